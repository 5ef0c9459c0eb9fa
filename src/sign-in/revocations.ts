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

/** What there is to say to whoever was in last. */
interface News<Tokens> {
  readonly tried: Set<Tokens>;
  hasFailed: boolean;
}

/**
 * Tells the service that tokens are over, which are nowhere else any more. Where that fails it is tried again, from
 * memory, for as long as the page is open and at most five minutes.
 */
export class Revocations<Tokens> {
  readonly #options: RevocationsOptions<Tokens>;
  readonly #changes = new Notifier<RevocationState>();
  #news: News<Tokens> = { tried: new Set(), hasFailed: false };

  constructor(options: RevocationsOptions<Tokens>) {
    this.#options = options;
  }

  get state(): RevocationState {
    if (this.#news.tried.size > 0) return 'trying';
    return this.#news.hasFailed ? 'failed' : 'none';
  }

  /** Hears of every change of `state`. */
  onChange(listener: (state: RevocationState) => void): Cancel {
    return this.#changes.subscribe(listener);
  }

  /** Somebody else is in: what was said, or would be, is not for them. The service is told all the same. */
  forgetFailure(): void {
    this.#news = { tried: new Set(), hasFailed: false };
    this.#tell();
  }

  /** @returns a promise that settles after the first try, and never rejects */
  async revoke(tokens: Tokens): Promise<void> {
    const news = this.#news;
    const outcome = await this.#options.revokeOnce(tokens);
    if (outcome === 'later') {
      news.tried.add(tokens);
      this.#tell();
      void this.#goOn(tokens, news);
    } else this.#end(news, outcome);
  }

  async #goOn(tokens: Tokens, news: News<Tokens>): Promise<void> {
    const { clock, random = Math.random } = this.#options;
    const backoff = new Backoff({ ...RETRY_MS, random });
    const untilMs = clock.monotonicMs() + LONGEST_MS;
    let outcome: RevocationTry = 'later';
    while (outcome === 'later') {
      const waitMs = backoff.nextMs();
      if (clock.monotonicMs() + waitMs > untilMs) break;
      await delay(clock, waitMs);
      outcome = await this.#options.revokeOnce(tokens);
    }
    news.tried.delete(tokens);
    this.#end(news, outcome);
  }

  #end(news: News<Tokens>, outcome: RevocationTry): void {
    news.hasFailed ||= outcome !== 'done';
    this.#tell();
  }

  #tell(): void {
    this.#changes.notify(this.state);
  }
}
