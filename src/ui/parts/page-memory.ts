import { type MemoryKey, storageKey } from '../../names/storage-keys.ts';

/** What the page remembers. Never throws; if storage is blocked, it remembers nothing. */
export interface PageMemory {
  load(key: MemoryKey): string | undefined;
  /** An empty value forgets the key. */
  save(key: MemoryKey, value: string): void;
  /** Forgets what was written in this tab, and not sent, in rooms of a machine. */
  forgetDrafts(machineName: string): void;
}

/** Keeps drafts in the tab's storage, and everything else in the device's. */
export class StoredPageMemory implements PageMemory {
  readonly #device: () => Storage;
  readonly #tab: () => Storage;

  /** Getters, because a browser that blocks storage throws as soon as it is asked for it. */
  constructor(storage: { readonly device: () => Storage; readonly tab: () => Storage }) {
    this.#device = storage.device;
    this.#tab = storage.tab;
  }

  load(key: MemoryKey): string | undefined {
    return this.#attempt(key, (storage) => storage.getItem(storageKey(key))) ?? undefined;
  }

  save(key: MemoryKey, value: string): void {
    this.#attempt(key, (storage) => {
      if (value === '') storage.removeItem(storageKey(key));
      else storage.setItem(storageKey(key), value);
    });
  }

  forgetDrafts(machineName: string): void {
    this.#attempt('draft:', (storage) => {
      // As `draftKeyOf` begins.
      const begin = storageKey(`draft:[${JSON.stringify(machineName)},`);
      for (const key of Object.keys(storage)) {
        if (key.startsWith(begin)) storage.removeItem(key);
      }
    });
  }

  #attempt<T>(key: MemoryKey, action: (storage: Storage) => T): T | undefined {
    try {
      return action(key.startsWith('draft:') ? this.#tab() : this.#device());
    } catch {
      // Blocked or full: the page works without a memory.
      return undefined;
    }
  }
}
