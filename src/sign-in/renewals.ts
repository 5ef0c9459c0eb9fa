import type { Clock } from '../base/clock.ts';
import { IdentityError, type RefusalReason } from './identity-error.ts';

/** What it means that a session could not be renewed; each kind of machine sorts its service's answers into these. */
export type RenewalEnd =
  /** The service says that this session is over: somebody has to sign in again. */
  | 'dead'
  /** It refuses for a reason that is not the session's: somebody who runs it has to do something. */
  | 'refused'
  /** Throttling, an error within the service, no answer, or one that is not the service's own: it passes. */
  | 'passing';

export interface RenewalsOptions<Session> {
  readonly clock: Clock;
  /** Asks the service once. */
  readonly renew: (session: Session, signal: AbortSignal) => Promise<Session>;
  /** Tells sessions apart, and is no secret: what is refused for one says nothing of another. */
  readonly keyOf: (session: Session) => string;
  /** Sorts what `renew` throws; undefined for what does not come from the service. */
  readonly endOf: (
    error: unknown,
  ) => { readonly end: RenewalEnd; readonly reason: RefusalReason } | undefined;
  /** What tabs share, so that they try once together; default: each for itself. */
  readonly refusals?: Refusals;
  /** A number in [0, 1), as `Math.random`. */
  readonly random?: () => number;
}

/** The last answer of a service that has refused in a row. Times are wall time, epoch ms. */
export interface Refusal {
  readonly reason: RefusalReason;
  /** How often. */
  readonly count: number;
  readonly atMs: number;
  /** Infinite where nothing is tried any more unless a person asks. */
  readonly dueAtMs: number;
}

/** Refusals by the key of the session. Both reject where nothing can be stored. */
export interface Refusals {
  read(key: string): Promise<Refusal | undefined>;
  /** @param refusal undefined: there is none any more */
  write(key: string, refusal: Refusal | undefined): Promise<void>;
}

/** Between tries after a refusal; after these, no more. A service that refuses everybody is not asked by everybody. */
const WAITS_MS = [60_000, 120_000, 240_000, 480_000] as const;
// Pages that were refused together do not come back together.
const SPREAD = 0.2;

/** Renews the session of a person, at the pace that the answers of the service ask for. */
export class Renewals<Session> {
  readonly #options: RenewalsOptions<Session>;
  readonly #random: () => number;
  /** Those that could not be shared. */
  readonly #own = new Map<string, Refusal>();
  /** What was refused until then is tried, once. */
  #askedAtMs = Number.NEGATIVE_INFINITY;

  constructor(options: RenewalsOptions<Session>) {
    this.#options = options;
    this.#random = options.random ?? Math.random;
  }

  /**
   * @returns undefined where the service says that this session is over
   * @throws IdentityError, within the wait after a refusal at once and without asking; the reason of `signal`
   */
  async run(session: Session, signal: AbortSignal): Promise<Session | undefined> {
    const key = this.#options.keyOf(session);
    const refusal = await this.#read(key);
    if (refusal && this.#waitMs(refusal) > 0) throw this.#refused(refusal);
    this.#askedAtMs = Number.NEGATIVE_INFINITY;
    try {
      const renewed = await this.#options.renew(session, signal);
      if (refusal) await this.#write(key, undefined);
      return renewed;
    } catch (error) {
      const ended = this.#options.endOf(error);
      if (!ended) throw error;
      const { end, reason } = ended;
      if (end === 'dead') return undefined;
      if (end === 'passing')
        throw new IdentityError('unreachable', { cause: error, reason, retryable: true });
      const next = this.#after(refusal, reason);
      await this.#write(key, next);
      throw this.#refused(next, error);
    }
  }

  /** A person asks: the next renewal is tried, whatever was refused. */
  tryNow(): void {
    this.#askedAtMs = this.#nowMs;
  }

  /** As `tryNow`, but a browser opens many pages at once: what was refused within the last minute is left alone. */
  tryOnOpening(): void {
    this.#askedAtMs = this.#nowMs - WAITS_MS[0];
  }

  // Tabs have no other time in common.
  get #nowMs(): number {
    return this.#options.clock.wallMs();
  }

  #waitMs({ atMs, dueAtMs }: Refusal): number {
    // One that is yet to come was noted before somebody set the clock.
    return atMs <= this.#askedAtMs || atMs > this.#nowMs ? 0 : dueAtMs - this.#nowMs;
  }

  #after(refusal: Refusal | undefined, reason: RefusalReason): Refusal {
    const count = (refusal?.count ?? 0) + 1;
    const waitMs = (WAITS_MS[count - 1] ?? Number.POSITIVE_INFINITY) * (1 + SPREAD * this.#random());
    return { reason, count, atMs: this.#nowMs, dueAtMs: this.#nowMs + waitMs };
  }

  async #read(key: string): Promise<Refusal | undefined> {
    return this.#own.get(key) ?? (await this.#options.refusals?.read(key).catch(() => undefined));
  }

  async #write(key: string, refusal: Refusal | undefined): Promise<void> {
    this.#own.delete(key);
    const writing = this.#options.refusals?.write(key, refusal);
    const isShared = await writing?.then(
      () => true,
      () => false,
    );
    if (refusal && !isShared) this.#own.set(key, refusal);
  }

  #refused({ reason, dueAtMs }: Refusal, cause?: unknown): IdentityError {
    const retryable = dueAtMs < Number.POSITIVE_INFINITY;
    const retryAfterMs = retryable ? dueAtMs - this.#nowMs : undefined;
    return new IdentityError('refused', { cause, reason, retryable, retryAfterMs });
  }
}
