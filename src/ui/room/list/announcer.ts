import type { Cancel } from '../../../base/cancel.ts';
import type { Clock } from '../../../base/clock.ts';
import type { MessageRow } from '../../../chat/timeline/timeline-row.ts';
import type { Arrivals } from './arrivals.ts';
import { listWords, spokenAmendment, spokenMessage } from './list-words.ts';

// What comes close together is spoken together.
const GATHER_MS = 300;
// A screen reader gets time to finish. In a storm, it gets a count every few seconds.
const PAUSE_MS = 3_000;
const MAX_SPOKEN = 3;

/**
 * Announces what has arrived or was changed to those who cannot see it: each message while they are few, otherwise how
 * many.
 */
export class Announcer {
  readonly #clock: Clock;
  readonly #speak: (words: string) => void;
  readonly #whyUnsent: (row: MessageRow) => string;
  #count = 0;
  #latest: Arrivals['latest'] = [];
  #failed: readonly MessageRow[] = [];
  /** By key: of a message that is amended again before it is spoken, the latest counts. */
  readonly #amended = new Map<string, MessageRow>();
  #pauseUntilMs = Number.NEGATIVE_INFINITY;
  #cancel: Cancel | undefined;

  /** @param options.speak puts the words where a screen reader notices that they changed; `''` clears it */
  constructor(options: {
    readonly clock: Clock;
    readonly speak: (words: string) => void;
    readonly whyUnsent: (row: MessageRow) => string;
  }) {
    this.#clock = options.clock;
    this.#speak = options.speak;
    this.#whyUnsent = options.whyUnsent;
  }

  hear({ count, latest, failed, amended }: Arrivals): void {
    if (count === 0 && failed.length === 0 && amended.length === 0) return;
    for (const row of amended) this.#hearAmended(row);
    this.#count += count;
    this.#latest = [...this.#latest, ...latest].slice(-MAX_SPOKEN);
    this.#failed = [...this.#failed, ...failed];
    if (this.#cancel) return;
    // The same words twice are noticed only if they were away in between.
    this.#speak('');
    const pauseMs = this.#pauseUntilMs - this.#clock.monotonicMs();
    this.#cancel = this.#clock.setTimer(Math.max(GATHER_MS, pauseMs), this.#onTimer);
  }

  /** Says nothing more. */
  close(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#count = 0;
    this.#latest = [];
    this.#failed = [];
    this.#amended.clear();
  }

  /** One that arrived and is not spoken yet is spoken as it is now, and counts once. */
  #hearAmended(row: MessageRow): void {
    const isUnspoken = this.#latest.some(({ key }) => key === row.key);
    if (isUnspoken) this.#latest = this.#latest.map((one) => (one.key === row.key ? row : one));
    else this.#amended.set(row.key, row);
  }

  readonly #onTimer = () => {
    const arrived =
      this.#count > MAX_SPOKEN
        ? [listWords().newCount(this.#count)]
        : this.#latest.map((row) => spokenMessage(row));
    const amended =
      this.#amended.size > MAX_SPOKEN
        ? [listWords().changedCount(this.#amended.size)]
        : [...this.#amended.values()].map((row) => spokenAmendment(row));
    const failed = this.#failed.map(this.#whyUnsent);
    const words = [...failed, ...amended, ...arrived].join('\n');
    this.close();
    this.#pauseUntilMs = this.#clock.monotonicMs() + PAUSE_MS;
    this.#speak(words);
  };
}
