import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { userNameFaultText } from '../token-id.ts';
import { environmentNames } from './environment.ts';
import { hashPassword } from './password-hash.ts';
import type { SecretStore } from './secret-store.ts';
import { type DirectoryUser, formatUserDirectory, parseUserDirectory } from './user-directory.ts';

/** What the command meets around it. */
export interface UsersCommandWorld {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly openSecret: (secretId: string) => SecretStore;
  /** Asks without showing what is typed, or takes it from where standard input comes from. */
  readonly askPassword: () => Promise<string>;
  readonly print: (line: string) => void;
}

const USAGE = `Users of the lambda authorizer.

  npm run tvm:user -- add <name> --tier <group of the policy> [--generate] [--secret <id>]
  npm run tvm:user -- remove <name> [--secret <id>]
  npm run tvm:user -- list [--secret <id>]

The secret is named by --secret or ${environmentNames.usersSecret}. The password is asked for, or read from
standard input; --generate makes one and prints it once. A running machine notices within 5 minutes.`;

const MIN_PASSWORD_LENGTH = 12;
const MAX_PASSWORD_LENGTH = 128;
const GENERATED_BYTES = 18;

/** @returns the exit code. What went wrong is printed, never thrown. */
export async function runUsersCommand(args: readonly string[], world: UsersCommandWorld): Promise<number> {
  try {
    await run(args, world);
    return 0;
  } catch (error) {
    world.print(error instanceof Error ? error.message : 'unable to go on; no reason is known');
    return 1;
  }
}

async function run(args: readonly string[], world: UsersCommandWorld): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { tier: { type: 'string' }, secret: { type: 'string' }, generate: { type: 'boolean' } },
  });
  const { tier, generate = false, secret: secretId = world.env[environmentNames.usersSecret] } = values;
  const [verb, userName, ...rest] = positionals;
  // One word more could be a password, which would stay in the shell's history.
  if (!secretId || rest.length > 0) throw new Error(USAGE);
  const opened = { ...world, secret: world.openSecret(secretId) };
  if (verb === 'add' && userName && tier) await add({ userName, tier, generate }, opened);
  else if (verb === 'remove' && userName) await remove(userName, opened);
  else if (verb === 'list' && !userName) await list(opened);
  else throw new Error(USAGE);
}

interface Opened extends UsersCommandWorld {
  readonly secret: SecretStore;
}

interface Addition {
  readonly userName: string;
  readonly tier: string;
  readonly generate: boolean;
}

async function add({ userName, tier, generate }: Addition, { secret, askPassword, print }: Opened) {
  const fault = userNameFaultText(userName);
  // A name is repeated only where every character of it can be seen.
  if (fault !== undefined) throw new Error(`unable to add this user name; ${fault}`);
  if (!isHeaderText(userName)) {
    throw new Error(`unable to add "${userName}"; a name is printable ASCII, because it travels in a header`);
  }
  const password = generate ? randomBytes(GENERATED_BYTES).toString('base64url') : await askPassword();
  if (!isPassword(password)) {
    throw new Error(
      `unable to add "${userName}"; a password is ${MIN_PASSWORD_LENGTH} to ${MAX_PASSWORD_LENGTH} printable ASCII characters`,
    );
  }
  const hash = await hashPassword(password);
  // Read as late as possible: the store knows no conditional write.
  const users = await readUsers(secret);
  if (users.has(userName))
    throw new Error(`unable to add "${userName}"; there is such a user, remove it first`);
  await secret.write(formatUserDirectory(users.set(userName, { tier, password: hash })));
  print(`Added ${userName}, tier ${tier}.`);
  if (generate) print(`Password, shown only now: ${password}`);
}

async function remove(userName: string, { secret, print }: Opened): Promise<void> {
  const users = await readUsers(secret);
  if (!users.delete(userName)) throw new Error(`unable to remove "${userName}"; there is no such user`);
  await secret.write(formatUserDirectory(users));
  print(`Removed ${userName}. Tokens that it holds live until they expire.`);
}

async function list({ secret, print }: Opened): Promise<void> {
  for (const [name, { tier }] of await readUsers(secret)) print(`${name}\t${tier}`);
}

async function readUsers(secret: SecretStore): Promise<Map<string, DirectoryUser>> {
  return new Map(parseUserDirectory(await secret.read()));
}

function isPassword(text: string): boolean {
  return isHeaderText(text) && text.length >= MIN_PASSWORD_LENGTH && text.length <= MAX_PASSWORD_LENGTH;
}

/** What goes through an HTTP header as it is: no blank at its ends, nothing beyond ASCII. */
function isHeaderText(text: string): boolean {
  return /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(text);
}
