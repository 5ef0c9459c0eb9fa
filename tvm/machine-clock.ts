/** The time a Token Vending Machine lives by; `Clock` of the page and of the tests fits it by shape. */
export interface MachineClock {
  /** Epoch ms. */
  wallMs(): number;
  /** Steady ms from an arbitrary start, for durations. */
  monotonicMs(): number;
  /** Runs `run` once, `delayMs` from now; the function returned stops that. */
  setTimer(delayMs: number, run: () => void): () => void;
}

export const systemClock: MachineClock = {
  wallMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  setTimer: (delayMs, run) => {
    const id = setTimeout(run, delayMs);
    return () => clearTimeout(id);
  },
};

/** A moment on both clocks, to tell its age later. */
export interface Moment {
  readonly wallMs: number;
  readonly monotonicMs: number;
}

export function momentOf(clock: MachineClock): Moment {
  return { wallMs: clock.wallMs(), monotonicMs: clock.monotonicMs() };
}

/**
 * How long ago a moment was, for what must not get too old. A function that its host has frozen may find its
 * steady clock where it was, and a wall clock may be set back: the greater age counts.
 */
export function ageMs(clock: MachineClock, moment: Moment): number {
  return Math.max(clock.wallMs() - moment.wallMs, clock.monotonicMs() - moment.monotonicMs);
}
