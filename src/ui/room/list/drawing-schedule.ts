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
// Two drawings within this time make a room busy; in any other, a message is drawn in the very next frame.
const BUSY_MS = 80;
// It stays busy as long as this much is gathered from one drawing to the next.
const BUSY_ROWS = 3;
// More rows than this cannot be read one by one. Such a flood is drawn as soon as it is over.
const FLOOD_ROWS = 100;
const LOOK_MS = 16;

/** Decides when to draw what arrived: in a frame, but not in every frame while more and more arrives. */
export class DrawingSchedule {
  readonly #options: DrawingScheduleOptions;
  #cancelFrame: Cancel | undefined;
  #cancelWait: Cancel | undefined;
  #lastMs = Number.NEGATIVE_INFINITY;
  #beforeLastMs = Number.NEGATIVE_INFINITY;
  #isBusy = false;
  #paceMs = PACE_MS;
  #drawnEnd = 0;
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
    const nowMs = clock().monotonicMs();
    const newEnd = end();
    this.#isBusy &&= newEnd - this.#drawnEnd >= BUSY_ROWS;
    this.#beforeLastMs = this.#lastMs;
    this.#lastMs = nowMs;
    this.#drawnEnd = newEnd;
    void draw().then(() => {
      this.#paceMs = Math.min(PACE_MS + PACE_RATIO * (clock().monotonicMs() - nowMs), LONGEST_PACE_MS);
    });
  };

  readonly #onLook = () => {
    this.#cancelWait = undefined;
    const end = this.#options.end();
    const wasFlood = end - this.#drawnEnd > FLOOD_ROWS;
    if (wasFlood && end === this.#seenEnd) this.inNextFrame();
    else this.paced();
  };

  /** How long the pace of a busy room forbids the next drawing. */
  #restMs(): number {
    const nowMs = this.#options.clock().monotonicMs();
    this.#isBusy ||= nowMs - this.#beforeLastMs < BUSY_MS;
    return this.#isBusy ? this.#lastMs + this.#paceMs - nowMs : 0;
  }

  #stopWait(): void {
    this.#cancelWait?.();
    this.#cancelWait = undefined;
  }
}
