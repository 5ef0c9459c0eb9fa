import { counting } from '../counting.ts';

export const { list, number, plural } = counting<'zero' | 'one' | 'two' | 'few' | 'many'>('ar-u-nu-latn');

/** A name, or what is written from the left, set off: else marks at its ends change sides ('C++', 'https://'). */
export function apart(text: string): string {
  return `\u2068${text}\u2069`;
}

/** Of what is heard only; there it must read as what is seen. */
export function notApart(text: string): string {
  return text.replace(/[\u2068\u2069]/g, '');
}

export function quoted(text: string): string {
  return `«${apart(text)}»`;
}
