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
