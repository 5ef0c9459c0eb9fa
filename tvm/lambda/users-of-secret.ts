import { runUsersCommand, type UsersCommandWorld } from '../passwords/users-command.ts';
import { environmentNames } from './environment.ts';
import type { SecretStore } from './secret-store.ts';

export interface UsersOfSecretWorld extends Pick<UsersCommandWorld, 'askPassword' | 'print' | 'hash'> {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly openSecret: (secretId: string) => SecretStore;
}

/** `npm run tvm:user`: the users of the authorizer function. @returns the exit code */
export function runUsersOfSecret(
  args: readonly string[],
  { env, openSecret, ...world }: UsersOfSecretWorld,
): Promise<number> {
  return runUsersCommand(args, {
    ...world,
    typed: 'npm run tvm:user --',
    placeOption: 'secret',
    says: `The secret is named by --secret or ${environmentNames.usersSecret}.`,
    openUsers: (secretId = env[environmentNames.usersSecret]) => {
      if (secretId) return openSecret(secretId);
      throw new Error(
        `unable to find the users; give the name or ARN of their secret as --secret <id>, or set ${environmentNames.usersSecret}`,
      );
    },
  });
}
