import type { KeptPage } from './kept-page.ts';

interface Tab {
  readonly id: string;
  readonly url: string;
}

export interface OldVersionsOptions {
  readonly page: Pick<KeptPage, 'others'>;
  /** Address of the page, without a file. */
  readonly scope: string;
  readonly caches: Pick<CacheStorage, 'delete'>;
  readonly clients: {
    matchAll(options: {
      readonly type: 'window';
      readonly includeUncontrolled: true;
    }): Promise<readonly Tab[]>;
  };
  readonly registration: { readonly installing: unknown; readonly waiting: unknown };
  /** The tab that loads this version just now, by all ids that it has. */
  readonly except: readonly string[];
}

/**
 * Deletes the files of other versions. Not while another tab is open: nobody knows of which version it is, and it loads
 * some of its files late. And not while a newer version waits, whose files are among them.
 */
export async function forgetOldVersions(options: OldVersionsOptions): Promise<void> {
  const { page, scope, caches, clients, registration, except } = options;
  const old = await page.others();
  if (old.length === 0) return;
  const tabs = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (tabs.some(({ id, url }) => url.startsWith(scope) && !except.includes(id))) return;
  if (registration.installing || registration.waiting) return;
  await Promise.all(old.map((name) => caches.delete(name)));
}
