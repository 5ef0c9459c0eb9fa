/**
 * A draft belongs to this tab and survives a reload. Everything else belongs to this device: the name of a guest, the
 * chosen way in, theme (index.html reads it), language and settings (JSON).
 */
export type MemoryKey = 'user-name' | 'machine' | 'theme' | 'language' | 'settings' | `draft:${string}`;

/** What the page remembers. Never throws; if storage is blocked, it remembers nothing. */
export interface PageMemory {
  load(key: MemoryKey): string | undefined;
  /** An empty value forgets the key. */
  save(key: MemoryKey, value: string): void;
  /** Forgets every draft of this tab. */
  forgetDrafts(): void;
}

const PREFIX = 'momento-chat:';

/** The name of a key in web storage. */
export function storageKey(key: MemoryKey): string {
  return PREFIX + key;
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
    return this.#attempt(key, (storage) => storage.getItem(PREFIX + key)) ?? undefined;
  }

  save(key: MemoryKey, value: string): void {
    this.#attempt(key, (storage) => {
      if (value === '') storage.removeItem(PREFIX + key);
      else storage.setItem(PREFIX + key, value);
    });
  }

  forgetDrafts(): void {
    this.#attempt('draft:', (storage) => {
      for (const key of Object.keys(storage)) {
        if (key.startsWith(`${PREFIX}draft:`)) storage.removeItem(key);
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
