import type { Clock } from '../base/clock.ts';
import { renewAfterMs, usableMs } from './token-lifetime.ts';
import type { VendedToken } from './vended-token.ts';

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

  /** Whether it can be handed out. If not, it may be over: renew it, and use it only if that fails. */
  get isFresh(): boolean {
    return this.#mostMs < usableMs(this.#lifetimeMs);
  }

  /** Whether it is over for certain. */
  get isExpired(): boolean {
    return this.#leastMs >= this.#lifetimeMs;
  }

  /** How long it lives at least, in ms. */
  get leftMs(): number {
    return this.#lifetimeMs - this.#mostMs;
  }

  /** How long until it should be renewed, in ms; 0 or less when that is overdue. */
  get renewInMs(): number {
    return this.#renewAfterMs - this.#mostMs;
  }

  get #leastMs(): number {
    return this.#clock.monotonicMs() - this.#steadyStartMs;
  }

  get #mostMs(): number {
    const wallMs = this.#clock.wallMs();
    // Sleep never sets the wall clock back, so somebody did: count on from where it stands now.
    this.#wallStartMs = Math.min(this.#wallStartMs, wallMs - this.#leastMs);
    return wallMs - this.#wallStartMs;
  }
}
