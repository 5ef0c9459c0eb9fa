import { renewAfterMs } from '../../src/tvm-client/token-lifetime.ts';

export interface VendSimulation {
  readonly ttlSeconds: number;
  readonly visitSeconds: number;
  readonly rushSeconds: number;
  /** A token is up to this old when it is handed out; 0: each is new. */
  readonly oldestSeconds: number;
  /** Whether pages draw the moment of renewal, or all take the same. */
  readonly jitter: boolean;
}

/** For one page user; times their number it is the load. */
export interface VendLoad {
  /** Tokens asked for in one visit, the first one included. */
  readonly perVisit: number;
  /** The busiest half minute of renewals after everybody has come in one rush, per second. */
  readonly renewalPeakPerSecond: number;
}

const PAGES = 50_000;
const BIN_SECONDS = 30;

/**
 * Lets many pages come in a rush, stay for one visit, and renew by the rule of the real client.
 * The same every time: its randomness begins with the same seed.
 */
export function simulateVends(options: VendSimulation): VendLoad {
  const { ttlSeconds, visitSeconds, rushSeconds, oldestSeconds, jitter } = options;
  const random = seededRandom(1);
  const renewalsInBin = new Map<number, number>();
  let renewals = 0;
  for (let page = 0; page < PAGES; page += 1) {
    const cameAt = random() * rushSeconds;
    let at = cameAt;
    for (;;) {
      const lifetime = ttlSeconds - random() * oldestSeconds;
      at += renewAfterMs(lifetime, jitter ? random : () => 0.5);
      if (at >= cameAt + visitSeconds) break;
      renewals += 1;
      const bin = Math.floor(at / BIN_SECONDS);
      renewalsInBin.set(bin, (renewalsInBin.get(bin) ?? 0) + 1);
    }
  }
  const busiest = Math.max(0, ...renewalsInBin.values());
  return { perVisit: 1 + renewals / PAGES, renewalPeakPerSecond: busiest / BIN_SECONDS / PAGES };
}

/** Numbers in [0, 1): a linear congruential generator. (Constants: Numerical Recipes.) */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
