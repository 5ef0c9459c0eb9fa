import { BoundedSet } from '../../base/bounded-set.ts';
import { storageKey } from '../../names/storage-keys.ts';
import type { OwnIds } from './own-ids.ts';

const REMEMBERED_IDS = 500;

/**
 * Own message ids in web storage, so that a reload still knows them. Ids are no secret: everybody in the room
 * has seen them. Where storage is blocked they last as long as the page. Each identity has ids of its own: what
 * somebody wrote is not "You" for whoever comes next.
 */
export class StoredOwnIds implements OwnIds {
  readonly #storage: () => Storage;
  readonly #key: string;
  readonly #ids = new BoundedSet<string>(REMEMBERED_IDS);

  constructor(options: {
    /** A getter, because a browser that blocks storage throws as soon as it is asked for it. */
    readonly storage: () => Storage;
    /** Tells identities apart. */
    readonly owner: string;
  }) {
    this.#storage = options.storage;
    this.#key = storageKey(`own-ids:${options.owner}`);
    for (const id of this.#load()) this.#ids.add(id);
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  add(id: string): void {
    this.#ids.add(id);
    try {
      this.#storage().setItem(this.#key, JSON.stringify([...this.#ids]));
    } catch {
      // Blocked or full: they are still known to this page.
    }
  }

  #load(): string[] {
    try {
      const stored: unknown = JSON.parse(this.#storage().getItem(this.#key) ?? '[]');
      return Array.isArray(stored) ? stored.filter((id) => typeof id === 'string') : [];
    } catch {
      return [];
    }
  }
}
