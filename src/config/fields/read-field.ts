// Reads what is right, and adds what is wrong to the problems of its field; a value that is wrong is read as undefined.

import { checkLength } from '../../base/label.ts';
import { parseConfigUrl } from './config-url.ts';
import { child, elements, type Field, isObject } from './field.ts';

// What no label has, as far as a few bytes can tell; names that people give are held to all of check-label.ts.
const UNFIT = /(?!\p{Join_C})[\p{C}\p{Zl}\p{Zp}]/u;

/** The elements of a list; none where there is no list. */
export function readList(field: Field): readonly Field[] {
  if (field.value !== undefined && !Array.isArray(field.value)) wrong(field);
  return elements(field);
}

/** How each key is read; a reader notes what is wrong, and gives nothing then. */
export type Readers<Keys extends object> = {
  readonly [Key in keyof Keys]-?: (field: Field) => Keys[Key] | undefined;
};

/**
 * The keys of an object. One that is not there is read only where it is needed, so that its reader may say what is then.
 * @returns undefined where a needed one is not there, or wrong
 */
export function readKeys<Keys extends object>(
  field: Field,
  readers: Readers<Keys>,
  needed: readonly (keyof Keys)[],
): Keys | undefined {
  const keys: Partial<Keys> = {};
  for (const key in readers) {
    const found = child(field, key);
    const value = found.value !== undefined || needed.includes(key) ? readers[key](found) : undefined;
    if (value !== undefined) keys[key] = value;
  }
  return needed.every((key) => key in keys) ? (keys as Keys) : undefined;
}

/** The right ones of a list; undefined where there is none. */
export function readEach<T>(field: Field, read: (element: Field) => T | undefined): readonly T[] | undefined {
  const all = readList(field).flatMap((element) => read(element) ?? []);
  return all[0] && all;
}

/** Wants an object, and no key in it that has no meaning there. */
export function readObject(field: Field, known: readonly string[]): void {
  if (!isObject(field.value)) return wrong(field);
  for (const name of Object.keys(field.value)) {
    const { source, key, problems } = child(field, name);
    if (!known.includes(name)) problems.push({ source, key, code: 'unknown', known });
  }
}

/** Where nothing is said: false. */
export function readFlag(field: Field): boolean {
  const { value = false } = field;
  if (typeof value !== 'boolean') wrong(field);
  return value === true;
}

/**
 * A label of at most `maxLength` UTF-16 units.
 * @param options.others labels that it must not be; it is one of them from now on
 */
export function readLabel(
  field: Field,
  { maxLength, others }: { readonly maxLength: number; readonly others?: Set<string> },
): string | undefined {
  const check = typeof field.value === 'string' ? checkLength(field.value, maxLength) : undefined;
  if (!check?.ok || UNFIT.test(check.label)) return wrong(field);
  if (others?.has(check.label)) wrong(field, 'taken');
  others?.add(check.label);
  return check.label;
}

export function readOptionalUrl(field: Field): string | undefined {
  return field.value === undefined ? undefined : readUrl(field);
}

/** A URL that credentials may go to. @param base resolves a relative one; without it only a full URL is taken */
export function readUrl(field: Field, base?: string): string | undefined {
  const url = typeof field.value === 'string' ? parseConfigUrl(field.value, base) : undefined;
  return url?.href ?? wrong(field);
}

export function readMatch(field: Field, pattern: RegExp): string | undefined {
  const { value } = field;
  return typeof value === 'string' && pattern.test(value) ? value : wrong(field);
}

export function readOneOf<const T extends string>(field: Field, choices: readonly T[]): T | undefined {
  return choices.find((choice) => choice === field.value) ?? wrong(field);
}

/** Notes that a value is not what its key takes, or what another one has already. */
export function wrong({ source, key, value, problems }: Field, code: 'wrong' | 'taken' = 'wrong'): undefined {
  problems.push({ source, key, code, value });
}
