/** A stretch of a text: as it is written, or code that somebody set apart. */
export interface Stretch {
  readonly text: string;
  readonly code: 'none' | 'inline' | 'block';
}

/** Ticks in a row, and where they are. */
interface Ticks {
  readonly start: number;
  readonly end: number;
}

const BLOCK_TICKS = 3;
/** Behind the ticks that open a block, on a line of its own: which language it is in. Nothing here depends on it. */
const LANGUAGE = /^[\w+#.-]*\n/;

/**
 * Splits a text where code is set apart: by backticks within a line, or by three of them and more, over several lines.
 * Code ends with as many ticks as it begins with; what has no end is text. Linear in the length of the text.
 * @param atMost so many pieces of code are taken; what comes after them is text
 */
export function splitCode(text: string, atMost: number): readonly Stretch[] {
  const all = [...text.matchAll(/`+/g)].map(({ index, 0: ticks }) => ({
    start: index,
    end: index + ticks.length,
  }));
  const closers = closersOf(all);
  const stretches: Stretch[] = [];
  let done = 0;
  let codes = 0;
  for (const [index, opener] of all.entries()) {
    if (opener.start < done || codes === atMost) continue;
    const closer = closers[index];
    const code = closer && codeBetween(text, opener, closer);
    if (!code) continue;
    if (opener.start > done) stretches.push({ text: text.slice(done, opener.start), code: 'none' });
    stretches.push(code);
    done = closer.end;
    codes += 1;
  }
  if (done < text.length) stretches.push({ text: text.slice(done), code: 'none' });
  return stretches;
}

/** For each, the next with as many ticks. */
function closersOf(all: readonly Ticks[]): readonly (Ticks | undefined)[] {
  const nextOfLength = new Map<number, Ticks>();
  const closers: (Ticks | undefined)[] = [];
  for (const ticks of [...all].reverse()) {
    const length = ticks.end - ticks.start;
    closers.push(nextOfLength.get(length));
    nextOfLength.set(length, ticks);
  }
  return closers.reverse();
}

/** `undefined` where there is nothing to see between the ticks, or lines end between those of a line. */
function codeBetween(text: string, opener: Ticks, closer: Ticks): Stretch | undefined {
  const between = text.slice(opener.end, closer.start);
  if (between.trim() === '') return undefined;
  if (opener.end - opener.start < BLOCK_TICKS) {
    return between.includes('\n') ? undefined : { text: between, code: 'inline' };
  }
  const inside = between.replace(LANGUAGE, '').replace(/\n$/, '');
  return { text: inside === '' ? between.trim() : inside, code: 'block' };
}
