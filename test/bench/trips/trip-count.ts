// How many trips there and back a page waited for, one after another: a number that a busy machine does not change, as
// long as it is not busy for a trip.

import type { Page } from 'playwright-core';

interface Seen {
  readonly method: string;
  readonly url: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** Timers may fire a little early. */
const TOLERANCE_MS = 20;

/** Watches what the page asks for, from now on. The times are the browser's. */
export async function watchTrips(page: Page) {
  const devTools = await page.context().newCDPSession(page);
  const started = new Map<string, Omit<Seen, 'endMs'>>();
  const seen: Seen[] = [];
  devTools.on('Network.requestWillBeSent', ({ requestId, request, timestamp }) => {
    const { method, url } = request;
    started.set(requestId, { method, url, startMs: timestamp * 1_000 });
  });
  devTools.on('Network.responseReceived', ({ requestId, timestamp }) => {
    const request = started.get(requestId);
    if (request) seen.push({ ...request, endMs: timestamp * 1_000 });
  });
  await devTools.send('Network.enable');
  return {
    /**
     * Back from the first answer of an address that ends so, each time to what was answered last before that was asked
     * for. Whatever one of them took counts in full trips: preflights and new connections, too.
     */
    until: (path: string, roundTripMs: number): number => {
      let trips = 0;
      let next = seen.find(({ method, url }) => method !== 'OPTIONS' && url.endsWith(path));
      if (!next) throw new Error(`unable to count trips; nothing of ${path} was answered`);
      while (next) {
        const { startMs, endMs }: Seen = next;
        trips += Math.floor((endMs - startMs + TOLERANCE_MS) / roundTripMs);
        next = seen
          .filter((other) => other.endMs <= startMs + TOLERANCE_MS && other.startMs < startMs)
          .toSorted((a, b) => b.endMs - a.endMs)[0];
      }
      return trips;
    },
    stop: () => devTools.detach(),
  };
}
