// Reads the configuration and hands the services to <chat-app>. Most of them are made in compose/, in chunks that the
// join screen does not have to wait for.

import { lazily } from './base/lazily.ts';
import { loadConfig } from './config/load-config.ts';
import './ui/page/chat-app.ts';
import { StoredPageMemory } from './ui/parts/page-memory.ts';
import { beginToSpeak, chooseLanguage } from './ui/words/language.ts';
import { systemLanguages } from './ui/words/system-languages.ts';

const loadBrand = () => import('./compose/brand.ts');
const CONFIG_TIMEOUT_MS = 10_000;

declare global {
  /** Fetches the files of a room without running them (index.html). */
  function fetchRoom(): void;
  /** Whether somebody comes from a sign-in page elsewhere (index.html). */
  var isReturn: boolean;
  /** The request for config.json, and what ends it, where index.html has sent it. */
  var earlyConfig: Promise<Response> | undefined;
  var configWait: AbortController | undefined;
}

// Not awaited at the top level: a lazy chunk that imports this one would wait for it, and it for that chunk.
void start();

async function start(): Promise<void> {
  const app = document.querySelector('chat-app');
  if (!app) return;
  // What a sign-in page elsewhere has put into the address is taken out of it before anything else begins.
  if (isReturn) {
    (await import('./sign-in/take-return.ts')).takeReturn(window);
  }
  const memory = new StoredPageMemory({ device: () => localStorage, tab: () => sessionStorage });
  // Not `AbortSignal.timeout`, which some browsers lack.
  const wait = globalThis.configWait ?? new AbortController();
  setTimeout(() => wait.abort(), CONFIG_TIMEOUT_MS);
  const loading = loadConfig({
    pageUrl: document.baseURI,
    settings: memory.load('settings'),
    signal: wait.signal,
    begun: globalThis.earlyConfig,
    loadBrand,
  });
  const late = lazily(async () => {
    fetchRoom();
    const { pageServices } = await import('./compose/page-services.ts');
    return pageServices({ loading, memory, app });
  });
  // A failure here is reported to whoever needs these services later.
  const load = () => late().catch(() => {});
  // Whoever was in a room when the page was left: what does not depend on the configuration starts beside it.
  const back = !isReturn && history.state ? load() : undefined;
  const [{ result }] = await Promise.all([
    loading,
    beginToSpeak(chooseLanguage([memory.load('language') ?? '', ...systemLanguages()])),
  ]);
  // They see their room next, and no form for a moment. The room begins meanwhile.
  await (back && Promise.race([back, new Promise((go) => setTimeout(go, 200))]));
  if (result.ok && result.config.brand) (await loadBrand()).showBrand(result.config.brand);
  app.services = {
    config: result,
    memory,
    prepare: async (request) => (await late()).prepare(request),
    wayIn: async (machineName) => (await late()).wayIn(machineName),
    settings: async () => (await late()).settings(),
    enterRoom: async (request) => (await late()).enterRoom(request),
  };
  // Not before the form is painted; not in an idle moment either, for which a page at rest may wait for ever
  // (docs/platform.md).
  setTimeout(load, 100);
}
