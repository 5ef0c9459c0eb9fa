// Loaded with the first room that has more rows than are read at a time.

import type { Author } from '../author.ts';
import { canBePacked, UUID_WORDS, uuidOf, wordsOf } from './packed-uuid.ts';
import type { MessageRef, MessageRow, TimelineRow } from './timeline-row.ts';

const SEPARATOR = '\0';
/** Before what is there as JSON. */
const JSON_MARK = '\x01';
/** For an id that is a UUID, as this page makes them: it is kept in less than half of what its text takes. */
const UUID_MARK = '\x02';
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

/** Rows in little more than their texts take. */
export class PackedRows {
  /** About how much memory each takes. */
  readonly bytesEach: number;
  /** With separators around each, so that one is found without unpacking. The room makes them: they have none inside. */
  readonly #keys: string;
  /** Of each row the id that names it; with whom the message came from where that is not known by its author. */
  readonly #names: string;
  /** Those that stand in the names by their mark, in that order. */
  readonly #uuids: Uint32Array;
  readonly #atMs: readonly number[];
  /** The rows of one person share one object. */
  readonly #authors: readonly (Author | undefined)[];
  /** Texts, or all there is to say. In UTF-8, one wide character does not make all others take two bytes. */
  readonly #said: Uint8Array;

  /** @param refs what names each of the rows */
  constructor(rows: readonly TimelineRow[], refs: readonly (MessageRef | undefined)[]) {
    const keys = rows.map(({ key }) => key);
    const authors = rows.map((row) => ('author' in row ? row.author : undefined));
    const said = rows.map((row) =>
      isPlain(row) ? row.text : JSON_MARK + JSON.stringify({ ...row, ...HEAD }),
    );
    this.#keys = SEPARATOR + keys.join(SEPARATOR) + SEPARATOR;
    const names = refs.map((ref, index) => (ref ? nameOf(ref, authors[index]) : ''));
    this.#names = names.map((name) => (canBePacked(name) ? UUID_MARK : name)).join(SEPARATOR);
    this.#uuids = Uint32Array.from(names.filter(canBePacked).flatMap(wordsOf));
    this.#atMs = rows.map(({ atMs }) => atMs);
    this.#authors = authors;
    this.#said = encoder.encode(said.join(SEPARATOR));
    const authorsLength = authors.reduce((length, author) => length + (author?.key.length ?? 0), 0);
    const idsLength = this.#names.length + this.#uuids.byteLength;
    const length = this.#keys.length + idsLength + this.#said.length + authorsLength;
    this.bytesEach = length / rows.length + PACKED_ROW_BYTES;
  }

  hasKey(key: string): boolean {
    return this.#keys.includes(SEPARATOR + key + SEPARATOR);
  }

  // Quick, as a search unpacks all there is: keys in JSON would take longer than all else.
  rows(): TimelineRow[] {
    const keyOf = this.#keys.split(SEPARATOR);
    const texts = decoder.decode(this.#said).split(SEPARATOR);
    return this.#authors.map((author, index): TimelineRow => {
      const key = keyOf[index + 1] ?? '';
      const atMs = this.#atMs[index] ?? 0;
      const text = texts[index] ?? '';
      return author && !text.startsWith(JSON_MARK)
        ? { kind: 'message', key, atMs, author, text, own: false, delivery: 'received' }
        : { ...(JSON.parse(text.slice(1)) as TimelineRow), key, atMs, ...(author && { author }) };
    });
  }

  refs(): (MessageRef | undefined)[] {
    let read = 0;
    return this.#names.split(SEPARATOR).map((name, index) => {
      if (name.startsWith(JSON_MARK)) return JSON.parse(name.slice(1)) as MessageRef;
      const id = name === UUID_MARK ? uuidOf(this.#uuids.subarray(read, (read += UUID_WORDS))) : name;
      const author = this.#authors[index];
      const publisherId = author && publishers.get(author);
      return id === '' || publisherId === undefined ? undefined : { id, publisherId };
    });
  }
}

/** The id alone where the author's messages are known to come from there, and nothing in it is in the way. */
function nameOf({ id, publisherId }: MessageRef, author: Author | undefined): string {
  if (author && !publishers.has(author)) publishers.set(author, publisherId);
  const isKnown = author !== undefined && publishers.get(author) === publisherId;
  const isPlain = id !== '' && id !== UUID_MARK && !id.includes(SEPARATOR) && !id.startsWith(JSON_MARK);
  if (isKnown && isPlain) return id;
  return JSON_MARK + JSON.stringify({ id, publisherId });
}

/** Whether it is what `rows` makes of a text. What is there only in JSON: the separator, half a character. */
function isPlain(row: TimelineRow): row is MessageRow {
  if (row.kind !== 'message' || row.own || row.delivery !== 'received') return false;
  const { text } = row;
  const isText = text.isWellFormed() && !text.includes(SEPARATOR) && !text.startsWith(JSON_MARK);
  return isText && Object.keys(row).length === PLAIN_PROPERTIES;
}
