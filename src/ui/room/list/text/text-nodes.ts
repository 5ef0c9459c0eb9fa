import { type Code, formatted, MAX_LINKS, type Piece } from './formatted.ts';
import { type LinkPart, linkify } from './linkify.ts';

export { withoutMarks } from './formatted.ts';

/** Whether a text is shown otherwise than it is written. */
export function isFormatted(text: string): boolean {
  return formatted(text).some((piece) => typeof piece !== 'string');
}

/** A text as nodes: links as links, and what is marked as what its marks say. */
export function textNodes(text: string): readonly (Node | string)[] {
  return formatted(text).map(nodeOf);
}

/** A text that nobody wrote as a message as nodes: links as links, and nothing else. */
export function linkNodes(text: string): readonly (Node | string)[] {
  return linkify(text, MAX_LINKS).map((part) => (part.kind === 'link' ? linkTo(part) : part.text));
}

function nodeOf(piece: Piece): Node | string {
  if (typeof piece === 'string') return piece;
  if (piece.kind === 'link') return linkTo(piece);
  if (piece.kind === 'code') return codeOf(piece);
  const element = document.createElement(piece.kind);
  element.append(...piece.pieces.map(nodeOf));
  return element;
}

function linkTo({ text, href, host }: LinkPart): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = href;
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  // The host comes first whatever is written in the rest of it.
  link.dir = 'ltr';
  link.translate = false;
  link.textContent = host === undefined ? text : `${text} (${host})`;
  return link;
}

function codeOf({ text, isBlock }: Code): HTMLElement {
  const code = document.createElement('code');
  code.dir = 'auto';
  code.translate = false;
  code.textContent = text;
  if (!isBlock) return code;
  const block = document.createElement('pre');
  block.append(code);
  return block;
}
