import { readFile, rename, writeFile } from 'node:fs/promises';
import { askPassword } from './ask-password.ts';
import { formatUserDirectory } from './user-directory.ts';
import { runUsersCommand, type UsersStore } from './users-command.ts';

export interface UsersFileOptions {
  /** Its path. It is made where there is none; only its owner may read it. */
  readonly file: string;
  /** How one begins to type the command, such as `npm run user --`. */
  readonly typed: string;
}

/**
 * A command that adds, removes and lists the users in a file, of whose passwords it holds hashes. It asks and prints at the
 * terminal.
 * @param args what was typed
 * @returns the exit code; what went wrong is printed, never thrown
 */
export function runUsersFile(args: readonly string[], { file, typed }: UsersFileOptions): Promise<number> {
  return runUsersCommand(args, {
    typed,
    says: `They are in ${file}, with hashes of their passwords.`,
    openUsers: () => usersFile(file),
    askPassword,
    print: (line) => void process.stdout.write(`${line}\n`),
  });
}

function usersFile(file: string): UsersStore {
  return {
    read: () =>
      readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return formatUserDirectory(new Map());
        throw error;
      }),
    // A machine that reads at this moment finds the old text or the new one, whole.
    write: async (text) => {
      await writeFile(`${file}.new`, `${text}\n`, { mode: 0o600 });
      await rename(`${file}.new`, file);
    },
  };
}
