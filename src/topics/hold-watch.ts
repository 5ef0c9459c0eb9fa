// Some networks hold an answer back until it is complete, and that of a stream never is. Whoever suspects it asks for a
// stream that the service ends; all that belongs to those is loaded only then.

import type { Cancel } from '../base/cancel.ts';
import { lazily } from '../base/lazily.ts';
import { sessionFailure } from './session-failure.ts';
import type { ShortStreams, ShortStreamsHost } from './short-streams.ts';

/** A stream that has said nothing for this long is suspected. */
const SUSPECT_MS = 2_000;

export type LoadShortStreams = () => Promise<{ readonly ShortStreams: typeof ShortStreams }>;

export interface HoldWatchOptions extends Omit<ShortStreamsHost, 'onQuiet'> {
  /** Whether a stream is open that has not had a frame. */
  readonly isSilent: () => boolean;
  /** Whether streams of this service are known to begin with a frame. */
  readonly greets: () => boolean;
}

/** Suspects networks. */
export class HoldWatch {
  readonly #options: HoldWatchOptions;
  readonly #load: (() => Promise<ShortStreams>) | undefined;
  #short: ShortStreams | undefined;
  #cancelTimer: Cancel = () => {};
  #holds = false;
  #isUnanswered = false;
  #isQuiet = false;
  #closed = false;

  /** @param load Default: nothing is suspected. */
  constructor(options: HoldWatchOptions, load: LoadShortStreams | undefined) {
    this.#options = options;
    this.#load = load && lazily(async () => new (await load()).ShortStreams(this.#host()));
  }

  /** Whether short streams deliver, or are about to. */
  get isDelivering(): boolean {
    return this.#short?.isDelivering ?? false;
  }

  /** Whether something answers where streams say nothing, not even those that the service was to end. */
  get isUnanswered(): boolean {
    return this.#isUnanswered;
  }

  /** A stream without an end was opened. */
  opened(): void {
    this.#cancelTimer();
    if (!this.#load) return;
    this.#cancelTimer = this.#options.clock.setTimer(SUSPECT_MS, () => void this.#suspect());
  }

  /** A stream without an end has had a frame. */
  spoke(): void {
    this.#cancelTimer();
    this.#isUnanswered = false;
    this.#holds = false;
    this.#short?.stop();
  }

  /** Delivers by short streams where nothing else gets through. @returns whether it does */
  deliver(): boolean {
    if (this.#holds) this.#short?.deliver();
    return this.#holds;
  }

  /** See `ShortStreams`. */
  restart(): void {
    this.#short?.restart();
  }

  /** Ends them, for as long as nobody opens a stream. */
  stop(): void {
    this.#cancelTimer();
    this.#short?.stop();
  }

  close(): void {
    this.#closed = true;
    this.stop();
  }

  async #suspect(): Promise<void> {
    const { isSilent, greets } = this.#options;
    // One that has nothing to say in a quiet room has been asked once.
    if (this.isDelivering || !isSilent() || (this.#isQuiet && !greets())) return;
    // Without them the session goes on as if there were none.
    this.#short ??= await this.#load?.().catch(() => undefined);
    if (!this.#closed && isSilent()) this.#short?.probe();
  }

  #host(): ShortStreamsHost {
    const options = this.#options;
    return {
      ...options,
      onHeld: () => {
        this.#holds = true;
        this.#isUnanswered = false;
        options.onHeld();
      },
      onQuiet: () => {
        this.#isQuiet = true;
      },
      onUnanswered: () => {
        this.#isUnanswered = true;
        options.onUnanswered();
      },
      onFailed: (error, token) => {
        // Nobody answers: the network may be another by the time somebody does.
        if (sessionFailure(error).isUnanswered) this.#holds = false;
        options.onFailed(error, token);
      },
    };
  }
}
