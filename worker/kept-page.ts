import { filesCache, filesCaches } from '../src/names/worker.ts';
import { type Build, HASHED } from './build.ts';

export interface KeptPageOptions {
  readonly build: Build;
  /** Address of the page, without a file. */
  readonly scope: string;
  readonly caches: CacheStorage;
  readonly fetch: (url: string, init?: RequestInit) => Promise<Response>;
  /** Those of a visitor who wants to save data: words of others are kept when they are first asked for. */
  readonly languages?: readonly string[] | undefined;
}

/** Files with the words of one language (vite.config.ts). */
const WORDS = /^assets\/(words-(\w+)-)/;

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
      if (!older && (await this.#isSpared(file))) continue;
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

  /** Keeps a file of this version that was not fetched ahead. */
  async keepLate(url: string, response: Response): Promise<void> {
    const { build, scope } = this.#options;
    if (!build.files.includes(url.slice(scope.length)) || !isFile(response)) return;
    const cache = await this.#cache();
    // Full: the host has it.
    await cache.put(url, response).catch(() => {});
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
    if (isFile(response)) return response;
    throw new Error(`unable to keep ${url}; the host answered ${response.status} ${typeOf(response)}`);
  }

  /** Whether these are words of a language that is not known to be read here. */
  async #isSpared(file: string): Promise<boolean> {
    const { languages, caches } = this.#options;
    const [, words, language] = WORDS.exec(file) ?? [];
    if (!languages || !words || !language || languages.some((one) => one.startsWith(language))) return false;
    for (const name of await this.others()) {
      const kept = await (await caches.open(name)).keys();
      if (kept.some(({ url }) => url.includes(words))) return false;
    }
    return true;
  }
}

/** Some hosts answer with their page for what they do not have (yet). */
function isFile(response: Response): boolean {
  return response.status === 200 && !response.redirected && !typeOf(response).startsWith('text/html');
}

function typeOf({ headers }: Response): string {
  return headers.get('Content-Type') ?? '';
}
