import type { ChatPage } from '../../support/chat-page.ts';

declare global {
  interface Window {
    /** How far the device's clock is off, in ms. */
    wallClockOffMs: number;
  }
}

/** Takes the device's clock into hand, before the page is opened. Steady time and timers go on as they are. */
export async function takeWallClock(
  { context }: ChatPage,
  { offMs }: { readonly offMs: number },
): Promise<void> {
  await context.addInitScript((initialOffMs) => {
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
  }, offMs);
}

/** The clock leaps, as after a sleep. */
export async function leap({ page }: ChatPage, { byMs }: { readonly byMs: number }): Promise<void> {
  await page.evaluate((ms) => {
    window.wallClockOffMs += ms;
  }, byMs);
}
