/** The caches of an origin, in memory; answers are found by their address alone. */
export class FakeCaches {
  readonly #caches = new Map<string, FakeCache>();

  open(name: string): Promise<Cache> {
    const cache = this.#caches.get(name) ?? new FakeCache();
    this.#caches.set(name, cache);
    return Promise.resolve(cache as unknown as Cache);
  }

  async match(url: string): Promise<Response | undefined> {
    const found = await Promise.all([...this.#caches.values()].map((cache) => cache.match(url)));
    return found.find((response) => response);
  }

  keys(): Promise<string[]> {
    return Promise.resolve([...this.#caches.keys()]);
  }

  delete(name: string): Promise<boolean> {
    return Promise.resolve(this.#caches.delete(name));
  }

  /** As the browser hands it to a worker. */
  get storage(): CacheStorage {
    return this as unknown as CacheStorage;
  }
}

class FakeCache {
  readonly #answers = new Map<string, Response>();

  match(url: string): Promise<Response | undefined> {
    return Promise.resolve(this.#answers.get(url)?.clone());
  }

  async put(url: string, response: Response): Promise<void> {
    if (response.bodyUsed) throw new TypeError('unable to keep an answer that was read');
    this.#answers.set(url, response);
  }

  keys(): Promise<readonly Pick<Request, 'url'>[]> {
    return Promise.resolve([...this.#answers.keys()].map((url) => ({ url })));
  }

  delete(url: string): Promise<boolean> {
    return Promise.resolve(this.#answers.delete(url));
  }
}
