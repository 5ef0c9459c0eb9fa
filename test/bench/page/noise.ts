const TURNS = 20_000_000;

const timesMs: number[] = [];

/** Times a piece of work that is always the same: where these times differ, something else took the processor. */
export function noteNoise(): void {
  const startedAtMs = performance.now();
  const result = spin();
  const tookMs = performance.now() - startedAtMs;
  // The result is used, so that nobody may leave the loop out.
  timesMs.push(result === 0.5 ? 0 : tookMs);
}

/**
 * Whole numbers of 32 bits throughout: a product that once left them had the engine compile the loop for floating-point
 * numbers, which took five times as long in the first runs of a process and looked like noise.
 */
function spin(): number {
  let sum = 1;
  for (let turn = 0; turn < TURNS; turn++) sum = (Math.imul(sum, 31) + turn) | 0;
  return sum;
}

/** The times noted since it was last asked, in ms. */
export function takeNoise(): readonly number[] {
  return timesMs.splice(0);
}
