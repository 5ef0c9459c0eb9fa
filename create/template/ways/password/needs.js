// Imported before all else, as the machine does not start without, or lets nobody in.
import { existsSync } from 'node:fs';

const { MOMENTO_API_KEY, TVM_USERS } = process.env;
if (!MOMENTO_API_KEY) {
  console.error('There is no MOMENTO_API_KEY. Write one into .env: README.md says where it comes from.');
  process.exit(1);
}
if (!TVM_USERS && !existsSync('users.json')) {
  console.error('Nobody can sign in yet. README.md has the command that adds somebody: npm run user.');
  process.exit(1);
}
