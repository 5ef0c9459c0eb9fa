import { CognitoRefusal } from './cognito-refusal.ts';

/** An action such as `InitiateAuth`; without one, all of them. */
interface Target {
  readonly action?: string | undefined;
}

/** How calls fail: as Cognito itself would refuse them, or by cutting the connection. */
export type InjectedFailure = Target & {
  /** Default: until `reset()`. */
  readonly times?: number | undefined;
} & (
    | {
        readonly code: string;
        readonly message?: string | undefined;
        readonly httpStatus?: number | undefined;
      }
    | { readonly drop: true }
  );

export interface InjectedDelay extends Target {
  readonly ms: number;
}

/** Thrown where the connection shall be cut instead of an answer. */
export class Dropped extends Error {
  override readonly name = 'Dropped';
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

  /** Every call passes here first. @throws CognitoRefusal, Dropped, CallerLeft */
  async before(action: string, signal: AbortSignal): Promise<void> {
    const delay = this.#delays.find((candidate) => covers(candidate, action));
    if (delay) await this.#hold(delay.ms, signal);
    if (signal.aborted || this.#closed) throw new CallerLeft();
    const active = this.#failures.find(({ failure, left }) => left > 0 && covers(failure, action));
    if (!active) return;
    active.left -= 1;
    const { failure } = active;
    if ('drop' in failure) throw new Dropped();
    const { code, message = `injected fault: ${code}`, httpStatus = 400 } = failure;
    throw new CognitoRefusal(code, message, { httpStatus });
  }

  /** No fault any more; calls that were held back go on. */
  clear(): void {
    this.#failures = [];
    this.#delays = [];
    this.#release();
  }

  /** No call goes on. */
  close(): void {
    this.#closed = true;
    this.#release();
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
