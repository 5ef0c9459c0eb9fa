// How long a stream may be silent before it is checked.

const SHORTEST_SILENCE_MS = 2_000;
// Nothing is known of a service in the beginning. Two checks come soon, so that a stream that dies within seconds is not
// believed for long; they cost a stream each, and only where heartbeats are rare. The second leaves a heartbeat every
// 8 s the time to teach.
const FIRST_CHECKS_MS = [
  { fromMs: SHORTEST_SILENCE_MS, toMs: 8_500 },
  { fromMs: 8_200, toMs: 9_200 },
] as const;
const UNLEARNED_SILENCE_MS = 30_000;
const LONGEST_UNLEARNED_SILENCE_MS = 300_000;
const INTERVALS_TO_LEARN = 3;
// A frozen stream is to be replaced within three heartbeat intervals, the new stream's first frame included.
const LEAST_PATIENCE = 1.5;
const CHECKS_TO_FORGET = 3;
// What a check has, where it comes soon, is the rest of this; it is opened at an address that answered seconds ago.
const SOON_LOST_MS = 10_000;
const LATEST_SOON_MS = 9_200;
const TIME_TO_ANSWER_MS = 8_000;

/**
 * Learns a service's heartbeat interval: the longest of the last three on one stream. Only heartbeats teach, as
 * a busy room's messages say nothing about how quiet a healthy stream may be. Where a service sends none, the
 * checks become rarer, as each costs a stream.
 */
export class Cadence {
  /** Where in the spread of all pages this one is, in [0, 1): pages whose streams fall silent together check one by one. */
  readonly #share: number;
  #intervalsMs: number[] = [];
  #firstChecks = 0;
  #checksInVain = 0;
  #greets = false;
  #hasGreeted = false;

  /** @param share in [0, 1) */
  constructor(share: number) {
    this.#share = share;
  }

  /** Whether streams of this service are to begin with a frame: one did, with a heartbeat, or silence was no good sign. */
  get greets(): boolean {
    return this.#greets;
  }

  /** Whether a stream did begin with a heartbeat. */
  get hasGreeted(): boolean {
    return this.#hasGreeted;
  }

  /** Whether the service's interval is known. */
  get learned(): boolean {
    return this.#intervalsMs.length >= INTERVALS_TO_LEARN;
  }

  /** Silence in ms after which a stream is to be checked. */
  get silenceMs(): number {
    return Math.round(this.#silenceMs);
  }

  /** Silence in ms after which a stream is lost whose check got no answer either. */
  get lossMs(): number {
    const { silenceMs } = this;
    return silenceMs <= LATEST_SOON_MS ? SOON_LOST_MS : silenceMs + TIME_TO_ANSWER_MS;
  }

  /** Streams are to begin with a frame from now on. */
  expectGreeting(): void {
    this.#greets = true;
  }

  /** A stream began with a heartbeat. */
  noteGreeting(): void {
    this.#hasGreeted = true;
    this.#greets = true;
  }

  /** Two heartbeats of one stream came this far apart. */
  learn(intervalMs: number): void {
    this.#intervalsMs = [...this.#intervalsMs.slice(1 - INTERVALS_TO_LEARN), intervalMs];
    this.#checksInVain = 0;
  }

  /** A stream was silent for `silenceMs` and is being checked. */
  noteCheck(): void {
    if (!this.learned && this.#firstChecks < FIRST_CHECKS_MS.length) {
      this.#firstChecks += 1;
      return;
    }
    this.#checksInVain += 1;
    if (!this.learned || this.#checksInVain < CHECKS_TO_FORGET) return;
    // The service has become slower: learn again, and do not check at the old pace for ever.
    this.#intervalsMs = [];
    this.#firstChecks = FIRST_CHECKS_MS.length;
    this.#checksInVain = 0;
  }

  get #silenceMs(): number {
    const share = this.#share;
    if (this.learned) {
      return Math.max(SHORTEST_SILENCE_MS, (LEAST_PATIENCE + share) * Math.max(...this.#intervalsMs));
    }
    const first = FIRST_CHECKS_MS[this.#firstChecks];
    if (first) return first.fromMs + share * (first.toMs - first.fromMs);
    const longestMs = Math.min(UNLEARNED_SILENCE_MS * 2 ** this.#checksInVain, LONGEST_UNLEARNED_SILENCE_MS);
    return longestMs * (0.5 + 0.5 * share);
  }
}
