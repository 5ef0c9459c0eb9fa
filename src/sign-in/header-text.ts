/** Why a text cannot travel as the value of an HTTP header. */
export type HeaderTextProblem =
  | 'empty'
  /** Headers carry Latin-1 only. */
  | 'not-latin-1'
  | 'control-characters'
  /** White space at either end is cut off on the way. */
  | 'outer-space';

/** What is wrong with `text` as the value of a header; `undefined` when it arrives as it is. */
export function headerTextProblem(text: string): HeaderTextProblem | undefined {
  if (text === '') return 'empty';
  if (/\p{Cc}/u.test(text)) return 'control-characters';
  if (/[\u0100-\u{10ffff}]/u.test(text)) return 'not-latin-1';
  if (text.startsWith(' ') || text.endsWith(' ')) return 'outer-space';
  return undefined;
}
