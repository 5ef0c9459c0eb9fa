import type { Clock } from '../base/clock.ts';
import { renewAfterMs, usableMs } from './token-lifetime.ts';
import type { VendedToken } from './vended-token.ts';

/**
 * - `fresh`: hand it out.
 * - `doubtful`: it may be over (near its end, or the wall clock leapt): renew, and use it only if that fails.
 * - `expired`: over for certain.
 */
export type Freshness = 'fresh' | 'doubtful' | 'expired';

export interface HeldTokenOptions {
  readonly token: VendedToken;
  readonly lifetimeMs: number;
  readonly clock: Clock;
  readonly random: () => number;
}

/**
 * A token and its age. Neither clock tells the age alone: steady time may stand still while the device
 * sleeps, and wall time leaps when somebody sets it. So steady time is the least that has passed, wall time
 * the most, and where they disagree the token is doubtful: one request settles it.
 */
export class HeldToken {
  readonly token: VendedToken;
  readonly #clock: Clock;
  readonly #lifetimeMs: number;
  readonly #renewAfterMs: number;
  readonly #steadyStartMs: number;
  #wallStartMs: number;

  constructor({ token, lifetimeMs, clock, random }: HeldTokenOptions) {
    this.token = token;
    this.#clock = clock;
    this.#lifetimeMs = lifetimeMs;
    this.#renewAfterMs = renewAfterMs(lifetimeMs, random);
    this.#steadyStartMs = clock.monotonicMs();
    this.#wallStartMs = clock.wallMs();
  }

  freshness(): Freshness {
    const { leastMs, mostMs } = this.#ageMs();
    if (leastMs >= this.#lifetimeMs) return 'expired';
    return mostMs < usableMs(this.#lifetimeMs) ? 'fresh' : 'doubtful';
  }

  /** How long it lives at least, in ms. */
  get leftMs(): number {
    return this.#lifetimeMs - this.#ageMs().mostMs;
  }

  /** How long until it should be renewed, in ms; 0 or less when that is overdue. */
  renewInMs(): number {
    return this.#renewAfterMs - this.#ageMs().mostMs;
  }

  #ageMs(): { leastMs: number; mostMs: number } {
    const leastMs = this.#clock.monotonicMs() - this.#steadyStartMs;
    const wallMs = this.#clock.wallMs();
    // Sleep never sets the wall clock back, so somebody did: count on from where it stands now.
    this.#wallStartMs = Math.min(this.#wallStartMs, wallMs - leastMs);
    return { leastMs, mostMs: wallMs - this.#wallStartMs };
  }
}
