import type { Cancel } from '../../../base/cancel.ts';
import type { Clock } from '../../../base/clock.ts';
import { nextFrame } from './next-frame.ts';

export interface DrawingScheduleOptions {
  readonly clock: () => Clock;
  /** Number after that of the newest row. */
  readonly end: () => number;
  /** Resolves when it is drawn. */
  readonly draw: () => Promise<unknown>;
}

// The time between two drawings of a busy room. Nobody reads faster, and drawing is what makes such a room expensive.
const PACE_MS = 100;
// And so many times as long as the last one took: a slow device has messages to read, too.
const PACE_RATIO = 3;
// However long one took: it may have been the machine that slept.
const LONGEST_PACE_MS = 500;
// So many rows in `PACE_MS` make a room busy; in any other, a message is drawn in the very next frame.
const BUSY_ROWS = 3;
// Over so many drawings: two that a frame or the network brings close together say little.
const BUSY_DRAWINGS = 3;
// More rows than this cannot be read one by one. Such a flood is drawn as soon as it is over.
const FLOOD_ROWS = 100;
const LOOK_MS = 16;

/** Decides when to draw what arrived: in a frame, but not in every frame while more and more arrives. */
export class DrawingSchedule {
  readonly #options: DrawingScheduleOptions;
  #cancelFrame: Cancel | undefined;
  #cancelWait: Cancel | undefined;
  /** The last drawings, oldest first: when, and the end of the rows then. */
  #drawings: readonly { readonly atMs: number; readonly end: number }[] = [];
  #paceMs = PACE_MS;
  #seenEnd = 0;

  constructor(options: DrawingScheduleOptions) {
    this.#options = options;
  }

  /** Draws in the next frame; a hidden page has no frames, so it costs nothing there. */
  inNextFrame(): void {
    this.#stopWait();
    this.#cancelFrame ??= nextFrame(this.#onFrame);
  }

  /** Draws in one of the next frames, together with what else arrives until then. */
  paced(): void {
    if (this.#cancelFrame || this.#cancelWait) return;
    const restMs = this.#restMs();
    if (restMs <= 0) {
      this.inNextFrame();
      return;
    }
    const { clock, end } = this.#options;
    this.#seenEnd = end();
    this.#cancelWait = clock().setTimer(Math.min(restMs, LOOK_MS), this.#onLook);
  }

  /** Draws nothing of what was scheduled. */
  cancel(): void {
    this.#stopWait();
    this.#cancelFrame?.();
    this.#cancelFrame = undefined;
  }

  readonly #onFrame = () => {
    const { clock, end, draw } = this.#options;
    this.#cancelFrame = undefined;
    const atMs = clock().monotonicMs();
    this.#drawings = [...this.#drawings, { atMs, end: end() }].slice(-BUSY_DRAWINGS);
    void draw().then(() => {
      this.#paceMs = Math.min(PACE_MS + PACE_RATIO * (clock().monotonicMs() - atMs), LONGEST_PACE_MS);
    });
  };

  readonly #onLook = () => {
    this.#cancelWait = undefined;
    const end = this.#options.end();
    const wasFlood = end - (this.#drawings.at(-1)?.end ?? 0) > FLOOD_ROWS;
    if (wasFlood && end === this.#seenEnd) this.inNextFrame();
    else this.paced();
  };

  /** How long the pace of a busy room forbids the next drawing. */
  #restMs(): number {
    const first = this.#drawings.at(-BUSY_DRAWINGS);
    const last = this.#drawings.at(-1);
    if (!first || !last) return 0;
    const { clock, end } = this.#options;
    const nowMs = clock().monotonicMs();
    const isBusy = (end() - first.end) * PACE_MS >= BUSY_ROWS * (nowMs - first.atMs);
    return isBusy ? last.atMs + this.#paceMs - nowMs : 0;
  }

  #stopWait(): void {
    this.#cancelWait?.();
    this.#cancelWait = undefined;
  }
}
