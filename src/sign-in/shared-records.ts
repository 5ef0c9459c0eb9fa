import { SESSION_DATABASE } from '../names/databases.ts';

type WebStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** What all tabs of a browser see. */
export interface SharedRecords {
  /** Whether everybody reads what was written last. */
  readonly isOrdered: boolean;
  /**
   * Puts what `decide` makes of the record under `key`, which is undefined where there is none, into its place: nobody
   * reads or writes it meanwhile. Undefined removes it; the same object stays.
   * @returns what is there now. @throws where it cannot be stored, or read
   */
  change(key: string, decide: (present: unknown) => unknown): Promise<unknown>;
}

const STORE = 'sessions';

/**
 * Records in IndexedDB. A turn under a Web Lock does not order localStorage: the next tab may read what was there before
 * (seen in Chromium, Firefox and WebKitGTK, 2026); here it never does.
 */
export function databaseRecords(factory: () => IDBFactory | undefined): SharedRecords {
  return {
    isOrdered: true,
    change: async (key, decide) => {
      const database = await open(factory());
      try {
        return await changeIn(database, { key, decide });
      } finally {
        // One that stays open may keep the page out of the back/forward cache.
        database.close();
      }
    },
  };
}

/** Records in web storage, for browsers and windows that have no database. */
export function webStorageRecords(storage: () => WebStorage): SharedRecords {
  return {
    isOrdered: false,
    change: async (key, decide) => {
      const present = parse(storage().getItem(key));
      const next = decide(present);
      if (next === undefined) storage().removeItem(key);
      else if (next !== present) storage().setItem(key, JSON.stringify(next));
      return next;
    },
  };
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

function open(factory: IDBFactory | undefined): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    if (!factory) throw new Error('unable to open a database; the browser has none');
    const opening = factory.open(SESSION_DATABASE, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(failureOf(opening));
  });
}

function changeIn(
  database: IDBDatabase,
  { key, decide }: { readonly key: string; readonly decide: (present: unknown) => unknown },
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(STORE, 'readwrite', { durability: 'strict' });
    const store = transaction.objectStore(STORE);
    const reading = store.get(key);
    let next: unknown;
    reading.onsuccess = () => {
      next = decide(reading.result);
      if (next === undefined) store.delete(key);
      else if (next !== reading.result) store.put(next, key);
    };
    transaction.oncomplete = () => resolve(next);
    transaction.onabort = () => reject(failureOf(transaction));
  });
}

function failureOf({ error }: { readonly error: DOMException | null }): Error {
  return error ?? new DOMException('the database gives no reason', 'AbortError');
}

/** Where the refusals stand that keep tabs at one pace. @param key of the session of the device */
export function refusalsKey(key: string): string {
  return `${key}:refusals`;
}

/** Where it stands how far sessions of single tabs have come. @param key of the session of the device */
export function copiesKey(key: string): string {
  return `${key}:copies`;
}
