import { ageMs, type MachineClock, type Moment, momentOf, systemClock } from './machine-clock.ts';

export interface CachedSecretOptions<T> {
  readonly read: () => Promise<string>;
  /** Called for a text that is not the last one. @throws for one that is no such secret. */
  readonly parse: (text: string) => T;
  readonly clock?: MachineClock;
}

/** No value is used longer than this after it was read: how long a rotated secret lives on. */
const MAX_AGE_MS = 5 * 60_000;
/** From here on it is read again, so that there is a minute in which that may fail. */
const REFRESH_AGE_MS = 4 * 60_000;
/** After a reading that failed, the old value is used without trying for this long. */
const RETRY_PAUSE_MS = 10_000;

interface Held<T> {
  readonly text: string;
  readonly value: T;
  readonly readAt: Moment;
}

/**
 * A secret that is kept for at most 5 minutes. A reading that fails leaves the old value in use until its limit;
 * any number of callers cause one reading at a time. A text that does not parse counts as a failure.
 * @returns a function that gives the value, and rejects with the failure once there is none to give.
 */
export function cachedSecret<T>({
  read,
  parse,
  clock = systemClock,
}: CachedSecretOptions<T>): () => Promise<T> {
  let held: Held<T> | undefined;
  let reading: Promise<Held<T>> | undefined;
  let failedAt: Moment | undefined;

  const readAgain = async (): Promise<Held<T>> => {
    // From before the call: the value is at least as old as its question.
    const readAt = momentOf(clock);
    try {
      const text = await read();
      held = { text, value: held?.text === text ? held.value : parse(text), readAt };
      failedAt = undefined;
      return held;
    } catch (error) {
      failedAt = momentOf(clock);
      throw error;
    } finally {
      reading = undefined;
    }
  };

  return async () => {
    const old = held && ageMs(clock, held.readAt) < MAX_AGE_MS ? held : undefined;
    if (old && ageMs(clock, old.readAt) < REFRESH_AGE_MS) return old.value;
    if (old && failedAt && ageMs(clock, failedAt) < RETRY_PAUSE_MS) return old.value;
    try {
      return (await (reading ??= readAgain())).value;
    } catch (error) {
      if (old) return old.value;
      throw error;
    }
  };
}
