import { HISTORY_DATABASE } from '../../names/history-database.ts';

const STORE = 'rooms';

/** Records by key, which all tabs of a browser share. Each method throws where the browser does not allow it. */
export interface HistoryRecords {
  /**
   * Puts what `decide` makes of the record, undefined where there is none, into its place: nobody reads or writes it
   * meanwhile. Undefined removes it; the same object stays. `decide` must not throw.
   */
  change(key: string, decide: (present: unknown) => unknown): Promise<void>;
  /** The same with all records, at once. */
  changeAll(decide: (key: string, present: unknown) => unknown): Promise<void>;
}

/** In IndexedDB. @param factory undefined: the browser has none */
export function historyDatabase(factory: () => IDBFactory | undefined): HistoryRecords {
  return {
    change: (key, decide) =>
      inStore(factory, (store) => {
        const reading = store.get(key);
        reading.onsuccess = () => {
          const present: unknown = reading.result;
          const next = decide(present);
          if (next === undefined) store.delete(key);
          else if (next !== present) store.put(next, key);
        };
      }),
    changeAll: (decide) =>
      inStore(factory, (store) => {
        const reading = store.openCursor();
        reading.onsuccess = () => {
          const cursor = reading.result;
          if (!cursor) return;
          const { key, value: present } = cursor as { readonly key: unknown; readonly value: unknown };
          const next = typeof key === 'string' ? decide(key, present) : undefined;
          if (next === undefined) cursor.delete();
          else if (next !== present) cursor.update(next);
          cursor.continue();
        };
      }),
  };
}

async function inStore(
  factory: () => IDBFactory | undefined,
  work: (store: IDBObjectStore) => void,
): Promise<void> {
  const database = await open(factory());
  try {
    await new Promise<void>((resolve, reject) => {
      const transaction = database.transaction(STORE, 'readwrite');
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(failureOf(transaction));
      work(transaction.objectStore(STORE));
    });
  } finally {
    // One that stays open may keep the page out of the back/forward cache.
    database.close();
  }
}

function open(factory: IDBFactory | undefined): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    if (!factory) throw new Error('unable to keep messages; the browser has no database');
    const opening = factory.open(HISTORY_DATABASE, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(failureOf(opening));
  });
}

function failureOf({ error }: { readonly error: DOMException | null }): Error {
  return error ?? new DOMException('the database gives no reason', 'AbortError');
}
