import { configCache } from '../src/names/worker.ts';

export interface KeptConfigOptions {
  /** Address of the page, without a file. */
  readonly scope: string;
  readonly caches: CacheStorage;
  readonly fetch: (request: Request) => Promise<Response>;
}

/** config.json: always the host's own; offline, the last one. */
export class KeptConfig {
  readonly #options: KeptConfigOptions;

  constructor(options: KeptConfigOptions) {
    this.#options = options;
  }

  /**
   * @param until takes what is still to be done after the answer
   * @throws where nobody answers and nothing is kept
   */
  async answer(request: Request, until: (work: Promise<unknown>) => void): Promise<Response> {
    try {
      const fresh = await this.#options.fetch(request);
      if (fresh.status === 200 && !fresh.redirected) until(this.#keep(fresh.clone()));
      return fresh;
    } catch (error) {
      const kept = await this.last();
      if (kept) return kept;
      throw error;
    }
  }

  /** As it was kept, which is JSON. */
  async last(): Promise<Response | undefined> {
    return (await this.#cache()).match(this.#key);
  }

  /** A host's own page in place of the file, or half of one, is no configuration. */
  async #keep(response: Response): Promise<void> {
    try {
      const text = await response.text();
      JSON.parse(text);
      const copy = new Response(text, { headers: { 'Content-Type': 'application/json' } });
      await (await this.#cache()).put(this.#key, copy);
    } catch {
      // The last one stays.
    }
  }

  get #key(): string {
    return `${this.#options.scope}config.json`;
  }

  #cache(): Promise<Cache> {
    return this.#options.caches.open(configCache(this.#options.scope));
  }
}
