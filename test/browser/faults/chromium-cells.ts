import type { Browser } from 'playwright-core';
import { ChatPage } from '../../support/chat-page.ts';
import { ALERT, button, JOIN, STATUS } from '../../support/engines/person.ts';
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
    untilForm: () =>
      chat.until(
        'the form',
        async () => (await chat.ask('hasStarted')) && (await chat.ask('countOf', JOIN)) > 0,
      ),
    join: (visitor) => chat.join(visitor),
    untilLive: () => chat.untilLive(),
    status: async () => (await chat.ask('textsOf', STATUS)).join(' '),
    untilStatus: (words) => chat.until(`the status ${words}`, () => chat.hasText(STATUS, words)),
    untilAlert: (words) => chat.until(`an alert ${words}`, () => chat.hasText(ALERT, words)),
    untilNoAlert: () => chat.until('no alert', async () => (await chat.ask('countOf', ALERT)) === 0),
    press: (name) => chat.press(button(name)),
    send: (text) => chat.send(text),
    evaluate: (expression) => chat.page.evaluate(expression),
    setOffline: (isOffline) => chat.context.setOffline(isOffline),
    requestTimes: () => Promise.resolve(times),
    complaints: () => Promise.resolve(chat.complaints),
    playwright: chat,
    close: () => chat.close(),
  };
}
