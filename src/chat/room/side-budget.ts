import { BoundedMap } from '../../base/bounded-map.ts';
import type { Clock } from '../../base/clock.ts';
import type { Author } from '../author.ts';
import { hasLeft } from '../timeline/joined-together.ts';
import { rowsFromTheEnd } from '../timeline/rows-from-the-end.ts';
import type { Timeline } from '../timeline/timeline.ts';

export interface SideBudgetOptions {
  readonly clock: Clock;
  /** A number in [0, 1), as `Math.random`. */
  readonly random: () => number;
  /** For all people of the room together. Momento counts one operation for a publish, and one for each delivery. */
  readonly operationsPerSecond: number;
  readonly timeline: Pick<Timeline, 'length' | 'at'>;
}

/** What nobody has used for so long may be used at once. */
const BURST_S = 10;
/** Whoever floods the room with such events silences others for so long at most. */
const LONGEST_DEBT_S = 60;
/** Whoever was heard of is taken to listen for so long: large rooms must not take themselves for small ones. */
const LISTENS_FOR_MS = 1_800_000;
/** What comes at once when the first of them is heard was replayed: it was spent long ago. */
const REPLAYED_MS = 2_000;
/** Among so many rows, whoever listens is looked for; and how long what was found holds. */
const MOST_ROWS = 500;
const COUNTED_FOR_MS = 1_000;
const MOST_LISTENERS = 5_000;
/** Pages that find the room quiet at the same moment go out one by one; in small rooms that cannot be seen. */
const UNSPREAD_S = 1;

/**
 * What all pages of a room may spend on what is no message: reactions, presence, typing. Nobody shares it out. Each page
 * hears what the others send, and counts it; so all of them see the same allowance, but for those who only read.
 */
export class SideBudget {
  readonly #options: SideBudgetOptions;
  /** By key of the author, until when they count; epoch ms. */
  readonly #heard = new BoundedMap<string, number>(MOST_LISTENERS);
  readonly #beganAtMs: number;
  #operations: number;
  #countedAtMs: number;
  #listeners = 1;
  #listenersAtMs = Number.NEGATIVE_INFINITY;

  constructor(options: SideBudgetOptions) {
    this.#options = options;
    this.#operations = options.operationsPerSecond * BURST_S;
    this.#beganAtMs = options.clock.monotonicMs();
    this.#countedAtMs = this.#beganAtMs;
  }

  /** How many listen, as far as we know: we, and all others who have been heard of lately. */
  get listeners(): number {
    const { clock, timeline } = this.#options;
    const nowMs = clock.monotonicMs();
    if (nowMs - this.#listenersAtMs < COUNTED_FOR_MS) return this.#listeners;
    const wallMs = clock.wallMs();
    const keys = new Set<string>();
    for (const [key, untilMs] of this.#heard) if (untilMs > wallMs) keys.add(key);
    let unnamed = 0;
    for (const row of rowsFromTheEnd(timeline, MOST_ROWS)) {
      if (!('own' in row) || hasLeft(row) || row.atMs + LISTENS_FOR_MS < wallMs) continue;
      if (!row.own) keys.add(row.author.key);
      if (row.kind !== 'joined') continue;
      for (const { key } of row.others ?? []) keys.add(key);
      unnamed += row.more ?? 0;
    }
    this.#listenersAtMs = nowMs;
    this.#listeners = keys.size + unnamed + 1;
    return this.#listeners;
  }

  /** What one more event costs, as a share of what there is for a second: 2 are two seconds of it. */
  get eventS(): number {
    return (this.listeners + 1) / this.#options.operationsPerSecond;
  }

  /** In ms, until one more event may go out; 0: now. */
  get waitMs(): number {
    this.#count(0);
    const { operationsPerSecond } = this.#options;
    // What costs more than can be saved waits until all is saved.
    const missing = Math.min(this.eventS, BURST_S) - this.#operations / operationsPerSecond;
    return Math.max(missing, 0) * 1_000;
  }

  /** A time in ms, another for each page, so that those who waited for the same do not go at once. */
  spreadMs(): number {
    return this.#options.random() * Math.max(this.eventS - UNSPREAD_S, 0) * 1_000;
  }

  /**
   * Such an event was on the topic.
   * @param by whom it was from, if that is not us
   */
  note(by?: Author): void {
    const isNew = this.#options.clock.monotonicMs() - this.#beganAtMs > REPLAYED_MS;
    if (isNew) this.#count(this.listeners + 1);
    if (by) this.#heard.set(by.key, this.#options.clock.wallMs() + LISTENS_FOR_MS);
  }

  #count(spent: number): void {
    const { clock, operationsPerSecond } = this.#options;
    const nowMs = clock.monotonicMs();
    const saved = this.#operations + ((nowMs - this.#countedAtMs) / 1_000) * operationsPerSecond;
    const left = Math.min(saved, operationsPerSecond * BURST_S) - spent;
    this.#operations = Math.max(left, -operationsPerSecond * LONGEST_DEBT_S);
    this.#countedAtMs = nowMs;
  }
}
