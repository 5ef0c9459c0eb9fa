import { CognitoRefusal } from './cognito-refusal.ts';

/** An action such as `InitiateAuth`; without one, all of them. */
interface Target {
  readonly action?: string | undefined;
}

/**
 * How calls fail: as Cognito itself would refuse them; by what stands in front of it, with a page of its own; or by
 * cutting the connection, before the work (`drop`) or once it is done (`dropAnswer`).
 */
export type InjectedFailure = Target & {
  /** Default: until `reset()`. */
  readonly times?: number | undefined;
} & (
    | {
        readonly code: string;
        readonly message?: string | undefined;
        readonly httpStatus?: number | undefined;
      }
    | { readonly page: string; readonly httpStatus: number }
    | { readonly drop: true }
    | { readonly dropAnswer: true }
  );

export interface InjectedDelay extends Target {
  readonly ms: number;
}

/** Thrown where the connection shall be cut instead of an answer. */
export class Dropped extends Error {
  override readonly name = 'Dropped';
}

/** Thrown where something else answers, such as a proxy. */
export class ForeignAnswer extends Error {
  override readonly name = 'ForeignAnswer';
  readonly httpStatus: number;
  readonly page: string;

  constructor({ httpStatus, page }: { readonly httpStatus: number; readonly page: string }) {
    super(`HTTP ${httpStatus}`);
    this.httpStatus = httpStatus;
    this.page = page;
  }
}

/** Thrown where nobody waits for the answer any more. */
export class CallerLeft extends Error {
  override readonly name = 'CallerLeft';
}

/** A delay that nobody outlives: the longest that a timer can take. */
const FOREVER_MS = 2 ** 31 - 1;

/** What is wrong with calls on purpose. */
export class CognitoFaults {
  #failures: { readonly failure: InjectedFailure; left: number }[] = [];
  #delays: InjectedDelay[] = [];
  readonly #calls = new Map<string, number>();
  readonly #waiting = new Set<() => void>();
  #closed = false;

  fail(failure: InjectedFailure): void {
    this.#failures.push({ failure, left: failure.times ?? Number.POSITIVE_INFINITY });
  }

  delay(delay: InjectedDelay): void {
    this.#delays.push(delay);
  }

  /** Accepted, and never answered. */
  hang(action?: string): void {
    this.delay({ action, ms: FOREVER_MS });
  }

  /** Since the start or `clear()`. */
  callsOf(action: string): number {
    return this.#calls.get(action) ?? 0;
  }

  /** Every call passes here. @throws CognitoRefusal, ForeignAnswer, Dropped, CallerLeft, or what `work` throws */
  async around<T>(action: string, work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    this.#calls.set(action, this.callsOf(action) + 1);
    await this.#before(action, signal);
    const answer = await work();
    if (this.#take(action, (failure) => 'dropAnswer' in failure)) throw new Dropped();
    return answer;
  }

  /** No fault any more; calls that were held back go on. */
  clear(): void {
    this.#failures = [];
    this.#delays = [];
    this.#calls.clear();
    this.#release();
  }

  /** No call goes on. */
  close(): void {
    this.#closed = true;
    this.#release();
  }

  async #before(action: string, signal: AbortSignal): Promise<void> {
    const delay = this.#delays.find((candidate) => covers(candidate, action));
    if (delay) await this.#hold(delay.ms, signal);
    if (signal.aborted || this.#closed) throw new CallerLeft();
    const failure = this.#take(action, (candidate) => !('dropAnswer' in candidate));
    if (!failure) return;
    if ('page' in failure) throw new ForeignAnswer(failure);
    if (!('code' in failure)) throw new Dropped();
    const { code, message = `injected fault: ${code}`, httpStatus = 400 } = failure;
    throw new CognitoRefusal(code, message, { httpStatus });
  }

  /** The failure whose turn it is, which counts. */
  #take(action: string, fits: (failure: InjectedFailure) => boolean): InjectedFailure | undefined {
    const active = this.#failures.find(
      ({ failure, left }) => left > 0 && fits(failure) && covers(failure, action),
    );
    if (active) active.left -= 1;
    return active?.failure;
  }

  async #hold(ms: number, signal: AbortSignal): Promise<void> {
    await new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        this.#waiting.delete(end);
        resolve();
      };
      const timer = setTimeout(end, Math.min(ms, FOREVER_MS));
      this.#waiting.add(end);
      signal.addEventListener('abort', end, { once: true });
    });
  }

  #release(): void {
    for (const end of this.#waiting) end();
  }
}

function covers(target: Target, action: string): boolean {
  return target.action === undefined || target.action === action;
}
