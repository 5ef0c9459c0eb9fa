import type { Operation } from './counters.ts';
import { ServiceError, type StatusName } from './status.ts';

export type FaultTarget = Operation | 'all';

interface RefusalBase {
  /** Default: `all`. */
  readonly operation?: FaultTarget | undefined;
  /** Only calls to this host name (without port); default: all. */
  readonly host?: string | undefined;
  /** How long; default: until `reset()`. */
  readonly forMs?: number | undefined;
  /** How many calls; default: any number. */
  readonly times?: number | undefined;
}

/** How calls are refused: with a gRPC status, with an HTTP answer as of a proxy, or by cutting the connection. */
export type Refusal = RefusalBase &
  (
    | {
        readonly status: StatusName;
        readonly message?: string | undefined;
        /** Metadata `err`. */
        readonly reason?: string | undefined;
      }
    | {
        readonly httpStatus: number;
        /** Sent as text/plain unless `headers` say otherwise. */
        readonly body?: string | undefined;
        readonly headers?: Readonly<Record<string, string>> | undefined;
        /** Whether a page may read the answer; default: true. */
        readonly cors?: boolean | undefined;
      }
    | { readonly drop: true }
  );

export interface Delay {
  /** Default: `all`. */
  readonly operation?: FaultTarget | undefined;
  readonly host?: string | undefined;
  /** 0 ends the delay. */
  readonly ms: number;
  /**
   * `before` (default): the call is looked at late, and not at all when the caller has left by then. `after`:
   * it takes effect at once and is answered late. A subscription knows only `before`.
   */
  readonly phase?: 'before' | 'after' | undefined;
}

/** Thrown where a call shall get an HTTP answer that is not gRPC. */
export class HttpRefusal extends Error {
  override readonly name = 'HttpRefusal';
  readonly httpStatus: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly cors: boolean;

  constructor(refusal: Extract<Refusal, { httpStatus: number }>) {
    super(`HTTP ${refusal.httpStatus}`);
    this.httpStatus = refusal.httpStatus;
    this.body = refusal.body ?? `injected fault: HTTP ${refusal.httpStatus}`;
    this.headers = refusal.headers ?? {};
    this.cors = refusal.cors ?? true;
  }
}

/** Thrown where the connection of a call shall be cut instead of an answer. */
export class Dropped extends Error {
  override readonly name = 'Dropped';
}

/** Thrown where nobody waits for the answer any more: the caller has left, or the service stops. */
export class CallerLeft extends Error {
  override readonly name = 'CallerLeft';
}

export interface FaultSubject {
  readonly operation: Operation;
  readonly host: string;
  /** Aborts when the caller has left. */
  readonly signal: AbortSignal;
}

/** A delay that nobody outlives: the longest that a timer can take. */
export const FOREVER_MS = 2 ** 31 - 1;

/** What is wrong with calls on purpose. */
export class Faults {
  readonly #now: () => number;
  #refusals: { readonly refusal: Refusal; readonly untilMs: number; left: number }[] = [];
  readonly #delays: Delay[] = [];
  readonly #waiting = new Set<() => void>();
  #closed = false;

  /** @param now epoch ms */
  constructor(now: () => number) {
    this.#now = now;
  }

  refuse(refusal: Refusal): void {
    const untilMs = this.#now() + (refusal.forMs ?? Number.POSITIVE_INFINITY);
    this.#refusals.push({ refusal, untilMs, left: refusal.times ?? Number.POSITIVE_INFINITY });
  }

  /** Replaces an earlier delay of the same operation, host and phase; calls held back by it go on at once. */
  delay(delay: Delay): void {
    const key = keyOf(delay);
    const same = this.#delays.findIndex((other) => keyOf(other) === key);
    if (same >= 0) {
      this.#delays.splice(same, 1);
      this.#release();
    }
    if (delay.ms > 0) this.#delays.push(delay);
  }

  /** Every call passes here first. @throws ServiceError, HttpRefusal, Dropped, CallerLeft */
  async before(subject: FaultSubject): Promise<void> {
    await this.#hold(subject, 'before');
    if (this.#closed) throw new CallerLeft();
    const now = this.#now();
    this.#refusals = this.#refusals.filter(({ untilMs, left }) => left > 0 && now < untilMs);
    const active = this.#refusals.find(({ refusal }) => covers(refusal, subject));
    if (!active) return;
    active.left -= 1;
    throw errorOf(active.refusal);
  }

  /** Every call that took effect passes here before its answer. @throws CallerLeft */
  async after(subject: FaultSubject): Promise<void> {
    await this.#hold(subject, 'after');
  }

  /** No fault any more; calls that were held back go on. */
  clear(): void {
    this.#refusals = [];
    this.#delays.length = 0;
    this.#release();
  }

  /** The service stops: no call goes on. */
  close(): void {
    this.#closed = true;
    this.#release();
  }

  async #hold(subject: FaultSubject, phase: 'before' | 'after'): Promise<void> {
    const delay = this.#delays.find(
      (candidate) => (candidate.phase ?? 'before') === phase && covers(candidate, subject),
    );
    if (!delay) return;
    await new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        subject.signal.removeEventListener('abort', end);
        this.#waiting.delete(end);
        resolve();
      };
      const timer = setTimeout(end, Math.min(delay.ms, FOREVER_MS));
      this.#waiting.add(end);
      subject.signal.addEventListener('abort', end, { once: true });
    });
    if (subject.signal.aborted || this.#closed) throw new CallerLeft();
  }

  #release(): void {
    for (const end of this.#waiting) end();
  }
}

function keyOf({ operation = 'all', host = '', phase = 'before' }: Delay): string {
  return `${operation} ${phase} ${host}`;
}

function covers(fault: Refusal | Delay, subject: FaultSubject): boolean {
  const target = fault.operation ?? 'all';
  return (
    (target === 'all' || target === subject.operation) &&
    (fault.host === undefined || fault.host === subject.host)
  );
}

function errorOf(refusal: Refusal): Error {
  if ('drop' in refusal) return new Dropped();
  if ('httpStatus' in refusal) return new HttpRefusal(refusal);
  const message = refusal.message ?? `injected fault: ${refusal.status}`;
  return new ServiceError(refusal.status, message, { reason: refusal.reason });
}
