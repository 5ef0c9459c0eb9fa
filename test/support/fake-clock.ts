import type { Cancel } from '../../src/base/cancel.ts';
import type { Clock, ClockJump } from '../../src/base/clock.ts';
import { Notifier } from '../../src/base/notifier.ts';

interface Timer {
  readonly atMs: number;
  readonly order: number;
  readonly run: () => void;
}

/**
 * Time that stands still until the test moves it. Timers run in order, and between two of them all promises
 * (and I/O callbacks that are ready) get their turn, as they would in real time.
 */
export class FakeClock implements Clock {
  #steadyMs = 0;
  #wallOffsetMs: number;
  #order = 0;
  readonly #timers = new Set<Timer>();
  readonly #jumps = new Notifier<ClockJump>();
  /** Every delay asked of `setTimer`, in order. */
  readonly delays: number[] = [];

  constructor(wallMs = Date.UTC(2026, 0, 2, 3, 4, 5)) {
    this.#wallOffsetMs = wallMs;
  }

  /** Timers that are set now: a test of "leaves no timer" wants 0. */
  get pendingTimers(): number {
    return this.#timers.size;
  }

  get jumpListeners(): number {
    return this.#jumps.size;
  }

  wallMs(): number {
    return this.#wallOffsetMs + this.#steadyMs;
  }

  monotonicMs(): number {
    return this.#steadyMs;
  }

  setTimer(delayMs: number, run: () => void): Cancel {
    this.delays.push(delayMs);
    const timer = { atMs: this.#steadyMs + Math.max(0, delayMs), order: this.#order++, run };
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  }

  onJump(listener: (jump: ClockJump) => void): Cancel {
    return this.#jumps.subscribe(listener);
  }

  /**
   * Moves both times on, running what falls due. Not `patient`: between two timers only promises get their turn, not
   * I/O, which makes hours a hundred times faster.
   */
  async advance(ms: number, { patient = true }: { readonly patient?: boolean } = {}): Promise<void> {
    const until = this.#steadyMs + ms;
    const rest = patient ? settle : settlePromises;
    await settle();
    for (let timer = this.#next(until); timer; timer = this.#next(until)) {
      this.#timers.delete(timer);
      this.#steadyMs = timer.atMs;
      timer.run();
      await rest();
    }
    this.#steadyMs = until;
    await settle();
  }

  /** Sets the wall clock alone, as a user or NTP does, and reports the jump. */
  async jump(byMs: number): Promise<void> {
    this.#wallOffsetMs += byMs;
    this.#jumps.notify({ byMs });
    await settle();
  }

  #next(until: number): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.#timers) {
      if (timer.atMs > until) continue;
      if (!first || timer.atMs < first.atMs || (timer.atMs === first.atMs && timer.order < first.order)) {
        first = timer;
      }
    }
    return first;
  }
}

// Longer than any chain of promises between a timer and what it leads to.
const LONGEST_CHAIN = 30;

async function settlePromises(): Promise<void> {
  for (let round = 0; round < LONGEST_CHAIN; round++) await Promise.resolve();
}

/** Lets everything that is ready run: promises, and a few rounds of I/O callbacks. */
export async function settle(): Promise<void> {
  for (let round = 0; round < 3; round++) await new Promise((resolve) => setImmediate(resolve));
}
