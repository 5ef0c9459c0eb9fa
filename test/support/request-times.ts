import { TOKEN_PATH } from '../../local/local-chat.ts';
import type { ChatPage } from './chat-page.ts';

/** When pages ask for tokens, and when they open streams: in ms of the browser's steady clock, in no order. */
export interface RequestTimes {
  readonly tokensMs: readonly number[];
  readonly streamsMs: readonly number[];
}

/**
 * Notes what these pages of one browser send from now on. What the way to a server takes is not in it: on a busy
 * machine, one request travels longer than the next, and so they arrive closer together than they were sent.
 */
export async function watchRequestTimes(pages: readonly ChatPage[]): Promise<RequestTimes> {
  const tokensMs: number[] = [];
  const streamsMs: number[] = [];
  await Promise.all(
    pages.map(async ({ context, page }) => {
      const devTools = await context.newCDPSession(page);
      devTools.on('Network.requestWillBeSent', ({ request: { method, url }, timestamp }) => {
        const { pathname } = new URL(url);
        // A client that was cut off may ask with HEAD whether anything is there; that vends nothing.
        if (method === 'GET' && pathname === TOKEN_PATH) tokensMs.push(timestamp * 1_000);
        if (method === 'POST' && pathname.endsWith('/Subscribe')) streamsMs.push(timestamp * 1_000);
      });
      await devTools.send('Network.enable');
    }),
  );
  return { tokensMs, streamsMs };
}
