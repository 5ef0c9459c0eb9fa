import type { Clock } from '../base/clock.ts';
import { sha256 } from '../base/sha-256.ts';

/** All tokens that come of one sign-in, in the order in which renewals brought them. */
export interface TokenDescent {
  /** Names the sign-in: the digest of its first refresh token. */
  readonly family: string;
  /** How many renewals it took. */
  readonly generation: number;
}

/** What a session has to know of its tokens, of whichever kind they are. */
export interface HeldTokens extends TokenDescent {
  /** What the machine is shown. */
  readonly shown: string;
  /** What they are renewed by; `''` where they cannot be. */
  readonly refreshToken: string;
  /** On the local clock, epoch ms: a device whose clock is wrong keeps tokens as long as any other. */
  readonly expiresAtMs: number;
  /** From their arrival to that. */
  readonly lifeMs: number;
  /** Names the person at the service for good. */
  readonly subject: string;
  /** What rooms know them by: the token id that a machine attests. */
  readonly userName: string;
}

/** How tokens of a kind are stored, and passed on between tabs. */
export interface TokenFormat<Tokens extends HeldTokens> {
  /** Plain values, by name. */
  write(tokens: Tokens): object;
  /** Undefined for what is none. */
  read(fields: Readonly<Record<string, unknown>>): Tokens | undefined;
}

/** So that no token runs out on its way to the machine; of those that live for seconds, less. */
const LONGEST_LEEWAY_MS = 30_000;

/** Whether the machine may be shown them; if not, they have to be renewed first. */
export function isFresh(
  { expiresAtMs, lifeMs }: Pick<HeldTokens, 'expiresAtMs' | 'lifeMs'>,
  clock: Pick<Clock, 'wallMs'>,
): boolean {
  return expiresAtMs - Math.min(LONGEST_LEEWAY_MS, lifeMs / 5) > clock.wallMs();
}

/** Tells refresh tokens apart where the token itself shall not be. */
export function digestOf({ refreshToken }: Pick<HeldTokens, 'refreshToken'>): string {
  return sha256(refreshToken);
}

/** What `fields` say of it; undefined where that is nothing. */
export function descentIn({
  family,
  generation,
}: Readonly<Record<string, unknown>>): TokenDescent | undefined {
  const isKnown = typeof family === 'string' && typeof generation === 'number';
  return isKnown ? { family, generation } : undefined;
}
