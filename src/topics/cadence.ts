// How long a stream may be silent before it is checked.

const UNLEARNED_SILENCE_MS = 30_000;
const LONGEST_UNLEARNED_SILENCE_MS = 300_000;
const INTERVALS_TO_LEARN = 3;
// A frozen stream is to be replaced within three heartbeat intervals, the new stream's first frame included.
const PATIENCE = 2.5;
const SHORTEST_SILENCE_MS = 2_000;
const CHECKS_TO_FORGET = 3;

/**
 * Learns a service's heartbeat interval: the longest of the last three on one stream. Only heartbeats teach, as
 * a busy room's messages say nothing about how quiet a healthy stream may be. Where a service sends none, the
 * checks become rarer, as each costs a stream.
 */
export class Cadence {
  #intervalsMs: number[] = [];
  #checksInVain = 0;
  #greets = false;

  /** Whether streams of this service are to begin with a frame: one did, with a heartbeat, or silence was no good sign. */
  get greets(): boolean {
    return this.#greets;
  }

  /** Whether the service's interval is known. */
  get learned(): boolean {
    return this.#intervalsMs.length >= INTERVALS_TO_LEARN;
  }

  /** Silence in ms after which a stream is to be checked. */
  get silenceMs(): number {
    if (this.learned) return Math.max(SHORTEST_SILENCE_MS, PATIENCE * Math.max(...this.#intervalsMs));
    return Math.min(UNLEARNED_SILENCE_MS * 2 ** this.#checksInVain, LONGEST_UNLEARNED_SILENCE_MS);
  }

  /** Streams are to begin with a frame from now on. */
  expectGreeting(): void {
    this.#greets = true;
  }

  /** Two heartbeats of one stream came this far apart. */
  learn(intervalMs: number): void {
    this.#intervalsMs = [...this.#intervalsMs.slice(1 - INTERVALS_TO_LEARN), intervalMs];
    this.#checksInVain = 0;
  }

  /** A stream was silent for `silenceMs` and is being checked. */
  noteCheck(): void {
    this.#checksInVain += 1;
    if (!this.learned || this.#checksInVain < CHECKS_TO_FORGET) return;
    // The service has become slower: learn again, and do not check at the old pace for ever.
    this.#intervalsMs = [];
    this.#checksInVain = 0;
  }
}
