import type { PageHost } from '../../support/page-host.ts';
import type { CellPage } from './cell-page.ts';

declare global {
  interface Window {
    /** How far the device's clock is off, in ms. */
    wallClockOffMs: number;
  }
}

/** Takes the device's clock into hand, before the page is opened. Steady time and timers go on as they are. */
export function takeWallClock(host: PageHost, { offMs }: { readonly offMs: number }): void {
  host.runFirst(`(${String(shiftClock)})(${offMs})`);
}

/** The clock leaps, as after a sleep. */
export async function leap(page: CellPage, { byMs }: { readonly byMs: number }): Promise<void> {
  await page.evaluate(`window.wallClockOffMs += ${byMs}`);
}

/** Runs in the page. */
function shiftClock(initialOffMs: number): void {
  window.wallClockOffMs = initialOffMs;
  window.Date = new Proxy(Date, {
    construct(RealDate, args: unknown[]) {
      const shifted = [RealDate.now() + window.wallClockOffMs];
      return Reflect.construct(RealDate, args.length > 0 ? args : shifted) as Date;
    },
    get(RealDate, key) {
      if (key === 'now') return () => RealDate.now() + window.wallClockOffMs;
      return Reflect.get(RealDate, key) as unknown;
    },
  });
}
