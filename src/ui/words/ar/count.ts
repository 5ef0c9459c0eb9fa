import { counting } from '../counting.ts';

export const { list, number, plural } = counting<'zero' | 'one' | 'two' | 'few' | 'many'>('ar-u-nu-latn');

/** A name, or what is written from the left, set off: else marks at its ends change sides ('C++', 'https://'). */
export function apart(text: string): string {
  return `\u2068${text}\u2069`;
}

export function quoted(text: string): string {
  return `«${apart(text)}»`;
}
