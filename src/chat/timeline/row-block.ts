import type { Author } from '../author.ts';
import { rowBytes } from './row-bytes.ts';
import type { MessageRef, MessageRow, TimelineRow } from './timeline-row.ts';

/** So many that what a block takes itself does not count, so few that one is unpacked in no time. */
export const BLOCK_ROWS = 128;

/** A row in the sequence, and what names its message, if anything does. */
export interface PlacedRow {
  readonly row: TimelineRow;
  readonly ref: MessageRef | undefined;
}

interface Packed {
  /** With separators around each, so that one is found without unpacking. The room makes them: they have none inside. */
  readonly keys: string;
  /** Of each row a `Name`, as JSON. */
  readonly names: string;
  readonly atMs: readonly number[];
  /** The rows of one person share one object. */
  readonly authors: readonly (Author | undefined)[];
  /** Texts, or all there is to say. In UTF-8, one wide character does not make all others take two bytes. */
  readonly said: Uint8Array;
}

/** An id, and whom the message came from where that is not known by its author. */
type Name = string | readonly [id: string, publisherId: string];

const SEPARATOR = '\0';
/** Before what is said as JSON. */
const JSON_MARK = '\x01';
/** Of a message of others of which there is no more to say than its text, as most are. */
const PLAIN_PROPERTIES = 7;
/** What of each row is not in JSON. */
const HEAD = { key: undefined, atMs: undefined, author: undefined };

// Its places in lists and in what finds it, and an author, whom others may have too.
const PACKED_ROW_BYTES = 110;

const encoder = new TextEncoder();
// What begins a block may begin with a mark of the order of bytes.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
/** Whom the messages of an author came from first: that need not be said of each. */
const publishers = new WeakMap<Author, string>();

/** Rows that follow each other. Packed, they take little more than their texts do. */
export class RowBlock {
  readonly #onBytes: (more: number) => void;
  #rows: TimelineRow[] | undefined = [];
  #refs: (MessageRef | undefined)[] | undefined = [];
  /** Absent where a row was changed since. */
  #packed: Packed | undefined;
  /** How many have not been dropped. */
  #left = 0;
  #bytes = 0;

  /** @param onBytes told by how much more memory the rows take, or less; what is unpacked to be read counts as packed */
  constructor(onBytes: (more: number) => void) {
    this.#onBytes = onBytes;
  }

  rowAt(slot: number): TimelineRow | undefined {
    return this.#openRows()[slot];
  }

  refAt(slot: number): MessageRef | undefined {
    return this.#openRefs()[slot];
  }

  /** Where the row of this key is; -1 for none. */
  slotOf(key: string): number {
    if (!this.#rows && !this.#packed?.keys.includes(SEPARATOR + key + SEPARATOR)) return -1;
    return this.#openRows().findIndex((row) => row.key === key);
  }

  push({ row, ref }: PlacedRow): void {
    const { rows, refs } = this.#changing();
    rows.push(row);
    refs.push(ref);
    this.#left += 1;
    this.#count(rowBytes(row, ref));
  }

  /** Takes the newest out. */
  pop(): void {
    const { rows, refs } = this.#changing();
    rows.pop();
    refs.pop();
    this.drop();
  }

  replace(slot: number, row: TimelineRow): void {
    const { rows } = this.#changing();
    const before = rows[slot];
    if (before) this.#count(rowBytes(row) - rowBytes(before));
    rows[slot] = row;
  }

  /** One row less counts. Its memory goes with the block. */
  drop(): void {
    this.#count(-this.#bytes / this.#left);
    this.#left -= 1;
  }

  pack(): void {
    if (!this.#packed) {
      const rows = this.#openRows();
      this.#packed = packed(rows, this.#openRefs());
      const { keys, names, said, authors } = this.#packed;
      const authorsLength = authors.reduce((length, author) => length + (author?.key.length ?? 0), 0);
      const each =
        (keys.length + names.length + said.length + authorsLength) / rows.length + PACKED_ROW_BYTES;
      this.#count(each * this.#left - this.#bytes);
    }
    this.#rows = undefined;
    this.#refs = undefined;
  }

  #count(more: number): void {
    this.#bytes += more;
    this.#onBytes(more);
  }

  #openRows(): TimelineRow[] {
    this.#rows ??= this.#packed ? rowsOf(this.#packed) : [];
    return this.#rows;
  }

  #openRefs(): (MessageRef | undefined)[] {
    this.#refs ??= this.#packed ? refsOf(this.#packed) : [];
    return this.#refs;
  }

  #changing() {
    const all = { rows: this.#openRows(), refs: this.#openRefs() };
    this.#packed = undefined;
    return all;
  }
}

function packed(rows: readonly TimelineRow[], refs: readonly (MessageRef | undefined)[]): Packed {
  const keys = rows.map(({ key }) => key);
  const authors = rows.map((row) => ('author' in row ? row.author : undefined));
  const said = rows.map((row) => (isPlain(row) ? row.text : JSON_MARK + JSON.stringify({ ...row, ...HEAD })));
  return {
    keys: SEPARATOR + keys.join(SEPARATOR) + SEPARATOR,
    names: JSON.stringify(refs.map((ref, index) => ref && nameOf(ref, authors[index]))),
    atMs: rows.map(({ atMs }) => atMs),
    authors,
    said: encoder.encode(said.join(SEPARATOR)),
  };
}

/** The id alone where the author's messages are known to come from there. */
function nameOf({ id, publisherId }: MessageRef, author: Author | undefined): Name {
  if (!author) return [id, publisherId];
  if (!publishers.has(author)) publishers.set(author, publisherId);
  return publishers.get(author) === publisherId ? id : [id, publisherId];
}

/** Whether it is what `rowsOf` makes of a text. What is there only in JSON: the separator, half a character. */
function isPlain(row: TimelineRow): row is MessageRow {
  if (row.kind !== 'message' || row.own || row.delivery !== 'received') return false;
  const { text } = row;
  const isText = text.isWellFormed() && !text.includes(SEPARATOR) && !text.startsWith(JSON_MARK);
  return isText && Object.keys(row).length === PLAIN_PROPERTIES;
}

// Quick, as a search unpacks all there is: keys in JSON would take longer than all else.
function rowsOf({ keys, atMs, authors, said }: Packed): TimelineRow[] {
  const keyOf = keys.split(SEPARATOR);
  const texts = decoder.decode(said).split(SEPARATOR);
  return authors.map((author, index): TimelineRow => {
    const key = keyOf[index + 1] ?? '';
    const time = atMs[index] ?? 0;
    const text = texts[index] ?? '';
    return author && !text.startsWith(JSON_MARK)
      ? { kind: 'message', key, atMs: time, author, text, own: false, delivery: 'received' }
      : { ...(JSON.parse(text.slice(1)) as TimelineRow), key, atMs: time, ...(author && { author }) };
  });
}

function refsOf({ names, authors }: Packed): (MessageRef | undefined)[] {
  return (JSON.parse(names) as (Name | null)[]).map((name, index) => {
    const author = authors[index];
    const [id, publisherId] =
      typeof name === 'string' ? [name, author && publishers.get(author)] : (name ?? []);
    return id === undefined || publisherId === undefined ? undefined : { id, publisherId };
  });
}
