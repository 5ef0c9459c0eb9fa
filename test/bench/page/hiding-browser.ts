import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { type BrowserContext, chromium } from 'playwright-core';
import { launchChromium } from '../../support/chromium.ts';

export interface HidingBrowser {
  /** A new page in it hides the one before, as a tab in front of it. */
  readonly context: BrowserContext;
  close(): Promise<void>;
}

/**
 * A browser whose pages can be hidden. Playwright makes every page believe that it is in front, unless it is connected
 * to a browser that already runs and told to leave its defaults off.
 */
export async function launchHidingBrowser(): Promise<HidingBrowser> {
  const port = await freePort();
  const browser = await launchChromium({ whole: true, args: [`--remote-debugging-port=${port}`] });
  const connected = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { noDefaults: true });
  const [context] = connected.contexts();
  if (!context) throw new Error('unable to hide pages; the browser has no profile');
  return {
    context,
    close: async () => {
      await connected.close();
      await browser.close();
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((closed) => server.close(() => closed()));
  return port;
}
