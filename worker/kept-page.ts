import { filesCache, filesCaches } from '../src/names/worker.ts';
import { type Build, HASHED } from './build.ts';

export interface KeptPageOptions {
  readonly build: Build;
  /** Address of the page, without a file. */
  readonly scope: string;
  readonly caches: CacheStorage;
  readonly fetch: (url: string, init?: RequestInit) => Promise<Response>;
}

/** Headers that differ (`Vary`) make no other file. */
const ANY = { ignoreVary: true } as const;

/** The page and its files, as one version of them was built: all of them, or it is not there. */
export class KeptPage {
  readonly #options: KeptPageOptions;
  readonly #name: string;

  constructor(options: KeptPageOptions) {
    this.#options = options;
    this.#name = filesCache(options.scope, options.build.version);
  }

  /**
   * Fetches what is not there yet, one file after another: whoever chats meanwhile has the other connections.
   * @throws when something cannot be had as it was built
   */
  async install(): Promise<void> {
    const { build, scope, caches } = this.#options;
    const cache = await this.#cache();
    for (const file of build.files) {
      const url = scope + file;
      if (await cache.match(url, ANY)) continue;
      const older = file.startsWith(HASHED) ? await caches.match(url, ANY) : undefined;
      await cache.put(url, older ?? (await this.#fetchFile(url)));
    }
    const page = await this.fetchPage();
    if (!(await this.isOwn(page)))
      throw new Error('unable to keep the page; it is not the one of this build');
    await cache.put(scope, page);
  }

  /** index.html, if it is kept. */
  async page(): Promise<Response | undefined> {
    return (await this.#cache()).match(this.#options.scope, ANY);
  }

  async keepPage(page: Response): Promise<void> {
    await (await this.#cache()).put(this.#options.scope, page);
  }

  /** From the next load on, the host answers for index.html itself. */
  async forgetPage(): Promise<void> {
    await (await this.#cache()).delete(this.#options.scope);
  }

  /** index.html as the host has it now. A redirect is not followed. */
  fetchPage(): Promise<Response> {
    return this.#options.fetch(this.#options.scope, { cache: 'no-cache', redirect: 'manual' });
  }

  /** Whether an answer is index.html of this build. */
  async isOwn(page: Response): Promise<boolean> {
    return page.status === 200 && (await page.clone().text()).includes(this.#options.build.entry);
  }

  /** A file of this version or, for tabs that still run it, of an older one. */
  async file(url: string): Promise<Response | undefined> {
    return (await (await this.#cache()).match(url, ANY)) ?? this.#options.caches.match(url, ANY);
  }

  /** Names of the caches of all other versions. */
  async others(): Promise<readonly string[]> {
    const { caches, scope } = this.#options;
    const names = await caches.keys();
    return names.filter((name) => name.startsWith(filesCaches(scope)) && name !== this.#name);
  }

  #cache(): Promise<Cache> {
    return this.#options.caches.open(this.#name);
  }

  async #fetchFile(url: string): Promise<Response> {
    const response = await this.#options.fetch(url, url.includes(HASHED) ? {} : { cache: 'no-cache' });
    const type = response.headers.get('Content-Type') ?? '';
    // Some hosts answer with their page for what they do not have (yet).
    if (response.status === 200 && !response.redirected && !type.startsWith('text/html')) return response;
    throw new Error(`unable to keep ${url}; the host answered ${response.status} ${type}`);
  }
}
