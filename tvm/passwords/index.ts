// What `momento-chat/tvm/passwords` offers to servers whose users have a name and a password, and no account elsewhere.

export {
  createPasswordCallerOf,
  type PasswordCallerOf,
  type PasswordCallerOptions,
  type SentCredentials,
} from './password-caller.ts';
export { runUsersFile, type UsersFileOptions } from './users-file.ts';
