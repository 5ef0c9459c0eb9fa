import { describe, expect, it } from 'vitest';
import { Dates, nextDayMs, startOfDayMs } from '../../../../src/ui/room/list/dates.ts';

/** Local time, as the page has it. */
const at = (year: number, month: number, day: number, hour = 0, minute = 0) =>
  new Date(year, month - 1, day, hour, minute).getTime();

const plain = (words: string) => words.replace(/\s/g, ' ');

describe('Dates', () => {
  const english = new Dates('en-US');

  it('pads minutes and writes hours as the language does', () => {
    expect(plain(english.time(at(2026, 1, 2, 9, 5)))).toBe('9:05 AM');
    expect(new Dates('de').time(at(2026, 1, 2, 9, 5))).toBe('09:05');
  });

  it('calls the days by their names: today, yesterday, before', () => {
    const now = at(2026, 3, 10, 12);
    expect(english.day(at(2026, 3, 10, 0, 0), now)).toBe('Today');
    expect(english.day(at(2026, 3, 9, 23, 59), now)).toBe('Yesterday');
    expect(english.day(at(2026, 3, 9, 0, 0), now)).toBe('Yesterday');
    expect(english.day(at(2026, 3, 8, 23, 59), now)).toBe('Sunday, March 8');
    expect(english.day(at(2025, 12, 31, 12), now)).toBe('Wednesday, December 31, 2025');
  });

  it('begins with a capital in other languages too', () => {
    const now = at(2026, 3, 10, 12);
    expect(new Dates('de').day(now, now)).toBe('Heute');
    expect(new Dates('es').day(at(2026, 3, 9), now)).toBe('Ayer');
  });

  it('counts days, not hours, where the clocks change', () => {
    for (let day = 1; day <= 365; day++) {
      const noon = at(2026, 1, day, 12);
      expect(english.day(at(2026, 1, day - 1, 0, 30), noon)).toBe('Yesterday');
    }
  });
});

describe('The day', () => {
  it('begins and ends at local midnight', () => {
    const noon = at(2026, 3, 10, 12);
    expect(startOfDayMs(noon)).toBe(at(2026, 3, 10));
    expect(startOfDayMs(at(2026, 3, 10))).toBe(at(2026, 3, 10));
    expect(nextDayMs(noon)).toBe(at(2026, 3, 11));
    expect(nextDayMs(at(2026, 3, 10))).toBe(at(2026, 3, 11));
  });
});
