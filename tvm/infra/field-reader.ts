/** A value and the path of its key, such as `machines[0].auth`. */
export interface Field {
  readonly value: unknown;
  readonly path: string;
}

/** Reads what comes from a file, and notes all that is wrong with it instead of stopping at the first. */
export class FieldReader {
  readonly problems: string[] = [];

  /** The fields of an object that may have these keys. */
  object(field: Field, keys: readonly string[]): ObjectFields {
    const value = isRecord(field.value) ? field.value : {};
    if (!isRecord(field.value)) this.wrong(field, 'an object');
    const prefix = field.path === '' ? '' : `${field.path}.`;
    for (const key of Object.keys(value)) {
      if (!keys.includes(key)) {
        this.problems.push(`${prefix}${key} is not a known key, expected one of ${keys.join(', ')}`);
      }
    }
    return new ObjectFields(value, prefix);
  }

  list<T>(field: Field, readItem: (item: Field) => T): T[] {
    if (!Array.isArray(field.value)) {
      this.wrong(field, 'a list');
      return [];
    }
    return field.value.map((value: unknown, index) => readItem({ value, path: `${field.path}[${index}]` }));
  }

  text(field: Field, maxLength: number): string {
    const { value } = field;
    if (typeof value === 'string' && value !== '' && value === value.trim() && value.length <= maxLength) {
      return value;
    }
    this.wrong(field, `a text of 1 to ${maxLength} characters`);
    return '';
  }

  matching(field: Field, { pattern, expected }: { pattern: RegExp; expected: string }): string {
    if (typeof field.value === 'string' && pattern.test(field.value)) return field.value;
    this.wrong(field, expected);
    return '';
  }

  wholeNumber(field: Field, { from, to }: { from: number; to: number }): number {
    const { value } = field;
    if (typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to) return value;
    this.wrong(field, `a whole number from ${from} to ${to}`);
    return from;
  }

  flag(field: Field): boolean {
    if (typeof field.value === 'boolean') return field.value;
    this.wrong(field, 'true or false');
    return false;
  }

  oneOf<T extends string>(field: Field, values: readonly [T, ...T[]]): T {
    const found = values.find((candidate) => candidate === field.value);
    if (found !== undefined) return found;
    this.wrong(field, `one of ${values.join(', ')}`);
    return values[0];
  }

  wrong({ value, path }: Field, expected: string): void {
    const found = JSON.stringify(value)?.slice(0, 60) ?? 'missing';
    this.problems.push(`${path === '' ? 'the file' : path} is ${found}, expected ${expected}`);
  }
}

/** The fields of one object. */
export class ObjectFields {
  readonly #value: Readonly<Record<string, unknown>>;
  readonly #prefix: string;

  constructor(value: Readonly<Record<string, unknown>>, prefix: string) {
    this.#value = value;
    this.#prefix = prefix;
  }

  at(key: string, byDefault?: unknown): Field {
    return { value: this.#value[key] ?? byDefault, path: this.#prefix + key };
  }

  /** To be spread: the key with what `read` makes of it, or nothing where it is not given. */
  given<K extends string, T>(key: K, read: (field: Field) => T): Partial<Record<K, T>> {
    const field = this.at(key);
    if (field.value === undefined) return {};
    const entry: Partial<Record<K, T>> = {};
    entry[key] = read(field);
    return entry;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
