import type { Browser } from 'playwright-core';
import { ChatPage } from '../../support/chat-page.ts';
import { ALERT, button, JOIN, STATUS } from '../../support/engines/person.ts';
import type { PageHost } from '../../support/page-host.ts';
import { type RequestTimes, watchRequestTimes } from '../../support/request-times.ts';
import type { CellBrowser, CellPage } from './cell-page.ts';
import type { MatrixBrowser } from './matrix-browser.ts';
import { type NetworkKind, PlayedNetwork } from './played-network.ts';

const VIEWPORT = { width: 500, height: 1_000 };

/**
 * Plays cells side by side in one Chromium; `close` leaves it open.
 * @param options.certificates that the browser was started with; without them, no network is played
 * @param options.reusesPages whether a page goes on to the next host: it has nothing kept there, and has not to be opened
 * anew. Default: false
 */
export function chromiumCells({
  browser,
  certificates,
  reusesPages = false,
}: Partial<MatrixBrowser> & { readonly browser: Browser; readonly reusesPages?: boolean }): CellBrowser {
  const free: OpenPage[] = [];
  const open = async (): Promise<OpenPage> => {
    const chat = await ChatPage.open(browser, { viewport: VIEWPORT });
    return { chat, times: await watchRequestTimes([chat]) };
  };
  return {
    name: `Chromium ${browser.version()}`,
    lacks: [],
    ...(certificates && {
      openNetwork: (kind: NetworkKind, host: PageHost) => PlayedNetwork.open(kind, { host, certificates }),
    }),
    openPage: async () => {
      const opened = free.pop() ?? (await open());
      const { chat } = opened;
      return cellPage(opened, async () => {
        if (!reusesPages) return chat.close();
        await chat.page.unrouteAll();
        await chat.context.setOffline(false);
        await chat.leave(chat.page.url()).then(
          () => free.push(opened),
          // It is no page any more that somebody could use.
          () => chat.close(),
        );
      });
    },
    close: () => Promise.resolve(),
  };
}

interface OpenPage {
  readonly chat: ChatPage;
  readonly times: RequestTimes;
}

function cellPage({ chat, times }: OpenPage, close: () => Promise<void>): CellPage {
  const { tokensMs, streamsMs } = times;
  const before = { tokens: tokensMs.length, streams: streamsMs.length };
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
    requestTimes: async () => ({
      tokensMs: tokensMs.slice(before.tokens),
      streamsMs: streamsMs.slice(before.streams),
    }),
    complaints: () => Promise.resolve(chat.complaints),
    playwright: chat,
    close,
  };
}
