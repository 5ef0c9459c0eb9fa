const TURNS = 20_000_000;

const timesMs: number[] = [];

/** Times a piece of work that is always the same: where these times differ, something else took the processor. */
export function noteNoise(): void {
  const startedAtMs = performance.now();
  let sum = 0;
  for (let turn = 0; turn < TURNS; turn++) sum = (sum * 31 + turn) | 0;
  const tookMs = performance.now() - startedAtMs;
  // `sum` is used, so that nobody may leave the loop out.
  timesMs.push(sum === 0.5 ? 0 : tookMs);
}

/** The times noted since it was last asked, in ms. */
export function takeNoise(): readonly number[] {
  return timesMs.splice(0);
}
