import type { MachineClock } from '../../tvm/machine-clock.ts';

/** A stage's throttling: a bucket of `burst` requests, refilled steadily. */
export interface ThrottleOptions {
  readonly ratePerSecond: number;
  readonly burst: number;
}

/** @returns whether one more request may pass now. */
export function createThrottle(
  { ratePerSecond, burst }: ThrottleOptions,
  clock: Pick<MachineClock, 'monotonicMs'>,
): () => boolean {
  let left = burst;
  let countedAtMs = clock.monotonicMs();
  return () => {
    const nowMs = clock.monotonicMs();
    left = Math.min(burst, left + ((nowMs - countedAtMs) / 1_000) * ratePerSecond);
    countedAtMs = nowMs;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
}
