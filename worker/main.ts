// The page's service worker: serves it offline, and keeps the parts of each version together. Why so:
// docs/decisions/017-service-worker.md.

import { TAKE_OVER } from '../src/names/worker.ts';
import { answererOf } from './answerer.ts';
import type { Build } from './build.ts';
import { KeptConfig } from './kept-config.ts';
import { KeptPage } from './kept-page.ts';
import { namePage } from './name-page.ts';
import { forgetOldVersions } from './old-versions.ts';
import { renewPage } from './renew-page.ts';
import { type StaticRoute, staticRoutes } from './static-routes.ts';

declare const self: ServiceWorkerGlobalScope;
/** Written in by the build. */
declare const BUILD: Build;

interface Installing extends ExtendableEvent {
  readonly addRoutes?: (routes: readonly StaticRoute[]) => Promise<void>;
}

const { registration, caches, clients } = self;
const { scope } = registration;
/** Named once: it is written in wherever it is named. */
const build = BUILD;
const { connection, languages } = navigator as WorkerNavigator & {
  readonly connection?: { readonly saveData?: boolean };
};
const page = new KeptPage({
  build,
  scope,
  caches,
  fetch: (url, init) => fetch(url, init),
  languages: connection?.saveData ? languages : undefined,
});
const config = new KeptConfig({ scope, caches, fetch: (request) => fetch(request) });

self.addEventListener('install', (event: Installing) => {
  // A browser that understands them otherwise asks the worker, which says the same.
  event.waitUntil(event.addRoutes?.(staticRoutes(build.files)).catch(() => {}) ?? Promise.resolve());
  event.waitUntil(page.install());
});

// Of tabs that were open before there was any worker.
self.addEventListener('activate', (event) => event.waitUntil(clients.claim()));

self.addEventListener('message', ({ data }) => {
  if (data === TAKE_OVER) void self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  switch (answererOf(request, { scope, files: build.files })) {
    case 'page':
      event.respondWith(answerPage(request));
      event.waitUntil(afterPage(event));
      break;
    case 'file':
      event.respondWith(answerFile(event));
      break;
    case 'config':
      event.respondWith(config.answer(request, (work) => event.waitUntil(work)));
      break;
    case undefined:
  }
});

async function answerPage(request: Request): Promise<Response> {
  const kept = await page.page();
  return kept ? namePage(kept, await config.last()) : fetch(request);
}

async function answerFile(event: FetchEvent): Promise<Response> {
  const { request } = event;
  const kept = await page.file(request.url);
  if (kept) return kept;
  const late = await fetch(request);
  event.waitUntil(page.keepLate(request.url, late.clone()));
  return late;
}

async function afterPage({ clientId, resultingClientId }: FetchEvent): Promise<void> {
  await renewPage(page, registration);
  await forgetOldVersions({
    page,
    scope,
    caches,
    clients,
    registration,
    except: [clientId, resultingClientId],
  });
}
