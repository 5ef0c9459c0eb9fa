/**
 * What cognito-local keeps in a file, kept in memory: nothing is written to a disk, and nothing is left
 * behind. Keys are one name, or a name and the name of an entry.
 */
export class MemoryStore {
  readonly #tables = new Map<string, Map<string, unknown>>();

  get(_context: unknown, key: string | readonly string[], defaultValue: unknown = null): Promise<unknown> {
    const [table, entry] = pathOf(key);
    const found = this.#tables.get(table);
    if (!found) return Promise.resolve(defaultValue);
    return Promise.resolve(
      entry === undefined ? Object.fromEntries(found) : (found.get(entry) ?? defaultValue),
    );
  }

  set(_context: unknown, key: string | readonly string[], value: unknown): Promise<void> {
    const [table, entry] = pathOf(key);
    if (entry === undefined) {
      this.#tables.set(table, new Map(Object.entries(value as Record<string, unknown>)));
    } else {
      const entries = this.#tables.get(table) ?? new Map<string, unknown>();
      this.#tables.set(table, entries.set(entry, value));
    }
    return Promise.resolve();
  }

  delete(_context: unknown, key: string | readonly string[]): Promise<void> {
    const [table, entry] = pathOf(key);
    if (entry === undefined) this.#tables.delete(table);
    else this.#tables.get(table)?.delete(entry);
    return Promise.resolve();
  }
}

function pathOf(key: string | readonly string[]): readonly [table: string, entry?: string | undefined] {
  if (typeof key === 'string') return [key];
  const [table = '', entry] = key;
  return [table, entry];
}
