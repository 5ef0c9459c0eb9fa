// The only place that touches `Date`, `performance` and `setTimeout`: everything else takes a `Clock`, so that
// tests decide what time it is.

import type { Cancel } from './cancel.ts';
import { Notifier } from './notifier.ts';

/** Wall time moved against steady time: the device slept, or its clock was set. */
export interface ClockJump {
  /** By how much the wall clock moved more than it should have, in ms; negative when it was set back. */
  readonly byMs: number;
}

/** Time as the rooms below `ui/` see it. */
export interface Clock {
  /** Wall time, epoch ms. It may jump, and may be wrong by days: never measure a duration with it. */
  wallMs(): number;
  /** Steady time in ms from an arbitrary start. It may or may not advance while the device sleeps. */
  monotonicMs(): number;
  /** Runs `run` once, `delayMs` from now (at least 0; longer than 24 days is cut to that). */
  setTimer(delayMs: number, run: () => void): Cancel;
  /** Reports jumps of the wall clock, within a few seconds of the device being awake again. */
  onJump(listener: (jump: ClockJump) => void): Cancel;
}

/**
 * Waits `delayMs`.
 * @throws the signal's reason as soon as `signal` aborts; the timer is gone then.
 */
export function delay(clock: Clock, delayMs: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const onAbort = () => {
      cancel();
      reject(abortReason(signal));
    };
    const cancel = clock.setTimer(delayMs, () => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    });
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}

/** The reason of an aborted signal as an `Error`, whatever was passed to `abort()`. */
export function abortReason(signal: AbortSignal | undefined): Error {
  const reason: unknown = signal?.reason;
  return reason instanceof Error ? reason : new DOMException('aborted', 'AbortError');
}

// setTimeout takes a signed 32-bit number of ms and fires at once above it.
const LONGEST_TIMER_MS = 2 ** 31 - 1;
const JUMP_CHECK_MS = 5_000;
// A busy page or a throttled background tab delays timers by seconds, but moves wall and steady time alike.
const JUMP_TOLERANCE_MS = 2_000;
// Some systems stop steady time during sleep, others let it run; a check this late means sleep on the latter.
const LATE_CHECK_MS = 75_000;

/** The real clock. */
export class SystemClock implements Clock {
  readonly #jumps = new Notifier<ClockJump>();
  #stopWatching: Cancel | undefined;

  wallMs(): number {
    return Date.now();
  }

  monotonicMs(): number {
    try {
      return performance.now();
    } catch {
      // Not steady, but all that there is.
      return Date.now();
    }
  }

  setTimer(delayMs: number, run: () => void): Cancel {
    const id = setTimeout(run, Math.min(Math.max(delayMs, 0), LONGEST_TIMER_MS));
    return () => clearTimeout(id);
  }

  onJump(listener: (jump: ClockJump) => void): Cancel {
    const unsubscribe = this.#jumps.subscribe(listener);
    this.#stopWatching ??= this.#watchForJumps();
    return () => {
      unsubscribe();
      if (this.#jumps.size > 0) return;
      this.#stopWatching?.();
      this.#stopWatching = undefined;
    };
  }

  #watchForJumps(): Cancel {
    let wall = this.wallMs();
    let steady = this.monotonicMs();
    const id = setInterval(() => {
      const wallPassed = this.wallMs() - wall;
      const steadyPassed = this.monotonicMs() - steady;
      wall += wallPassed;
      steady += steadyPassed;
      const drift = wallPassed - steadyPassed;
      // A throttled hidden tab may be checked once a minute: late, but nothing jumped.
      const late = steadyPassed - JUMP_CHECK_MS;
      const byMs = Math.abs(drift) > JUMP_TOLERANCE_MS ? drift : late > LATE_CHECK_MS ? late : 0;
      if (byMs !== 0) this.#jumps.notify({ byMs });
    }, JUMP_CHECK_MS);
    return () => clearInterval(id);
  }
}

/** Epoch ms of an HTTP date ("Fri, 02 Jan 2026 03:04:05 GMT"); `NaN` for anything else. */
export function parseHttpDateMs(text: string): number {
  // `Date.parse` takes far more than a date ("5" is a day of 2001).
  return /^\w{3}, .+ GMT$/.test(text) ? Date.parse(text) : Number.NaN;
}
