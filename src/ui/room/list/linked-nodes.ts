import { linkify, type TextPart } from './linkify.ts';

export function hasLinks(text: string): boolean {
  return linkify(text).some(({ kind }) => kind === 'link');
}

/** A text as nodes, its links as links. */
export function linkedNodes(text: string): readonly (Node | string)[] {
  return linkify(text).map(nodeOf);
}

function nodeOf(part: TextPart): Node | string {
  if (part.kind === 'text') return part.text;
  const link = document.createElement('a');
  link.href = part.href;
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  link.textContent = part.text;
  return link;
}
