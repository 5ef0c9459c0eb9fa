import type { KeptPage } from './kept-page.ts';

/** A worker that is there, or is being installed. */
type Version = Pick<ServiceWorker, 'state' | 'addEventListener'>;

export interface Versions {
  readonly installing: Version | null;
  readonly waiting: Version | null;
  readonly update: () => Promise<unknown>;
}

/**
 * Looks what the host has now for a page that was answered from what is kept, so that nobody stays with what is over:
 * - The same build: its headers count from the next load on (a Content-Security-Policy names where the page may connect to).
 * - Another build: its worker is looked for. The page stays as it is until people take the new one.
 * - Anything else (a login page before it, gone, another build without a worker that can be installed): the host answers
 *   for the page itself again.
 */
export async function renewPage(kept: KeptPage, versions: Versions): Promise<void> {
  const fresh = await kept.fetchPage().catch(() => undefined);
  // Offline, or in trouble that passes.
  if (!fresh || fresh.status === 429 || fresh.status >= 500) return;
  if (await kept.isOwn(fresh)) await kept.keepPage(fresh);
  else if (fresh.status !== 200 || !(await isReplaced(versions))) await kept.forgetPage();
}

async function isReplaced(versions: Versions): Promise<boolean> {
  try {
    await versions.update();
  } catch {
    // There is no worker any more.
    return false;
  }
  const { waiting, installing } = versions;
  return waiting !== null || (installing !== null && (await installs(installing)));
}

function installs(version: Version): Promise<boolean> {
  return new Promise((resolve) => {
    const look = () => {
      if (version.state !== 'installing') resolve(version.state !== 'redundant');
    };
    version.addEventListener('statechange', look);
    look();
  });
}
