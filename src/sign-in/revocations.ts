import { Backoff } from '../base/backoff.ts';
import type { Cancel } from '../base/cancel.ts';
import { type Clock, delay } from '../base/clock.ts';
import { Notifier } from '../base/notifier.ts';

/** What one try to tell the service came to; `later`: it may work then. */
export type RevocationTry = 'done' | 'later' | 'failed';

export interface RevocationsOptions<Tokens> {
  /** Tells the service once; never rejects. */
  readonly revokeOnce: (tokens: Tokens) => Promise<RevocationTry>;
  readonly clock: Clock;
  /** A number in [0, 1), as `Math.random`. */
  readonly random?: (() => number) | undefined;
}

/** Whether the service knows that who signed out did. */
export type RevocationState =
  /** It does, or nobody signed out. */
  | 'none'
  /** It could not be told yet. */
  | 'trying'
  /** It could not be told: whoever has a copy of the tokens can go on with them. */
  | 'failed';

const RETRY_MS = { floorMs: 2_000, baseMs: 4_000, ceilingMs: 60_000 };
const LONGEST_MS = 300_000;

const STATE_AFTER = { done: 'none', later: 'trying', failed: 'failed' } as const;

/**
 * Tells the service that tokens are over, which are nowhere else any more. Where that fails it is tried again, from
 * memory, for as long as the page is open and at most five minutes.
 */
export class Revocations<Tokens> {
  readonly #options: RevocationsOptions<Tokens>;
  readonly #changes = new Notifier<RevocationState>();
  /** What there is to say to whoever was in last. */
  #news = new Map<object, RevocationState>();

  constructor(options: RevocationsOptions<Tokens>) {
    this.#options = options;
  }

  get state(): RevocationState {
    const states = [...this.#news.values()];
    return (['trying', 'failed'] as const).find((state) => states.includes(state)) ?? 'none';
  }

  /** Hears of every change of `state`. */
  onChange(listener: (state: RevocationState) => void): Cancel {
    return this.#changes.subscribe(listener);
  }

  /** Somebody else is in: what was said, or would be, is not for them. The service is told all the same. */
  forgetFailure(): void {
    this.#news = new Map();
    this.#changes.notify(this.state);
  }

  /** @returns a promise that settles after the first try, and never rejects */
  async revoke(tokens: Tokens): Promise<void> {
    const news = this.#news;
    const one = {};
    const tell = (outcome: RevocationTry) => {
      news.set(one, STATE_AFTER[outcome]);
      this.#changes.notify(this.state);
    };
    const outcome = await this.#options.revokeOnce(tokens);
    tell(outcome);
    if (outcome === 'later') void this.#goOn(tokens).then(tell);
  }

  async #goOn(tokens: Tokens): Promise<RevocationTry> {
    const { clock, random = Math.random } = this.#options;
    const backoff = new Backoff({ ...RETRY_MS, random });
    const untilMs = clock.monotonicMs() + LONGEST_MS;
    for (;;) {
      const waitMs = backoff.nextMs();
      if (clock.monotonicMs() + waitMs > untilMs) return 'failed';
      await delay(clock, waitMs);
      const outcome = await this.#options.revokeOnce(tokens);
      if (outcome !== 'later') return outcome;
    }
  }
}
