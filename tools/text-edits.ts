import type { Node } from './syntax-tree.ts';

/** What takes the place of a part of a text. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** @throws when the parser does not tell where the node is. */
export function replace({ type, start, end }: Node, text: string): Edit {
  if (typeof start === 'number' && typeof end === 'number') return { start, end, text };
  throw new Error(`unable to edit the code; the parser does not tell where a ${type} is`);
}

/** A node as it is written. @throws as `replace` does */
export function textOf(node: Node, code: string): string {
  const { start, end } = replace(node, '');
  return code.slice(start, end);
}

/** Makes edits that do not overlap. */
export function applied(code: string, edits: readonly Edit[]): string {
  return edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, { start, end, text: part }) => text.slice(0, start) + part + text.slice(end), code);
}
