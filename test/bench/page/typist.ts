import type { MeasuredPage } from './measured-page.ts';

const KEY_EVERY_MS = 45;

/** Presses a key again and again. @returns `stop`, which resolves when all presses were handled */
export function typeSteadily(page: MeasuredPage): { stop(): Promise<void> } {
  const presses: Promise<void>[] = [];
  const timer = setInterval(() => presses.push(page.pressKey()), KEY_EVERY_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      await Promise.all(presses);
    },
  };
}
