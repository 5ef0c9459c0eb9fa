import { LONGEST_ASKED_WAIT_MS } from '../base/asked-wait.ts';
import { parseHttpDateMs } from '../base/clock.ts';

const HOUR_MS = 3_600_000;

/**
 * A `Retry-After` header in ms, at most `LONGEST_ASKED_WAIT_MS`; `undefined` when it says nothing usable. Its date
 * form is worth something only on a right clock, so a date that is past or over an hour away counts as nothing.
 * (Source: RFC 9110, 10.2.3.)
 */
export function parseRetryAfterMs(header: string | null, wallMs: number): number | undefined {
  const text = header?.trim() ?? '';
  const isNumber = /^\d+$/.test(text);
  const inMs = isNumber ? Number(text) * 1_000 : parseHttpDateMs(text) - wallMs;
  return isNumber || (inMs > 0 && inMs <= HOUR_MS) ? Math.min(inMs, LONGEST_ASKED_WAIT_MS) : undefined;
}
