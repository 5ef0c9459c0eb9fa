import type { RowsSource } from '../list/folded-rows.ts';

/** A day here, as fields for dates write it: `2026-01-02`. */
export function inputDate(ms: number): string {
  const date = new Date(ms);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/**
 * Number (`index + dropped`) of the first row of a day or of a later one; undefined where there is none.
 * @param day as `inputDate` writes it
 */
export function firstOnOrAfter(rows: RowsSource, day: string): number | undefined {
  // Times are those of many clocks: the order of rows is not theirs.
  for (let index = 0; index < rows.length; index++) {
    const row = rows.at(index);
    if (row && inputDate(row.atMs) >= day) return index + rows.dropped;
  }
  return undefined;
}
