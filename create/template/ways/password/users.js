// `npm run user`: adds, removes and lists those who may sign in.
import { runUsersFile } from 'momento-chat/tvm/passwords';

process.exitCode = await runUsersFile(process.argv.slice(2), {
  file: 'users.json',
  typed: 'npm run user --',
});
