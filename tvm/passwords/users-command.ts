import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { userNameFaultText } from '../token-id.ts';
import { hashPassword, type PasswordHash } from './password-hash.ts';
import { type DirectoryUser, formatUserDirectory, parseUserDirectory } from './user-directory.ts';

/** Where the users are kept, as one text. */
export interface UsersStore {
  /** @throws Error as the store has it; its text may hold anything. */
  read(): Promise<string>;
  write(text: string): Promise<void>;
}

/** What the command meets around it. */
export interface UsersCommandWorld {
  /** How one begins to type it. */
  readonly typed: string;
  /** The name of the one option that says where the users are; absent: there is one place only. */
  readonly placeOption?: string;
  /** Of that place, and when a change of it counts, in words. */
  readonly says: string;
  /** @throws Error where it was not said which. */
  readonly openUsers: (place: string | undefined) => UsersStore;
  /** Asks without showing what is typed, or takes it from where standard input comes from. */
  readonly askPassword: () => Promise<string>;
  readonly print: (line: string) => void;
  /** Default: the hash of a cost that delays whoever guesses. */
  readonly hash?: (password: string) => Promise<PasswordHash>;
}

function usage({ typed, placeOption, says }: UsersCommandWorld): string {
  const place = placeOption === undefined ? '' : ` [--${placeOption} <id>]`;
  return `Users who sign in by name and password.

  ${typed} add <name> --tier <group of the policy> [--generate]${place}
  ${typed} remove <name>${place}
  ${typed} list${place}
  ${typed} --help

${says} The password is asked for, or read from
standard input; --generate makes one and prints it once. A running machine notices within 5 minutes.`;
}

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
    options: {
      tier: { type: 'string' },
      generate: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
      ...(world.placeOption === undefined ? {} : { [world.placeOption]: { type: 'string' } as const }),
    },
  });
  const { tier, generate = false } = values;
  const [verb, userName, ...rest] = positionals;
  if (values.help) {
    world.print(usage(world));
    return;
  }
  // One word more could be a password, which would stay in the shell's history.
  const work = rest.length > 0 ? undefined : workOf({ verb, userName, tier, generate });
  if (!work) throw new Error(usage(world));
  const { [world.placeOption ?? '']: place } = values as Readonly<Record<string, unknown>>;
  await work({ ...world, store: world.openUsers(typeof place === 'string' ? place : undefined) });
}

/** What was asked for; undefined where that cannot be told. */
function workOf({ verb, userName, tier, generate }: Wish): ((opened: Opened) => Promise<void>) | undefined {
  if (verb === 'add' && userName && tier) return (opened) => add({ userName, tier, generate }, opened);
  if (verb === 'remove' && userName) return (opened) => remove(userName, opened);
  if (verb === 'list' && !userName) return list;
  return undefined;
}

interface Wish {
  readonly verb: string | undefined;
  readonly userName: string | undefined;
  readonly tier: string | undefined;
  readonly generate: boolean;
}

interface Opened extends UsersCommandWorld {
  readonly store: UsersStore;
}

interface Addition {
  readonly userName: string;
  readonly tier: string;
  readonly generate: boolean;
}

async function add({ userName, tier, generate }: Addition, { store, askPassword, print, hash }: Opened) {
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
  const hashed = await (hash ?? hashPassword)(password);
  // Read as late as possible: the store knows no conditional write.
  const users = await readUsers(store);
  if (users.has(userName))
    throw new Error(`unable to add "${userName}"; there is such a user, remove it first`);
  await store.write(formatUserDirectory(users.set(userName, { tier, password: hashed })));
  print(`Added ${userName}, tier ${tier}.`);
  if (generate) print(`Password, shown only now: ${password}`);
}

async function remove(userName: string, { store, print }: Opened): Promise<void> {
  const users = await readUsers(store);
  if (!users.delete(userName)) throw new Error(`unable to remove "${userName}"; there is no such user`);
  await store.write(formatUserDirectory(users));
  print(`Removed ${userName}. Tokens that it holds live until they expire.`);
}

async function list({ store, print }: Opened): Promise<void> {
  for (const [name, { tier }] of await readUsers(store)) print(`${name}\t${tier}`);
}

async function readUsers(store: UsersStore): Promise<Map<string, DirectoryUser>> {
  return new Map(parseUserDirectory(await store.read()));
}

function isPassword(text: string): boolean {
  return isHeaderText(text) && text.length >= MIN_PASSWORD_LENGTH && text.length <= MAX_PASSWORD_LENGTH;
}

/** What goes through an HTTP header as it is: no blank at its ends, nothing beyond ASCII. */
function isHeaderText(text: string): boolean {
  return /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(text);
}
