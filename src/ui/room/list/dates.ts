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
  readonly #time: Intl.DateTimeFormat;
  readonly #full: Intl.DateTimeFormat;
  readonly #day: Intl.DateTimeFormat;
  readonly #dayOfYear: Intl.DateTimeFormat;
  readonly #near: Intl.RelativeTimeFormat;

  constructor(locale: string) {
    this.locale = locale;
    this.#time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
    this.#full = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'medium' });
    this.#day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
    this.#dayOfYear = new Intl.DateTimeFormat(locale, { dateStyle: 'full' });
    this.#near = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
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
    if (daysAgo === 0 || daysAgo === 1) return this.#capitalised(this.#near.format(-daysAgo, 'day'));
    const isThisYear = new Date(atMs).getFullYear() === new Date(nowMs).getFullYear();
    return (isThisYear ? this.#day : this.#dayOfYear).format(atMs);
  }

  #capitalised(words: string): string {
    const [first = ''] = words;
    return first.toLocaleUpperCase(this.locale) + words.slice(first.length);
  }
}
