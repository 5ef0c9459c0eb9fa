import { runUsersFile } from 'momento-chat/tvm/passwords';

process.exitCode = await runUsersFile(process.argv.slice(2), {
  file: process.env.USERS_FILE ?? 'users.json',
  typed: 'npx tsx users.ts',
});
