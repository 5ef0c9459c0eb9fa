// Reads the configuration and hands the services to <chat-app>. Most of them are made in compose/, in chunks that the
// join screen does not have to wait for.

import { lazily } from './base/lazily.ts';
import { loadConfig } from './config/load-config.ts';
import './ui/page/chat-app.ts';
import { StoredPageMemory } from './ui/parts/page-memory.ts';
import { beginToSpeak, chooseLanguage } from './ui/words/language.ts';
import { systemLanguages } from './ui/words/system-languages.ts';

const CONFIG_TIMEOUT_MS = 10_000;

// Not awaited at the top level: a lazy chunk that imports this one would wait for it, and it for that chunk.
void start();

async function start(): Promise<void> {
  // What a sign-in page elsewhere has put into the address is taken out of it before anything else begins.
  if (/[?&](code|state|iss|error)/.test(location.search)) {
    (await import('./sign-in/returning.ts')).takeReturn();
  }
  const memory = new StoredPageMemory({ device: () => localStorage, tab: () => sessionStorage });
  // Not `AbortSignal.timeout`, which some browsers lack.
  const wait = new AbortController();
  setTimeout(() => wait.abort(), CONFIG_TIMEOUT_MS);
  const [loaded] = await Promise.all([
    loadConfig({
      pageUrl: document.baseURI,
      settings: memory.load('settings'),
      signal: wait.signal,
    }),
    beginToSpeak(chooseLanguage([memory.load('language') ?? '', ...systemLanguages()])),
  ]);
  const app = document.querySelector('chat-app');
  if (!app) return;

  const late = lazily(async () => {
    fetchRoom();
    const { pageServices } = await import('./compose/page-services.ts');
    return pageServices({ loaded, memory, app });
  });
  app.services = {
    config: loaded.result,
    memory,
    prepare: async (request) => (await late()).prepare(request),
    wayIn: async (machineName) => (await late()).wayIn(machineName),
    settings: async () => (await late()).settings(),
    enterRoom: async (request) => (await late()).enterRoom(request),
  };
  // A failure here is reported to whoever needs these services later.
  const load = () => void late().catch(() => {});
  try {
    requestIdleCallback(load);
  } catch {
    // Safari has none.
    setTimeout(load);
  }
}

/** Fetches the files of a room without running them. The build lists them in index.html (tools/vite-first-load.ts). */
function fetchRoom(): void {
  const files = document.querySelector<HTMLTemplateElement>('#room-files')?.content;
  if (files) document.head.append(files);
}
