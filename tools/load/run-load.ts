import type { Ask } from './ask-machine.ts';
import { LAST_ANSWERS } from './load-options.ts';

/** The time that a load lives by. */
export interface LoadClock {
  /** Steady, in ms. */
  monotonicMs(): number;
  setTimer(delayMs: number, run: () => void): () => void;
}

export interface RunLoadOptions {
  readonly ask: Ask;
  readonly perSecond: number;
  readonly seconds: number;
  readonly clock: LoadClock;
  /** Ends it early. */
  readonly signal: AbortSignal;
  /** Goes on although most requests get no token. */
  readonly despiteRefusals: boolean;
}

export interface Asked {
  readonly outcome: string;
  readonly durationMs: number;
}

export interface LoadResult {
  readonly asked: readonly Asked[];
  readonly tookMs: number;
  /** It ended before its time, because too many of the last requests had got no token. */
  readonly isCutShort: boolean;
}

/** However slow a machine is, it has no more than this to answer at once: the rate is a limit, not a promise. */
const MOST_IN_FLIGHT = 50;

/**
 * Asks at even intervals, whether or not the answers before have come, so that a slow machine is measured as people meet it.
 * A turn that is missed is not made up for.
 */
export async function runLoad({
  ask,
  perSecond,
  seconds,
  clock,
  signal,
  despiteRefusals,
}: RunLoadOptions): Promise<LoadResult> {
  const asked: Asked[] = [];
  const inFlight = new Set<Promise<void>>();
  const startedAtMs = clock.monotonicMs();
  const one = async () => {
    const askedAtMs = clock.monotonicMs();
    const outcome = await ask(signal);
    asked.push({ outcome, durationMs: clock.monotonicMs() - askedAtMs });
  };
  const turns = Math.max(1, Math.floor(perSecond * seconds));
  let isCutShort = false;
  for (let turn = 0; turn < turns && !signal.aborted && !isCutShort; turn += 1) {
    if (turn > 0) await pause(1_000 / perSecond, { clock, signal });
    isCutShort = !despiteRefusals && isMostlyRefused(asked);
    if (signal.aborted || isCutShort || inFlight.size >= MOST_IN_FLIGHT) continue;
    const going = one().finally(() => inFlight.delete(going));
    inFlight.add(going);
  }
  await Promise.all(inFlight);
  return { asked, tookMs: clock.monotonicMs() - startedAtMs, isCutShort };
}

function isMostlyRefused(asked: readonly Asked[]): boolean {
  const last = asked.slice(-LAST_ANSWERS);
  const refused = last.filter(({ outcome }) => outcome !== 'vended').length;
  return last.length === LAST_ANSWERS && refused > LAST_ANSWERS / 2;
}

/** Never shorter than it says, so that the rate is never higher. */
function pause(ms: number, { clock, signal }: Pick<RunLoadOptions, 'clock' | 'signal'>): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      cancel();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const cancel = clock.setTimer(ms, end);
    signal.addEventListener('abort', end);
  });
}
