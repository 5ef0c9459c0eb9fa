import { IDBFactory } from 'fake-indexeddb';
import { SESSION_DATABASE } from '../../src/names/databases.ts';
import type { WayInParts } from '../../src/sign-in/way-in-parts.ts';
import { settle } from './fake-clock.ts';
import { FakeWebStorage } from './fake-web-storage.ts';

type ChannelEnd = { readonly name: string; readonly deliver: (data: unknown) => void };

/** One profile of a browser: what its tabs share to keep a session, and by which they hear of each other. */
export class FakeBrowser {
  /** The device's web storage. */
  readonly storage = new FakeWebStorage();
  /** Undefined: as in a browser, or a window, that has none. */
  database: IDBFactory | undefined = new IDBFactory();
  hasLocks = true;
  hasChannels = true;
  /** Tabs are not told of changes. */
  isSilent = false;
  readonly #ends = new Set<ChannelEnd>();
  readonly #turns = new Map<string, Promise<void>>();

  openTab(): FakeBrowserTab {
    const ends: ChannelEnd[] = [];
    return {
      device: this.storage.openTab(),
      database: () => this.database,
      tabs: {
        openChannel: (name, onMessage) => this.#openChannel({ name, deliver: onMessage }, ends),
        locks: this.hasLocks
          ? { request: (name, options, work) => this.#takeTurn({ name, work, ...options }) }
          : undefined,
      },
      silence: () => {
        for (const end of ends) this.#ends.delete(end);
      },
    };
  }

  /** All that is stored for the device, for a search. */
  async content(): Promise<string> {
    return JSON.stringify([this.storage.content, ...(await this.#records())]);
  }

  async isEmpty(): Promise<boolean> {
    return this.storage.isEmpty && (await this.#records()).length === 0;
  }

  /** What is in the database under a key. */
  async record(key: string): Promise<unknown> {
    const database = await this.#open();
    const record: unknown = database && (await done<unknown>(recordsOf(database).get(key)));
    database?.close();
    return record;
  }

  async #records(): Promise<readonly unknown[]> {
    const database = await this.#open();
    const reading: IDBRequest<unknown[]> | undefined = database && recordsOf(database).getAll();
    const records = reading && (await done(reading));
    database?.close();
    return records ?? [];
  }

  /** Undefined where nobody has written anything yet. */
  async #open(): Promise<IDBDatabase | undefined> {
    const known = (await this.database?.databases()) ?? [];
    if (!known.some(({ name }) => name === SESSION_DATABASE)) return undefined;
    return this.database && done(this.database.open(SESSION_DATABASE));
  }

  #openChannel(end: ChannelEnd, ofTab: ChannelEnd[]) {
    if (!this.hasChannels) throw new ReferenceError('BroadcastChannel is not defined');
    this.#ends.add(end);
    ofTab.push(end);
    return {
      post: (message: unknown) => {
        if (this.isSilent) return;
        for (const other of this.#ends) {
          if (other === end || other.name !== end.name) continue;
          const copy: unknown = structuredClone(message);
          queueMicrotask(() => other.deliver(copy));
        }
      },
    };
  }

  /** One after the other, first come, first served. */
  async #takeTurn({
    name,
    work,
    signal,
  }: LockOptions & { readonly name: string; readonly work: () => Promise<void> }): Promise<void> {
    const before = this.#turns.get(name) ?? Promise.resolve();
    const mine = before.then(async () => {
      signal?.throwIfAborted();
      await work();
    });
    this.#turns.set(
      name,
      mine.catch(() => {}),
    );
    const gaveUp = new Promise<never>((_, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason as Error));
    });
    await Promise.race([mine, gaveUp]);
  }
}

export interface FakeBrowserTab extends Pick<WayInParts, 'tabs'> {
  readonly device: ReturnType<FakeWebStorage['openTab']>;
  readonly database: () => IDBFactory | undefined;
  /** It hears nothing from now on: it was closed, or frozen. */
  readonly silence: () => void;
}

/** Until tabs have heard what was said, and have read and stored what followed from it. */
export async function untilHeard(): Promise<void> {
  for (let round = 0; round < 20; round++) await settle();
}

function recordsOf(database: IDBDatabase): IDBObjectStore {
  return database.transaction('sessions').objectStore('sessions');
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error('the database failed', { cause: request.error }));
  });
}
