import { TOKEN_PATH } from '../../../local/local-chat.ts';
import type { Engine, RunningEngine } from '../../support/engines/engine.ts';
import { ALERT, button, Person } from '../../support/engines/person.ts';
import type { PageHost } from '../../support/page-host.ts';
import type { RequestTimes } from '../../support/request-times.ts';
import type { CellBrowser, CellPage } from './cell-page.ts';

declare global {
  interface Window {
    requestTimesOfTest: { readonly tokensMs: number[]; readonly streamsMs: number[] };
  }
}

const PATIENCE_MS = 60_000;

/** Plays cells in any browser that people drive: in a process of its own each, as pages in the background are slowed. */
export async function startEngineCells(engine: Engine): Promise<CellBrowser> {
  const first = await engine.launch();
  const all = [first];
  const free = [first];
  return {
    name: `${engine.name} ${first.version}`,
    lacks: engine.lacks,
    ...(engine.unheard !== undefined && { unheard: engine.unheard }),
    openPage: async (host) => {
      let running = free.pop();
      if (!running) all.push((running = await engine.launch()));
      return openPage(running, { host, release: () => free.push(running) });
    },
    close: async () => void (await Promise.all(all.map((running) => running.close()))),
  };
}

async function openPage(
  running: RunningEngine,
  { host, release }: { readonly host: PageHost; readonly release: () => void },
): Promise<CellPage> {
  const profile = await running.openProfile();
  const tab = await profile.openTab();
  const person = new Person(tab, { patienceMs: PATIENCE_MS });
  host.runFirst(`(${String(noteRequests)})(${JSON.stringify(TOKEN_PATH)})`);
  if (tab.listener !== undefined) host.runFirst(tab.listener);
  return {
    ask: person.ask.bind(person),
    toFirstRow: () => person.toFirstRow(),
    tellingWhatIsShown: (wait) => person.tellingWhatIsShown(wait),
    goto: (url) => tab.goto(url),
    untilForm: () => person.waitFor(button('Join')),
    join: (visitor) => person.join(visitor),
    untilLive: () => person.untilLive(),
    status: () => person.status(),
    untilStatus: async (words) => {
      await person.until(`the status ${words}`, async () => words.test(await person.status()));
    },
    untilAlert: async (words) => {
      await person.until(`an alert ${words}`, async () =>
        (await person.ask('textsOf', ALERT)).some((text) => words.test(text)),
      );
    },
    untilNoAlert: () => person.waitUntilGone(ALERT),
    press: (name) => person.click(button(name)),
    send: (text) => person.send(text),
    evaluate: (expression) => tab.evaluate(expression),
    setOffline: async (isOffline) => {
      if (!tab.setOffline) throw new Error('unable to take the network away; the driver cannot');
      await tab.setOffline(isOffline);
    },
    requestTimes: async () => (await tab.evaluate('requestTimesOfTest')) as RequestTimes,
    complaints: () => tab.complaints(),
    close: async () => {
      await profile.close();
      release();
    },
  };
}

/** Runs in the page, before its own scripts: drivers tell late of what is sent, or not at all. */
function noteRequests(tokenPath: string): void {
  const times: Window['requestTimesOfTest'] = { tokensMs: [], streamsMs: [] };
  window.requestTimesOfTest = times;
  window.fetch = new Proxy(window.fetch, {
    apply(send, self, args: Parameters<typeof fetch>) {
      const [asked, init] = args;
      // A request that is made of another takes its body away.
      const { method, url } = asked instanceof Request ? asked : new Request(asked, init);
      const { pathname } = new URL(url);
      if (method === 'GET' && pathname === tokenPath) times.tokensMs.push(performance.now());
      if (method === 'POST' && pathname.endsWith('/Subscribe')) times.streamsMs.push(performance.now());
      return Reflect.apply(send, self, args);
    },
  });
}
