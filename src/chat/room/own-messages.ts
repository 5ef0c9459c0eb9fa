import { BoundedMap } from '../../base/bounded-map.ts';
import { sha256 } from '../../base/sha-256.ts';
import { storageKey } from '../../names/storage-keys.ts';

const REMEMBERED = 500;
/** Enough that no two owners of a device have the same. */
const OWNER_DIGITS = 16;

export interface OwnMessagesOptions {
  /**
   * Shared by the tabs and reloads of a device; a getter, because a browser that blocks storage throws as soon as it
   * is asked for it. Default: none; then all is forgotten with the page.
   */
  readonly storage?: () => Storage;
  /** Who writes, and where. What somebody else wrote, or the same person in another room, is not ours. */
  readonly owner?: string;
}

/**
 * What was written here, by message id. An id alone proves nothing: everybody in the room sees it and may send it
 * again with another text. So a digest of what was sent is kept with it. It is SHA-256, because those who would
 * deceive know what was sent and could find a second text for a weak one. The text itself is not kept, and the owner
 * is a part of each key in hashed form: one bounded list serves a device and tells no names.
 */
export class OwnMessages {
  readonly #storage: (() => Storage) | undefined;
  readonly #storageKey = storageKey('own-messages');
  readonly #owner: string;
  /** By owner and id. */
  readonly #digests = new BoundedMap<string, string>(REMEMBERED);
  /** What storage had when it was last read or written. */
  #stored: string | null = null;

  constructor({ storage, owner = '' }: OwnMessagesOptions = {}) {
    this.#storage = storage;
    this.#owner = sha256(owner).slice(0, OWNER_DIGITS);
    this.readStorage();
  }

  /** Whether a message was sent under this id, of whatever content. */
  has(id: string): boolean {
    return this.#digests.has(this.#owner + id);
  }

  /** Whether `said` was sent under this id. */
  wrote(id: string, said: string): boolean {
    return this.#digests.get(this.#owner + id) === sha256(said);
  }

  /** Takes note that `said` is going to be sent under this id. */
  add(id: string, said: string): void {
    // Tabs that write at the same moment may overwrite each other's entry: each still has its own in memory, and
    // stores it with its next one.
    this.readStorage();
    this.#digests.set(this.#owner + id, sha256(said));
    try {
      const stored = JSON.stringify([...this.#digests]);
      this.#storage?.().setItem(this.#storageKey, stored);
      this.#stored = stored;
    } catch {
      // Blocked or full: this page still knows.
    }
  }

  /** Learns what other tabs have written since. Costs little where they have written nothing. */
  readStorage(): void {
    try {
      const stored = this.#storage?.().getItem(this.#storageKey) ?? null;
      if (stored === this.#stored) return;
      this.#stored = stored;
      const entries: unknown = JSON.parse(stored ?? '[]');
      if (!Array.isArray(entries)) return;
      for (const entry of entries.slice(-REMEMBERED)) if (isPair(entry)) this.#digests.set(...entry);
    } catch {
      // Blocked, or not ours: nothing is known from there.
    }
  }
}

function isPair(entry: unknown): entry is [key: string, digest: string] {
  return Array.isArray(entry) && entry.length === 2 && entry.every((part) => typeof part === 'string');
}
