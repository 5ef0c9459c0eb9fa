import type { Cancel } from '../../../base/cancel.ts';
import { Notifier } from '../../../base/notifier.ts';
import type { Author } from '../../../chat/author.ts';
import { joinedWithout } from '../../../chat/timeline/joined-together.ts';
import { placedEnd } from '../../../chat/timeline/placed-end.ts';
import type { Timeline, TimelineChange } from '../../../chat/timeline/timeline.ts';
import type { MessageRef, TimelineRow } from '../../../chat/timeline/timeline-row.ts';

/** What stands in the place of messages that follow each other and are not shown. */
export interface FoldedRow {
  readonly kind: 'folded';
  readonly key: string;
  /** Of the first of them, epoch ms. */
  readonly atMs: number;
  readonly count: number;
  /** Whose they are; undefined: of several people. */
  readonly author: Author | undefined;
  /** They are too many; else whose they are is muted. */
  readonly isFlood: boolean;
  /** They are shown after this row. */
  readonly isOpen: boolean;
}

export type ShownRow = TimelineRow | FoldedRow;

/** What is read of a timeline. */
export type RowsSource = Pick<Timeline, 'length' | 'dropped' | 'held' | 'at' | 'find' | 'refAt' | 'onChange'>;

export interface ShownChange extends TimelineChange {
  /** Rows went or came back without anybody saying anything. */
  readonly isRefolded?: boolean;
}

/** Whose a message is that is folded away, and why. */
type Folding = Pick<FoldedRow, 'author' | 'isFlood'> & { readonly author: Author };

/** Several messages in a row that are not shown. The rows that it stands for are numbered as in the source. */
interface Run {
  readonly first: number;
  end: number;
  row: FoldedRow;
}

/**
 * The rows of a timeline, with one row in the place of those that are folded away: what is too much of somebody, and
 * messages of people of whom one wants to read none; of these it is not said either that they came. Where nothing is,
 * numbers are those of the source, and nothing is kept. Adding a row costs the same however many there are; folding others, or opening what
 * is folded, costs as much as there are rows.
 */
export class FoldedRows {
  readonly #source: RowsSource;
  readonly #changes = new Notifier<ShownChange>();
  #unsubscribe: Cancel | undefined;
  #isFolded: ((author: Author) => boolean) | undefined;
  /** Whether any messages are too many. */
  #hasFlood = false;
  /** Number in the source after the last row of which that is known. */
  #lookedAt = 0;
  /** Of rows that are open, by key, the number in the source after the last message that they stand for. */
  readonly #open = new Map<string, number>();
  /** The last one that is, while there is more of it. */
  #openRun: Run | undefined;
  /** Numbers in the source, or runs; undefined while nothing is folded. */
  #shown: (number | Run)[] | undefined;
  /** Of rows that say who came, what is shown of them; the same for as long as they are. */
  #came = new WeakMap<TimelineRow, ShownRow>();
  /** How many of these have been dropped since. */
  #gone = 0;
  /** Number of the first of these when they were put together. */
  #first = 0;
  /** Number in the source after the last row that was taken over. */
  #end = 0;

  constructor(source: RowsSource) {
    this.#source = source;
  }

  get length(): number {
    const shown = this.#shown;
    return shown ? shown.length - this.#gone + this.held.length : this.#source.length;
  }

  get dropped(): number {
    return this.#shown ? this.#first + this.#gone : this.#source.dropped;
  }

  /** Own messages, which are never folded. */
  get held(): RowsSource['held'] {
    return this.#source.held;
  }

  at(index: number): ShownRow | undefined {
    const shown = this.#shown;
    if (!shown) return this.#source.at(index);
    if (index < 0) return undefined;
    const entry = shown[this.#gone + index];
    if (entry === undefined) return this.held[index - (shown.length - this.#gone)];
    return typeof entry === 'number' ? this.#shownAt(entry) : entry.row;
  }

  /** Number of the row that a message is shown in, which may be one that stands for several. */
  find(ref: MessageRef): number | undefined {
    const number = this.#source.find(ref);
    return number === undefined ? undefined : this.shownNumber(number);
  }

  /** Number in the source of the row with this number here. */
  sourceNumber(number: number): number {
    const shown = this.#shown;
    if (!shown) return number;
    const entry = shown[number - this.#first];
    if (entry === undefined) return this.#end + number - this.#first - shown.length;
    return typeof entry === 'number' ? entry : entry.first;
  }

  /** Number here of the row that shows the one with this number in the source, else of the next one. */
  shownNumber(number: number): number {
    const shown = this.#shown;
    if (!shown) return number;
    if (number >= this.#end) return this.#first + shown.length + number - this.#end;
    let low = this.#gone;
    let high = shown.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const entry = shown[middle];
      if (entry !== undefined && lastOf(entry) < number) low = middle + 1;
      else high = middle;
    }
    return this.#first + low;
  }

  /** Folds the messages of these people, in the place of what was folded before; undefined folds none. */
  fold(isFolded: ((author: Author) => boolean) | undefined): void {
    if (!isFolded && !this.#isFolded) return;
    this.#isFolded = isFolded;
    this.#came = new WeakMap();
    this.#putTogether();
    this.#changes.notify({ isRefolded: true });
  }

  /** Shows what a row stands for, or folds it again. @param key of the row */
  toggle(key: string): void {
    const run = this.#shown?.find((entry) => typeof entry === 'object' && entry.row.key === key);
    if (typeof run !== 'object') return;
    if (!this.#open.delete(key)) this.#open.set(key, run.end);
    this.#putTogether();
    this.#changes.notify({ isRefolded: true });
  }

  /** Follows the source for as long as somebody listens, which may be one. */
  onChange(listener: (change: ShownChange) => void): Cancel {
    const cancel = this.#changes.subscribe(listener);
    // What happened while nobody listened.
    this.#putTogether();
    this.#unsubscribe ??= this.#source.onChange((change) => this.#onChange(change));
    return () => {
      cancel();
      if (this.#changes.size > 0) return;
      this.#unsubscribe?.();
      this.#unsubscribe = undefined;
    };
  }

  #onChange(change: TimelineChange): void {
    const { amended, isMoved } = change;
    if (!this.#shown || amended === undefined) {
      if (isMoved || (!this.#shown && this.#isAnyFolded())) this.#putTogether();
      else this.#takeOver();
      this.#changes.notify(change);
      return;
    }
    const number = this.shownNumber(amended);
    // Somebody else came after people of whom it is not said. Nothing was said since.
    if (this.#rowAt(amended)?.kind === 'joined' && this.sourceNumber(number) !== amended) {
      this.#end = amended;
      this.#takeOver();
      this.#changes.notify({});
      return;
    }
    // Nobody sees what becomes of a message that is not shown.
    if (this.at(number - this.dropped)?.kind !== 'folded') this.#changes.notify({ amended: number });
  }

  #putTogether(): void {
    if (!this.#isAnyFolded()) {
      this.#shown = undefined;
      return;
    }
    this.#first = this.dropped;
    this.#gone = 0;
    this.#shown = [];
    this.#openRun = undefined;
    this.#end = this.#source.dropped;
    this.#takeOver();
  }

  #isAnyFolded(): boolean {
    const end = placedEnd(this.#source);
    for (let number = Math.max(this.#lookedAt, this.#source.dropped); number < end; number++) {
      const row = this.#rowAt(number);
      if (row && 'isFlood' in row) this.#hasFlood = true;
    }
    this.#lookedAt = end;
    return this.#hasFlood || this.#isFolded !== undefined;
  }

  #takeOver(): void {
    const shown = this.#shown;
    if (!shown) return;
    const { dropped } = this.#source;
    const end = placedEnd(this.#source);
    for (let number = Math.max(this.#end, dropped); number < end; number++) this.#add(shown, number);
    this.#end = end;
    for (; this.#gone < shown.length; this.#gone++) {
      const entry = shown[this.#gone];
      if (entry === undefined || !isGone(entry, dropped)) break;
    }
    if (this.#gone < shown.length / 2 || this.#gone < 1_000) return;
    shown.splice(0, this.#gone);
    this.#first += this.#gone;
    this.#gone = 0;
  }

  #add(shown: (number | Run)[], number: number): void {
    const row = this.#rowAt(number);
    const folding = row && this.#foldingOf(row);
    if (!row || !folding) {
      if (this.#shownAt(number)) shown.push(number);
      return;
    }
    const run = this.#runBefore(shown, { number, folding }) ?? this.#begin(shown, { number, row, folding });
    run.end = number + 1;
    const isSame = run.row.author?.key === folding.author.key;
    run.row = { ...run.row, count: run.row.count + 1, author: isSame ? run.row.author : undefined };
    if (run.row.isOpen) shown.push(number);
  }

  /** What goes on with this row, if anything does. Of somebody who writes on while one reads, that is folded again. */
  #runBefore(
    shown: readonly (number | Run)[],
    { number, folding }: { readonly number: number; readonly folding: Folding },
  ): Run | undefined {
    const open = this.#openRun;
    const isOpen = open?.end === number && number < (this.#open.get(open.row.key) ?? 0);
    const last = isOpen ? open : shown.at(-1);
    if (typeof last !== 'object' || (last.row.isOpen && !isOpen)) return undefined;
    return last.row.isFlood === folding.isFlood ? last : undefined;
  }

  #begin(
    shown: (number | Run)[],
    {
      number,
      row,
      folding,
    }: { readonly number: number; readonly row: TimelineRow; readonly folding: Folding },
  ): Run {
    const key = `folded-${row.key}`;
    const isOpen = this.#open.has(key);
    const folded: FoldedRow = { kind: 'folded', key, atMs: row.atMs, count: 0, ...folding, isOpen };
    const run: Run = { first: number, end: number, row: folded };
    shown.push(run);
    if (isOpen) this.#openRun = run;
    return run;
  }

  #foldingOf(row: TimelineRow): Folding | undefined {
    if (row.kind !== 'foreign' && (row.kind !== 'message' || row.own)) return undefined;
    const { author, isFlood = false } = row;
    const isMuted = this.#isFolded?.(author) === true;
    return isMuted || isFlood ? { author, isFlood: !isMuted } : undefined;
  }

  /** The row as it is shown; undefined: it is not. */
  #shownAt(number: number): ShownRow | undefined {
    const row = this.#rowAt(number);
    const isFolded = this.#isFolded;
    if (row?.kind !== 'joined' || !isFolded) return row;
    const shown = this.#came.get(row) ?? joinedWithout(row, isFolded);
    if (shown) this.#came.set(row, shown);
    return shown;
  }

  #rowAt(number: number): TimelineRow | undefined {
    return this.#source.at(number - this.#source.dropped);
  }
}

function isGone(entry: number | Run, dropped: number): boolean {
  if (typeof entry === 'number') return entry < dropped;
  return entry.row.isOpen ? entry.first < dropped : entry.end <= dropped;
}

/** Number in the source of the last row that this one shows; what an open one stands for has rows of its own. */
function lastOf(entry: number | Run): number {
  if (typeof entry === 'number') return entry;
  return entry.row.isOpen ? entry.first - 1 : entry.end - 1;
}
