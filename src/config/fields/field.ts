import type { ConfigProblem, ConfigSource } from './config-problem.ts';

/** A value of the configuration before it is checked, and where it came from. */
export interface Field {
  readonly value: unknown;
  readonly source: ConfigSource;
  /** Path of the key; `''` for the whole. */
  readonly key: string;
  /** Sources of keys within the value, where they differ. */
  readonly sources?: Readonly<Partial<Record<string, ConfigSource>>>;
  /** What is wrong in the whole configuration, as far as it has been read (read-field.ts). */
  readonly problems: ConfigProblem[];
}

/** The value under a key; undefined where there is none. */
export function child(parent: Field, name: string): Field {
  const { value, source, key, sources } = parent;
  return {
    ...parent,
    value: isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined,
    source: sources?.[name] ?? source,
    key: key ? `${key}.${name}` : name,
  };
}

/** The values of a list; none where there is no list. */
export function elements(list: Field): Field[] {
  const values: readonly unknown[] = Array.isArray(list.value) ? list.value : [];
  return values.map((value, index) => ({ ...list, value, key: `${list.key}[${index}]` }));
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
