// `npm run tvm:user`

import { askPassword } from '../passwords/ask-password.ts';
import { awsSecret } from './secret-store.ts';
import { runUsersOfSecret } from './users-of-secret.ts';

process.exitCode = await runUsersOfSecret(process.argv.slice(2), {
  env: process.env,
  openSecret: (secretId) => awsSecret(secretId),
  askPassword,
  print: (line) => void process.stdout.write(`${line}\n`),
});
