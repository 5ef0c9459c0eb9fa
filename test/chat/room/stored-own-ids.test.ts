import { describe, expect, it } from 'vitest';
import { StoredOwnIds } from '../../../src/chat/room/stored-own-ids.ts';

/** The storage of a tab; a full one takes nothing. */
class FakeStorage implements Storage {
  readonly #items = new Map<string, string>();
  readonly #isFull: boolean;

  constructor({ isFull = false } = {}) {
    this.#isFull = isFull;
  }

  get length(): number {
    return this.#items.size;
  }

  key(index: number): string | null {
    return [...this.#items.keys()][index] ?? null;
  }

  getItem(key: string): string | null {
    return this.#items.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    if (this.#isFull) throw new DOMException('full', 'QuotaExceededError');
    this.#items.set(key, value);
  }

  removeItem(key: string): void {
    this.#items.delete(key);
  }

  clear(): void {
    this.#items.clear();
  }
}

function ownIds(storage: () => Storage, owner = 'Ann') {
  return new StoredOwnIds({ storage, owner });
}

/** Storage as a page finds it that left `value` there. */
function storageWith(value: string): Storage {
  const storage = new FakeStorage();
  ownIds(() => storage).add('any');
  storage.setItem(storage.key(0) ?? '', value);
  return storage;
}

describe('StoredOwnIds', () => {
  it('knows nothing of what another identity wrote', () => {
    const storage = new FakeStorage();
    ownIds(() => storage).add('a');
    expect(ownIds(() => storage, 'Ben').has('a')).toBe(false);
    expect(ownIds(() => storage).has('a')).toBe(true);
  });

  it('knows its ids again after a reload', () => {
    const storage = new FakeStorage();
    const ids = ownIds(() => storage);
    ids.add('a');
    ids.add('b');
    const reloaded = ownIds(() => storage);
    expect([reloaded.has('a'), reloaded.has('b'), reloaded.has('c')]).toEqual([true, true, false]);
  });

  it('remembers the latest 500', () => {
    const storage = new FakeStorage();
    const ids = ownIds(() => storage);
    for (let n = 0; n <= 500; n++) ids.add(`id-${n}`);
    const reloaded = ownIds(() => storage);
    expect([reloaded.has('id-0'), reloaded.has('id-1'), reloaded.has('id-500')]).toEqual([false, true, true]);
  });

  it.each([['not json'], ['null'], ['{"a":1}'], ['[1,null,{}]']])(
    'begins anew where it finds %s',
    (value) => {
      const ids = ownIds(() => storageWith(value));
      expect([ids.has('1'), ids.has('null')]).toEqual([false, false]);
    },
  );

  it('lasts as long as the page where storage is blocked or full', () => {
    const blocked = ownIds(() => {
      throw new DOMException('blocked', 'SecurityError');
    });
    const full = ownIds(() => new FakeStorage({ isFull: true }));
    for (const ids of [blocked, full]) {
      ids.add('a');
      expect(ids.has('a')).toBe(true);
    }
  });
});
