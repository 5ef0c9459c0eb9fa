import {
  isPasswordHash,
  nobodysHash,
  nobodysHashLike,
  type PasswordHash,
  verifyPassword,
} from './password-hash.ts';

/** Somebody who may sign in by name and password. */
export interface DirectoryUser {
  /** Which rule of the policy is theirs. */
  readonly tier: string;
  readonly password: PasswordHash;
}

/** By name. As text, this is the secret with the users: `{"users": {"ann": {"tier": "…", "password": "$scrypt$…"}}}`. */
export type UserDirectory = ReadonlyMap<string, DirectoryUser>;

export interface Credentials {
  readonly userName: string;
  readonly password: string;
}

export interface VerifiedUser {
  readonly userName: string;
  readonly tier: string;
}

/**
 * Undefined for a wrong password and for an unknown name alike, after the same work: whoever is named, the password is
 * checked once at each cost that is stored, against a hash of nobody's where the cost is not that user's.
 */
export async function verifyUser(
  directory: UserDirectory,
  { userName, password }: Credentials,
  verify: typeof verifyPassword = verifyPassword,
): Promise<VerifiedUser | undefined> {
  const user = directory.get(userName);
  let isRight = false;
  for (const hash of hashesToCheck(directory, user)) {
    if (await verify({ password, hash })) isRight = true;
  }
  return user && isRight ? { userName, tier: user.tier } : undefined;
}

/** One of each cost, in the order of the directory; of the user's cost, the user's. */
function hashesToCheck(directory: UserDirectory, user: DirectoryUser | undefined): Iterable<PasswordHash> {
  const stored = [...directory.values()].map(({ password }) => nobodysHashLike(password));
  const costs = new Set(stored.length > 0 ? stored : [nobodysHash]);
  const users = user && nobodysHashLike(user.password);
  return [...costs].map((nobodys) => (user && nobodys === users ? user.password : nobodys));
}

/** @throws Error that names what is wrong, without any hash. */
export function parseUserDirectory(text: string): UserDirectory {
  const { users } = parseObject(text, 'the secret');
  const directory = new Map<string, DirectoryUser>();
  for (const [userName, user] of Object.entries(objectOf(users, '"users"'))) {
    const { tier, password } = objectOf(user, `the entry of "${userName}"`);
    if (typeof tier !== 'string' || tier === '') throw broken(`"${userName}" has no tier`);
    if (!isPasswordHash(password)) throw broken(`the password of "${userName}" is no scrypt hash of ours`);
    directory.set(userName, { tier, password });
  }
  return directory;
}

export function formatUserDirectory(directory: UserDirectory): string {
  return JSON.stringify({ users: Object.fromEntries(directory) }, undefined, 2);
}

function parseObject(text: string, what: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The error of `JSON.parse` quotes what it stumbled over.
    throw broken(`${what} is not JSON`);
  }
  return objectOf(value, what);
}

function objectOf(value: unknown, what: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw broken(`${what} is no object`);
  return value as Record<string, unknown>;
}

function broken(reason: string): Error {
  return new Error(`unable to use the users; ${reason}`);
}
