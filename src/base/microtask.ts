/** Runs `run` when the work at hand is done. What it throws reaches the platform as uncaught. */
export function microtask(run: () => void): void {
  try {
    queueMicrotask(run);
  } catch {
    void Promise.resolve().then(run);
  }
}
