import { setTimeout as wait } from 'node:timers/promises';

const LOOK_EVERY_MS = 100;

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
  const endMs = performance.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found !== null && found !== undefined && found !== false) return found;
    if (performance.now() > endMs) throw new Error(`unable to see ${what} within ${withinMs} ms`);
    await wait(LOOK_EVERY_MS);
  }
}
