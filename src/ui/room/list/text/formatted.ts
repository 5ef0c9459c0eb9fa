import { splitCode } from './code-spans.ts';
import { emphasised, type Span } from './emphasis.ts';
import { type LinkPart, linkify } from './linkify.ts';

/** A part of a message as it is shown. */
export type Piece = string | Part | Span<Part>;

type Part = LinkPart | Code;

/** Shown letter by letter. */
export interface Code {
  readonly kind: 'code';
  readonly text: string;
  /** Whether it has lines of its own. */
  readonly isBlock: boolean;
}

// Each costs DOM nodes, and 4 KB hold a thousand.
const MAX_CODES = 20;
const MAX_SPANS = 40;
export const MAX_LINKS = 12;

/** What a text without is shown as it is: no piece of it is anything but text. */
const MARKS = /[`*_~]|:\/\//;

/**
 * What people write with marks: `` `code` ``, blocks of it between lines of three backticks, `**bold**`, `*italic*`,
 * `_italic_`, `~~struck out~~`, and links. The marks go, but for those that mark nothing; in code there are none.
 * Bounded: what is marked beyond some dozens of pieces is shown as it was written. Linear in the length of the text.
 */
export function formatted(text: string): readonly Piece[] {
  if (!MARKS.test(text)) return [text];
  const pieces: (Part | string)[] = [];
  let links = MAX_LINKS;
  for (const stretch of splitCode(text, MAX_CODES)) {
    if (stretch.code !== 'none') {
      pieces.push({ kind: 'code', text: stretch.text, isBlock: stretch.code === 'block' });
      continue;
    }
    for (const part of linkify(stretch.text, links)) {
      if (part.kind === 'link') links -= 1;
      pieces.push(part.kind === 'link' ? part : part.text);
    }
  }
  return emphasised(withoutEdges(pieces), MAX_SPANS);
}

/** What there is to read and to hear of a text: without the marks that `formatted` takes away. */
export function withoutMarks(text: string): string {
  return MARKS.test(text) ? textOf(formatted(text)) : text;
}

function textOf(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => (typeof piece === 'string' ? piece : 'text' in piece ? piece.text : textOf(piece.pieces)))
    .join('');
}

/** A block has lines of its own: the ends of lines beside it are no lines. */
function withoutEdges(pieces: readonly (Part | string)[]): readonly (Part | string)[] {
  const isBlock = (piece: Part | string | undefined) =>
    typeof piece === 'object' && piece.kind === 'code' && piece.isBlock;
  return pieces
    .map((piece, index) => {
      if (typeof piece !== 'string') return piece;
      const start = isBlock(pieces[index - 1]) ? piece.replace(/^[ \t]*\n/, '') : piece;
      return isBlock(pieces[index + 1]) ? start.replace(/\n[ \t]*$/, '') : start;
    })
    .filter((piece) => piece !== '');
}
