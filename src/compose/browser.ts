// All that the composition root takes from the browser itself, as the services below want it.

import { SystemClock } from '../base/clock.ts';
import { Notifier } from '../base/notifier.ts';
import type { PageUse } from '../base/page-use.ts';
import type { RequestTiming } from '../momento/http-version.ts';
import type { WakeSignal } from '../topics/wake-signal.ts';

/** Both storages as getters: a browser that blocks them throws as soon as it is asked for one. */
export const webStorage = {
  /** Of this tab and its reloads. */
  tab: () => sessionStorage,
  /** Of all tabs, until somebody clears it. */
  device: () => localStorage,
  /** Of all tabs, as the other; a record in it is read as it was last written, by whichever tab. */
  database: (): IDBFactory | undefined => globalThis.indexedDB,
} as const;

// Longer than the answer of the next page takes, mostly. The page may stay all the same: somebody was asked, or saves a file.
const LEAVING_MS = 2_000;

const clock = new SystemClock();
const uses = new Notifier<boolean>();
let leavesAtMs = Number.NEGATIVE_INFINITY;

/** Whether the page is in use: false from the moment it is left, also for the back/forward cache, or frozen. */
export const pageUse: PageUse = {
  subscribe: (listener) => uses.subscribe(listener),
  leavingForMs: () => leavesAtMs + LEAVING_MS - clock.monotonicMs(),
};

/**
 * Begins to follow that. To be called before anything else listens to the window: the streams of a page are cut before
 * it hears `pagehide`, and between two listeners promises settle. Whoever hears of the cut first opens another stream
 * (seen in Chromium 156, which calls listeners of the window in their order, those of the capture phase too).
 */
export function followPageUse(): void {
  const follow = (type: string, isInUse: boolean) =>
    // Those of freezing are told to the document, and do not bubble.
    window.addEventListener(
      type,
      () => {
        leavesAtMs = Number.NEGATIVE_INFINITY;
        uses.notify(isInUse);
      },
      true,
    );
  // Firefox cuts the streams of a page as soon as it goes elsewhere, a whole trip before it is hidden. A stream opened then is
  // cut too, and takes the permission that the next page would have had out of the browser's cache (seen in Firefox 153.7).
  window.addEventListener('beforeunload', () => {
    leavesAtMs = clock.monotonicMs();
  });
  follow('pagehide', false);
  follow('freeze', false);
  follow('resume', true);
  follow('pageshow', true);
}

/**
 * Opens a connection to where requests without credentials will go soon, if that is known. It costs trips that they need
 * not wait for.
 */
export function connectAhead(url: string | undefined): void {
  if (url === undefined) return;
  const link = document.createElement('link');
  link.rel = 'preconnect';
  link.crossOrigin = 'anonymous';
  link.href = url;
  document.head.append(link);
  // The browser has read it by then.
  link.remove();
}

/** The network is back, or the page is visible again. */
export const pageWakes: WakeSignal = {
  subscribe: (listener) => {
    const onVisible = () => {
      if (document.visibilityState === 'visible') listener();
    };
    window.addEventListener('online', listener);
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      window.removeEventListener('online', listener);
      document.removeEventListener('visibilitychange', onVisible);
    };
  },
};

/** Tells of each request that has ended, for as long as the page lives, where the browser can; also of earlier ones. */
export function onRequestTiming(listener: (timing: RequestTiming) => void): void {
  try {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) listener(entry as PerformanceResourceTiming);
    }).observe({ type: 'resource', buffered: true });
  } catch {
    // Nothing is known then.
  }
}
