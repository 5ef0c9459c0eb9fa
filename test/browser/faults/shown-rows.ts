import type { ShownRow } from '../../support/engines/in-page.ts';
import type { Ask } from '../../support/engines/in-page-source.ts';

/** A page whose rows can be read, whatever drives it. */
export interface RowsPage {
  readonly ask: Ask;
  /** To the oldest message. */
  readonly toFirstRow: () => Promise<void>;
  /** As `wait`; where it is in vain, the error says what was on the screen instead. */
  readonly tellingWhatIsShown: <T>(wait: Promise<T>) => Promise<T>;
}

// Less than a driver gives a script.
const SLICE_MS = 5_000;

/**
 * Every row from the first to the last. The list mounts only what is near the view, so this scrolls through it in
 * steps that overlap.
 */
export async function readAllRows(page: RowsPage): Promise<ShownRow[]> {
  await page.toFirstRow();
  let rows: readonly ShownRow[] = [];
  for (let isAtEnd = false, step = 0; !isAtEnd; step = 2 / 3) {
    const view = await page.ask('rowsAfterScroll', step);
    rows = joined(rows, view.rows);
    isAtEnd = view.isAtEnd;
  }
  return [...rows];
}

/** What was read so far, and what of the view goes beyond it. */
function joined(read: readonly ShownRow[], view: readonly ShownRow[]): readonly ShownRow[] {
  const from = read.findIndex((_, start) => {
    const overlap = Math.min(read.length - start, view.length);
    return view.slice(0, overlap).every((row, index) => isSame(row, read[start + index]));
  });
  if (from >= 0) return [...read, ...view.slice(read.length - from)];
  if (read.length === 0) return view;
  throw new Error(`unable to read the rows; those after "${read.at(-1)?.text}" were not met`);
}

function isSame(row: ShownRow, other: ShownRow | undefined): boolean {
  return row.kind === other?.kind && row.text === other.text;
}

/** Waits until this numbered message is shown, or a later one: of many that come at once, not all are mounted. */
export async function seeNumbered(
  page: RowsPage,
  { text, timeoutMs }: { readonly text: string; readonly timeoutMs: number },
): Promise<void> {
  await page.tellingWhatIsShown(untilSeen(page, { number: Number(text.slice(1)), timeoutMs }));
}

async function untilSeen(
  page: RowsPage,
  { number, timeoutMs }: { readonly number: number; readonly timeoutMs: number },
): Promise<void> {
  const startMs = performance.now();
  while (!(await page.ask('seesNumbered', number, SLICE_MS))) {
    if (performance.now() - startMs > timeoutMs) throw new Error(`#${number} was not shown in time`);
  }
}
