// `npm run tvm:user`

import { askPassword } from './ask-password.ts';
import { awsSecret } from './secret-store.ts';
import { runUsersCommand } from './users-command.ts';

process.exitCode = await runUsersCommand(process.argv.slice(2), {
  env: process.env,
  openSecret: (secretId) => awsSecret(secretId),
  askPassword,
  print: (line) => void process.stdout.write(`${line}\n`),
});
