import type { Page } from 'playwright-core';

/** One request of a page. Times are those of the browser, in epoch milliseconds. */
export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly askedAtMs: number;
  /** The first bytes of the answer; undefined while there is none. */
  readonly answeredAtMs?: number;
  /** Nothing went over the network for it. */
  readonly isCached?: boolean;
}

export interface RequestWatch {
  /** All of them so far, oldest first. */
  readonly seen: () => readonly SeenRequest[];
  readonly stop: () => Promise<void>;
}

/** Watches what a page asks for, preflights included, from now on. */
export async function watchRequests(page: Page): Promise<RequestWatch> {
  const devTools = await page.context().newCDPSession(page);
  const seen = new Map<string, SeenRequest>();
  const keptInMemory = new Set<string>();
  /** From the clock that the browser times by to that on the wall. */
  let offsetMs = 0;
  devTools.on('Network.requestWillBeSent', ({ requestId, request, timestamp, wallTime }) => {
    offsetMs ||= (wallTime - timestamp) * 1_000;
    const { method, url } = request;
    seen.set(requestId, { method, url, askedAtMs: timestamp * 1_000 + offsetMs });
  });
  devTools.on('Network.requestServedFromCache', ({ requestId }) => void keptInMemory.add(requestId));
  devTools.on('Network.responseReceived', ({ requestId, response, timestamp }) => {
    const request = seen.get(requestId);
    if (!request) return;
    const isCached = response.fromDiskCache || keptInMemory.has(requestId);
    seen.set(requestId, { ...request, isCached, answeredAtMs: timestamp * 1_000 + offsetMs });
  });
  await devTools.send('Network.enable');
  return {
    seen: () => [...seen.values()].toSorted((a, b) => a.askedAtMs - b.askedAtMs),
    stop: () => devTools.detach(),
  };
}
