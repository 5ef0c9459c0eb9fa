import { parseHttpDateMs } from '../base/clock.ts';

// No gateway means more by it, and a slip of one should not silence a page for a day.
const LONGEST_MS = 3_600_000;

/**
 * A `Retry-After` header in ms, at most an hour; `undefined` when it says nothing usable. Its date form is
 * worth something only on a right clock, so a date that is past or over an hour away counts as nothing.
 * (Source: RFC 9110, 10.2.3.)
 */
export function parseRetryAfterMs(header: string | null, wallMs: number): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1_000, LONGEST_MS);
  const inMs = parseHttpDateMs(text) - wallMs;
  return inMs > 0 && inMs <= LONGEST_MS ? inMs : undefined;
}
