// How long a token lives and when to renew it: arithmetic only.

import type { ExpiryClaims } from './vend-answer.ts';

/** No Momento disposable token lives longer (25 h). */
const LONGEST_MS = 90_000_000;
const SHORTEST_BELIEVED_MS = 30_000;

/**
 * How long a token lives from the moment it came, in ms. Only a claim that needs no local clock is
 * trusted as it is. An expiry on the service's clock is compared with the local clock only if the difference is
 * plausible, because anything else means that the local clock is wrong.
 */
export function lifetimeMs(
  // A missing value becomes an implausible difference.
  { expiresIn, expiresAt = 0, serverTime = Number.POSITIVE_INFINITY }: ExpiryClaims,
  local: { readonly wallMs: number; readonly assumedLifetimeMs: number },
): number {
  const seconds = expiresIn ?? expiresAt - serverTime;
  if (seconds > 0) return Math.min(seconds * 1_000, LONGEST_MS);
  const leftMs = expiresAt * 1_000 - local.wallMs;
  return leftMs >= SHORTEST_BELIEVED_MS && leftMs <= LONGEST_MS ? leftMs : local.assumedLifetimeMs;
}

/** How long a token may be handed out without renewing it: a request with it must still arrive in time. */
export function usableMs(lifetime: number): number {
  return lifetime - Math.min(lifetime / 10, 10_000);
}

/**
 * When to renew, in ms from the moment the token came: at 65 to 80 % of its life. That leaves several attempts
 * before it expires, and spreads clients that started together.
 */
export function renewAfterMs(lifetime: number, random: () => number): number {
  return lifetime * (0.65 + 0.15 * random());
}
