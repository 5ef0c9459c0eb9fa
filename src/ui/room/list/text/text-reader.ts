// What reads marks and links is loaded once a list is drawn. Until then, and where it cannot be had, a text is shown,
// quoted and spoken as it was written.

import type * as TextNodes from './text-nodes.ts';

export type TextReader = Pick<typeof TextNodes, 'isFormatted' | 'textNodes' | 'linkNodes' | 'withoutMarks'>;

const asItIs = (text: string): readonly (Node | string)[] => [text];

const AS_WRITTEN: TextReader = {
  isFormatted: () => false,
  textNodes: asItIs,
  linkNodes: asItIs,
  withoutMarks: (text) => text,
};

let reader = AS_WRITTEN;

export function textReader(): TextReader {
  return reader;
}

/** From now on, this does. What is drawn already has to be drawn again. */
export function readTextsBy(loaded: TextReader): void {
  reader = loaded;
}
