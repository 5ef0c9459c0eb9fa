/** What stands between two marks. */
export interface Span<Piece> {
  readonly kind: 'strong' | 'em' | 's';
  readonly pieces: readonly (Piece | Span<Piece> | string)[];
}

// Three stars are bold and italic; four and more are a line that somebody draws, and `__init__` is a name.
const MARKS_OF_RUN: ReadonlyMap<string, readonly string[]> = new Map([
  ['*', ['*']],
  ['_', ['_']],
  ['**', ['**']],
  ['***', ['**', '*']],
  ['~~', ['~~']],
]);
const KINDS: Readonly<Record<string, Span<unknown>['kind']>> = { '**': 'strong', '~~': 's' };
const RUN = /\*+|_+|~+|\n/g;

/** A mark within a word is none: `snake_case`, `2*3*4`. Where words have no spaces between them it is one anywhere. */
const OF_A_WORD =
  /^(?!\p{sc=Han}|\p{sc=Hira}|\p{sc=Kana}|\p{sc=Hang}|\p{sc=Thai}|\p{sc=Laoo}|\p{sc=Khmr}|\p{sc=Mymr})[\p{L}\p{M}\p{N}]/u;
/** What can be emphasised: of `*_*` and `~~~` nothing can. */
const CONTENT = /[\p{L}\p{N}\p{Extended_Pictographic}]/u;

/** What stands beside a mark: a letter, or nothing at the ends. */
interface Beside {
  readonly before: string;
  readonly after: string;
}

/** Stands for a link or code beside a mark: no space, and no letter of a word. */
const NO_LETTER = '-';

/**
 * Makes spans of what stands between marks on one line, and takes the marks away; a mark that has no other stays.
 * Linear in the length of the text, and at most five spans deep.
 * @param pieces texts, and what is none: links, code
 * @param atMost so many spans are made; what comes after them is left as it is
 */
export function emphasised<Piece extends object>(
  pieces: readonly (Piece | string)[],
  atMost: number,
): readonly (Piece | Span<Piece> | string)[] {
  const maker = new SpanMaker<Piece>(atMost);
  for (const [index, piece] of pieces.entries()) {
    if (typeof piece !== 'string') {
      maker.add(piece);
      continue;
    }
    let done = 0;
    for (const { index: start, 0: run } of piece.matchAll(RUN)) {
      maker.add(piece.slice(done, start));
      done = start + run.length;
      if (run === '\n') maker.endLine();
      else {
        maker.mark(run, {
          before: lastOf(piece, start) || (index > 0 ? NO_LETTER : ''),
          after: firstOf(piece, done) || (index < pieces.length - 1 ? NO_LETTER : ''),
        });
      }
    }
    maker.add(piece.slice(done));
  }
  return maker.end();
}

function lastOf(text: string, end: number): string {
  return /.$/su.exec(text.slice(Math.max(0, end - 2), end))?.[0] ?? '';
}

function firstOf(text: string, start: number): string {
  const [first = ''] = text.slice(start, start + 2);
  return first;
}

class SpanMaker<Piece extends object> {
  #left: number;
  #pieces: (Piece | Span<Piece> | string)[] = [];
  /** Where each mark was opened last; there it stands among the pieces, in case nothing closes it. */
  readonly #opened = new Map<string, number>();

  constructor(atMost: number) {
    this.#left = atMost;
  }

  add(piece: Piece | string): void {
    if (piece !== '') this.#pieces.push(piece);
  }

  endLine(): void {
    this.#opened.clear();
    this.#pieces.push('\n');
  }

  mark(run: string, { before, after }: Beside): void {
    const marks = MARKS_OF_RUN.get(run) ?? [];
    const mayClose = !isEmpty(before) && !OF_A_WORD.test(after);
    // The arm of a shrug, and what people put before a mark that shall be none.
    const mayOpen = !isEmpty(after) && !OF_A_WORD.test(before) && before !== '\\';
    if (marks.length > 0 && mayClose && this.#close(marks)) return;
    if (marks.length === 0 || !mayOpen) this.add(run);
    else for (const mark of marks) this.#opened.set(mark, this.#pieces.push(mark) - 1);
  }

  end(): readonly (Piece | Span<Piece> | string)[] {
    return joined(this.#pieces);
  }

  /** Whether all of them were open. */
  #close(marks: readonly string[]): boolean {
    const inner = marks.map((mark) => ({ mark, at: this.#opened.get(mark) ?? -1 }));
    inner.sort((one, other) => other.at - one.at);
    if (inner.some(({ at }) => at < 0) || this.#left < marks.length) return false;
    const [{ at: start } = { at: 0 }] = inner;
    if (!this.#pieces.slice(start + 1).some(hasContent)) return false;
    for (const { mark, at } of inner) {
      const pieces = joined(this.#pieces.splice(at).slice(1));
      this.#pieces.push({ kind: KINDS[mark] ?? 'em', pieces });
      this.#left -= 1;
    }
    const outermost = inner.at(-1)?.at ?? 0;
    for (const [mark, at] of this.#opened) if (at >= outermost) this.#opened.delete(mark);
    return true;
  }
}

function isEmpty(letter: string): boolean {
  return letter.trim() === '';
}

function hasContent(piece: unknown): boolean {
  return typeof piece !== 'string' || CONTENT.test(piece);
}

/** Texts beside each other become one. */
function joined<Piece>(pieces: readonly (Piece | string)[]): readonly (Piece | string)[] {
  const all: (Piece | string)[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    if (typeof last === 'string' && typeof piece === 'string') all[all.length - 1] = last + piece;
    else all.push(piece);
  }
  return all;
}
