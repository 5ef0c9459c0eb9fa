/**
 * A draft is for this tab and survives a reload of it; all else is for this device: the name of guests, the way in
 * that was chosen, how the page looks (index.html reads the theme) and speaks, and settings (JSON).
 */
export type MemoryKey = 'user-name' | 'machine' | 'theme' | 'language' | 'settings' | `draft:${string}`;

/** What the page remembers. Never throws; where storage is blocked it forgets. */
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

/** Remembers in web storage: names for the device, drafts for the tab. */
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
