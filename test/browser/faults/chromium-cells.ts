import type { Browser } from 'playwright-core';
import { ChatPage } from '../../support/chat-page.ts';
import type { PageHost } from '../../support/page-host.ts';
import { watchRequestTimes } from '../../support/request-times.ts';
import type { CellBrowser, CellPage } from './cell-page.ts';
import type { MatrixBrowser } from './matrix-browser.ts';
import { type NetworkKind, PlayedNetwork } from './played-network.ts';

const VIEWPORT = { width: 700, height: 1_200 };

/**
 * Plays cells side by side in one Chromium; `close` leaves it open.
 * @param options.certificates that the browser was started with; without them, no network is played
 */
export function chromiumCells({
  browser,
  certificates,
}: Partial<MatrixBrowser> & { readonly browser: Browser }): CellBrowser {
  return {
    name: `Chromium ${browser.version()}`,
    lacks: [],
    ...(certificates && {
      openNetwork: (kind: NetworkKind, host: PageHost) => PlayedNetwork.open(kind, { host, certificates }),
    }),
    openPage: () => openPage(browser),
    close: () => Promise.resolve(),
  };
}

async function openPage(browser: Browser): Promise<CellPage> {
  const chat = await ChatPage.open(browser, { viewport: VIEWPORT });
  const times = await watchRequestTimes([chat]);
  return {
    ask: chat.ask.bind(chat),
    toFirstRow: () => chat.toFirstRow(),
    tellingWhatIsShown: (wait) => chat.tellingWhatIsShown(wait),
    goto: (url) => chat.goto(url),
    untilForm: () => chat.joinButton.waitFor(),
    join: (visitor) => chat.join(visitor),
    untilLive: () => chat.untilLive(),
    status: async () => (await chat.status.textContent()) ?? '',
    untilStatus: (words) => chat.status.filter({ hasText: words }).waitFor(),
    untilAlert: (words) => chat.alert.filter({ hasText: words }).waitFor(),
    untilNoAlert: () => chat.alert.waitFor({ state: 'detached' }),
    press: (button) => chat.button(button).click(),
    send: (text) => chat.send(text),
    evaluate: (expression) => chat.page.evaluate(expression),
    setOffline: (isOffline) => chat.context.setOffline(isOffline),
    requestTimes: () => Promise.resolve(times),
    complaints: () => Promise.resolve(chat.complaints),
    playwright: chat,
    close: () => chat.close(),
  };
}
