import { cachedSecret } from '../cached-secret.ts';
import type { Caller } from '../caller.ts';
import { faultOf } from '../fault.ts';
import { type MachineClock, systemClock } from '../machine-clock.ts';
import { Refusal } from '../refusal.ts';
import { parseUserDirectory, verifyUser } from './user-directory.ts';

/** The headers of these names, as the client has sent them; `headers` of a request of Node's is such an object. */
export interface SentCredentials {
  readonly username?: string | readonly string[] | null | undefined;
  readonly password?: string | readonly string[] | null | undefined;
  /** Others are not looked at. Without this line, TypeScript refuses Node's `headers`: it names none of these two. */
  readonly [other: string]: string | readonly string[] | null | undefined;
}

export type PasswordCallerOf = (sent: SentCredentials) => Promise<Caller>;

export interface PasswordCallerOptions {
  /** The text that `runUsersFile` keeps. Read again after 4 minutes; a change counts within 5. */
  readonly readUsers: () => Promise<string>;
  readonly clock?: MachineClock;
}

/** A check takes a core for tenths of a second and 32 MiB. Node has four threads for such work, and others need some. */
const CHECKS_AT_ONCE = 2;
/** More would wait longer than the machine may take. */
const MAX_WAITING = 16;
const FULL_RETRY_SECONDS = 5;

/**
 * What finds out who calls by a user name and a password, and by nothing else. A wrong password and an unknown name are the
 * same to it, in words and in time. It has no lock for a name that is tried again and again, which would lock that person
 * out; it only never checks more than a few at a time.
 * @returns a function that rejects only with a `Refusal`
 */
export function createPasswordCallerOf({
  readUsers,
  clock = systemClock,
}: PasswordCallerOptions): PasswordCallerOf {
  const users = cachedSecret({ read: readUsers, parse: parseUserDirectory, clock });
  const turn = turns();

  return async ({ username, password }) => {
    if (typeof username !== 'string' || typeof password !== 'string') return { kind: 'unverified' };
    const directory = await users().catch(refuseUnread);
    const user = await turn(() => verifyUser(directory, { userName: username, password }));
    return user ? { kind: 'user', userName: user.userName, groups: [user.tier] } : { kind: 'unverified' };
  };
}

function refuseUnread(cause: unknown): never {
  throw new Refusal({
    code: 'unavailable',
    message: 'This Token Vending Machine cannot check who you are at this moment.',
    reason: `the users cannot be read: ${faultOf(cause)?.name}`,
    cause,
  });
}

/** Lets a few work at once and some wait, in order. */
function turns(): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= CHECKS_AT_ONCE) {
      if (waiting.length >= MAX_WAITING) throw tooMany();
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else {
      running += 1;
    }
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // The next one takes over the place.
      if (next) next();
      else running -= 1;
    }
  };
}

function tooMany(): Refusal {
  return new Refusal({
    code: 'throttled',
    message: 'Too many people sign in at this moment. Try again soon.',
    reason: 'more passwords to check than this machine has time for',
    retryAfterSeconds: FULL_RETRY_SECONDS,
  });
}
