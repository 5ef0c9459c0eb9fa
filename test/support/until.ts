import { setTimeout as wait } from 'node:timers/promises';

const LEAST_PAUSE_MS = 50;
const MOST_PAUSE_MS = 500;

/**
 * Waits until `look` brings something that is neither false nor null nor undefined, and brings that. By this process'
 * clock: that of a page may be a test's.
 * @throws Error `unable to see <what>`, where it does not come within that time
 */
export async function until<T>(
  what: string,
  look: () => T | Promise<T>,
  { withinMs }: { readonly withinMs: number },
): Promise<NonNullable<T>> {
  for (const startMs = performance.now(); ; ) {
    const found = await look();
    if (found !== null && found !== undefined && found !== false) return found;
    const tookMs = performance.now() - startMs;
    if (tookMs > withinMs) throw new Error(`unable to see ${what} within ${withinMs} ms`);
    // To look costs the page something, and who has waited for long can wait a little longer.
    await wait(Math.min(LEAST_PAUSE_MS + tookMs / 10, MOST_PAUSE_MS));
  }
}
