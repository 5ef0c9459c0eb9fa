import type { SeenRequest } from './watch-requests.ts';

/** Timers may fire a little early. */
const TOLERANCE_MS = 20;

export interface TripsOptions {
  /** How the address ends of what is waited for. */
  readonly until: string;
  readonly roundTripMs: number;
}

/**
 * How many trips there and back a page waited for, one after another: a number that a busy machine does not change, as long as
 * it is not busy for a trip. Back from the latest answer that was waited for, each time to what was answered last before that
 * was asked for. Whatever one of them took counts in full trips: preflights and new connections, too.
 */
export function countTrips(requests: readonly SeenRequest[], { until, roundTripMs }: TripsOptions): number {
  const seen = requests
    .flatMap(({ answeredAtMs, ...request }) =>
      answeredAtMs === undefined ? [] : { ...request, answeredAtMs },
    )
    .toSorted((a, b) => a.answeredAtMs - b.answeredAtMs);
  let trips = 0;
  let next = seen.findLast(({ method, url }) => method !== 'OPTIONS' && url.endsWith(until));
  if (!next) throw new Error(`unable to count trips; nothing of ${until} was answered`);
  while (next) {
    const { askedAtMs, answeredAtMs }: (typeof seen)[number] = next;
    trips += Math.floor((answeredAtMs - askedAtMs + TOLERANCE_MS) / roundTripMs);
    next = seen.findLast(
      (other) => other.answeredAtMs <= askedAtMs + TOLERANCE_MS && other.askedAtMs < askedAtMs,
    );
  }
  return trips;
}
