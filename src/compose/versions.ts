// The service worker of the page: it keeps this version for offline, and tells of a newer one.
// docs/decisions/017-service-worker.md

import { type Clock, SystemClock } from '../base/clock.ts';
import { TAKE_OVER, WORKER_FILE, WORKER_POLICY } from '../names/worker.ts';

const LOOK_AGAIN_MS = 3_600_000;
const TAKE_OVER_MS = 3_000;
/** Doubled each time, up to the hour. */
const INSTALL_AGAIN_MS = 15_000;

/** @param app is told of a newer version, and loads the page again when it was taken */
export async function keepVersion(app: Element): Promise<void> {
  // There would be nothing to install, and browsers write into the console that it failed.
  if (navigator.onLine === false) {
    await new Promise((isOnline) => window.addEventListener('online', isOnline, { once: true }));
  }
  await followVersions({
    workers: () => navigator.serviceWorker,
    isSlow: () => (navigator as Connected).connection?.effectiveType?.endsWith('2g') ?? false,
    pageUrl: document.baseURI,
    clock: new SystemClock(),
    offer: async (take) => {
      const { offerUpdate } = await import('../ui/page/update-notice.ts');
      offerUpdate({ app, take });
    },
    // A `ReloadNeeded`, whose chunk every room would load for this.
    reload: () => void app.dispatchEvent(new Event('reload-needed')),
  });
}

/** What TypeScript does not know of it; Chromium alone has it. */
interface Connected {
  readonly connection?: { readonly effectiveType?: string };
}

export interface VersionsOptions {
  /** A getter, because a browser that forbids it throws as soon as it is asked. */
  readonly workers: () => ServiceWorkerContainer | undefined;
  /** Whether all files of the page would take the line for so long that nobody could chat meanwhile. */
  readonly isSlow: () => boolean;
  readonly pageUrl: string;
  readonly clock: Clock;
  /** A newer version waits: whoever wants it calls `take`. */
  readonly offer: (take: () => void) => Promise<void>;
  readonly reload: () => void;
}

/**
 * Installs the worker, where there may be one, and offers each newer version. Nothing is taken before somebody says so,
 * or all tabs are closed. Never rejects: without a worker the page is what it would be anyway.
 */
export async function followVersions(options: VersionsOptions): Promise<void> {
  try {
    const workers = options.workers();
    // A later visit keeps them.
    if (!workers || (!workers.controller && options.isSlow())) return;
    const url = workerUrl(options.pageUrl);
    const register = () => workers.register(url, { updateViaCache: 'none' });
    follow(await register(), { ...options, workers, register });
  } catch {
    // A private window, a frame without an origin, headers that forbid it, or a host that lacks the file.
  }
}

interface Parts extends Omit<VersionsOptions, 'workers'> {
  readonly workers: ServiceWorkerContainer;
  readonly register: () => Promise<ServiceWorkerRegistration>;
}

function follow(first: ServiceWorkerRegistration, parts: Parts): void {
  const { clock, register } = parts;
  let registration = first;
  let followed: ServiceWorker | null = null;
  let againMs = INSTALL_AGAIN_MS;
  const installAgain = () => {
    clock.setTimer(againMs, () => void register().then(followAll, installAgain));
    againMs = Math.min(2 * againMs, LOOK_AGAIN_MS);
  };
  const followInstalling = () => {
    const worker = registration.installing;
    if (!worker || worker === followed) return;
    followed = worker;
    worker.addEventListener('statechange', () => {
      if (worker.state === 'installed') offerWaiting(registration, parts);
      // The very first, which some trouble has broken off: the browser would try again when a page is loaded. What is kept
      // by then is not fetched again.
      if (worker.state === 'redundant' && !registration.active) installAgain();
    });
  };
  const followAll = (given: ServiceWorkerRegistration) => {
    registration = given;
    registration.addEventListener('updatefound', followInstalling);
    followInstalling();
  };
  followAll(first);
  offerWaiting(first, parts);
  // A chat may be open for days, and browsers look by themselves only when a page is loaded.
  const lookAgain = () => {
    clock.setTimer(LOOK_AGAIN_MS, lookAgain);
    // Offline: in an hour, then.
    registration.update().catch(() => {});
  };
  clock.setTimer(LOOK_AGAIN_MS, lookAgain);
}

function offerWaiting(
  registration: ServiceWorkerRegistration,
  { workers, clock, offer, reload }: Parts,
): void {
  // Without a worker in charge, this page came from the network: it is the newest.
  if (!workers.controller || !registration.waiting) return;
  const take = () => {
    const { waiting } = registration;
    // Another tab has let it in.
    if (!waiting) return reload();
    workers.addEventListener('controllerchange', reload, { once: true });
    // A worker that still answers somebody is not replaced until it has; no button does nothing.
    clock.setTimer(TAKE_OVER_MS, reload);
    waiting.postMessage(TAKE_OVER);
  };
  // The words cannot be had: the next visit offers it.
  offer(take).catch(() => {});
}

/** Under Trusted Types, only a policy makes an address that a script is loaded from. */
function workerUrl(pageUrl: string): string {
  const { href } = new URL(WORKER_FILE, pageUrl);
  const { trustedTypes } = globalThis as { readonly trustedTypes?: PolicyFactory };
  const policy = trustedTypes?.createPolicy(WORKER_POLICY, { createScriptURL: () => href });
  return policy?.createScriptURL('') ?? href;
}

/** What TypeScript does not know of Trusted Types; their objects go where a string would. */
interface PolicyFactory {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: () => string },
  ): { createScriptURL(input: string): string };
}
