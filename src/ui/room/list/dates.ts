import { dateFormat, dayWords, upperCase } from '../../words/formats.ts';

const DAY_MS = 86_400_000;

/** Local midnight before `atMs`, epoch ms. */
export function startOfDayMs(atMs: number): number {
  return new Date(atMs).setHours(0, 0, 0, 0);
}

/** The next local midnight after `atMs`, epoch ms. */
export function nextDayMs(atMs: number): number {
  const day = new Date(atMs);
  day.setHours(24, 0, 0, 0);
  return day.getTime();
}

/** Points in time as people of one language write them, in local time. */
export class Dates {
  /** BCP 47. */
  readonly locale: string;
  readonly #time: ReturnType<typeof dateFormat>;
  readonly #full: ReturnType<typeof dateFormat>;
  readonly #day: ReturnType<typeof dateFormat>;
  readonly #dayOfYear: ReturnType<typeof dateFormat>;
  readonly #near: ReturnType<typeof dayWords>;

  constructor(locale: string) {
    this.locale = locale;
    this.#time = dateFormat(locale, { timeStyle: 'short' });
    this.#full = dateFormat(locale, { dateStyle: 'full', timeStyle: 'medium' });
    this.#day = dateFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
    this.#dayOfYear = dateFormat(locale, { dateStyle: 'full' });
    this.#near = dayWords(locale);
  }

  /** E.g. `9:05 AM`. */
  time(atMs: number): string {
    return this.#time.format(atMs);
  }

  /** E.g. `Friday, January 2, 2026 at 9:05:00 AM`. */
  full(atMs: number): string {
    return this.#full.format(atMs);
  }

  /** E.g. `Today`, `Yesterday`, `Friday, January 2`; with the year when it is another than now. */
  day(atMs: number, nowMs: number): string {
    // Days of 23 and 25 hours are days as well.
    const daysAgo = Math.round((startOfDayMs(nowMs) - startOfDayMs(atMs)) / DAY_MS);
    const near = daysAgo === 0 || daysAgo === 1 ? this.#near(-daysAgo) : undefined;
    if (near !== undefined) return this.#capitalised(near);
    const isThisYear = new Date(atMs).getFullYear() === new Date(nowMs).getFullYear();
    return (isThisYear ? this.#day : this.#dayOfYear).format(atMs);
  }

  #capitalised(words: string): string {
    const [first = ''] = words;
    return upperCase(first, this.locale) + words.slice(first.length);
  }
}
