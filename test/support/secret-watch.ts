import type { ChatPage } from './chat-page.ts';

/** Where the browser keeps a session. */
export type Keeping = 'sessionStorage' | 'databases';

const IDENTITY_TOKEN = /"(?:Id|Access|Refresh)Token":"([^"]+)"/g;
const MOMENTO_TOKEN = /"authToken":"([^"]+)"/g;

/** Hears every request and answer of a page, and finds what must not stay anywhere. */
export class SecretWatch {
  readonly #chat: ChatPage;
  readonly #urls: string[] = [];
  readonly #identityTokens = new Set<string>();
  readonly #momentoTokens = new Set<string>();
  /** Of answers whose tokens are not known yet. */
  readonly #readings: Promise<void>[] = [];

  constructor(chat: ChatPage) {
    this.#chat = chat;
    chat.page.on('request', (request) => this.#urls.push(request.url()));
    chat.page.on('response', (response) => {
      if (!response.headers()['content-type']?.includes('json')) return;
      const reading = response.text().then(
        (text) => this.#keepTokens(text),
        // The browser keeps no body of a page that has gone on.
        () => {},
      );
      this.#readings.push(reading);
    });
  }

  get urls(): readonly string[] {
    return this.#urls;
  }

  /** How many tokens the page got that name somebody. */
  get identityTokens(): number {
    return this.#identityTokens.size;
  }

  /**
   * Each secret that is where it should not be, as "what in where".
   * @param options.keeping where tokens of the user pool may be; nowhere by default
   */
  async findings(options: {
    readonly passwords: readonly string[];
    readonly keeping?: Keeping;
  }): Promise<string[]> {
    await Promise.all(this.#readings);
    const secrets = [
      ...options.passwords.map((text) => ({ what: 'password', text })),
      ...[...this.#momentoTokens].map((text) => ({ what: 'Momento token', text })),
      ...[...this.#identityTokens].map((text) => ({ what: 'identity token', text })),
    ];
    const places = { ...(await this.#places()), urls: this.#urls.join('\n') };
    return Object.entries(places).flatMap(([where, content]) =>
      secrets
        .filter(({ what }) => what !== 'identity token' || where !== options.keeping)
        .filter(({ text }) => content.includes(text) || content.includes(encodeURIComponent(text)))
        .map(({ what }) => `${what} in ${where}`),
    );
  }

  #places(): Promise<Record<string, string>> {
    return this.#chat.page.evaluate(async () => {
      const done = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(new Error(String(request.error)));
        });
      const records: unknown[] = [];
      for (const { name = '' } of await indexedDB.databases()) {
        const database = await done(indexedDB.open(name));
        for (const store of database.objectStoreNames) {
          const found: unknown = await done(database.transaction(store).objectStore(store).getAll());
          records.push(name, found);
        }
        database.close();
      }
      return {
        sessionStorage: Object.entries(sessionStorage).flat().join('\n'),
        localStorage: Object.entries(localStorage).flat().join('\n'),
        history: JSON.stringify(history.state),
        cookies: document.cookie,
        databases: JSON.stringify(records),
        caches: JSON.stringify(await caches.keys()),
      };
    });
  }

  #keepTokens(text: string): void {
    for (const [, token = ''] of text.matchAll(IDENTITY_TOKEN)) this.#identityTokens.add(token);
    for (const [, token = ''] of text.matchAll(MOMENTO_TOKEN)) this.#momentoTokens.add(token);
  }
}
