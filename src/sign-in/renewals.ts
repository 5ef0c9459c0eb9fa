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
  /** Tells sessions apart: what is refused for one says nothing of another. */
  readonly keyOf: (session: Session) => string;
  /** Sorts what `renew` throws; undefined for what does not come from the service. */
  readonly endOf: (
    error: unknown,
  ) => { readonly end: RenewalEnd; readonly reason: RefusalReason } | undefined;
  /** A number in [0, 1), as `Math.random`. */
  readonly random?: () => number;
}

interface Refusal {
  readonly key: string;
  readonly reason: RefusalReason;
  /** How often the service has refused it in a row. */
  readonly count: number;
  /** Steady time; infinite where nothing is tried any more unless a person asks. */
  readonly dueAtMs: number;
}

/** Between tries after a refusal; after these, no more. A service that refuses everybody is not asked by everybody. */
const WAITS_MS = [60_000, 120_000, 240_000, 480_000] as const;
// Pages that were refused together do not come back together.
const SPREAD = 0.2;

/** Renews the session of a person, at the pace that the answers of the service ask for. */
export class Renewals<Session> {
  readonly #options: RenewalsOptions<Session>;
  readonly #random: () => number;
  #refusal: Refusal | undefined;

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
    const refusal = this.#refusal?.key === key ? this.#refusal : undefined;
    if (refusal && refusal.dueAtMs > this.#nowMs) throw this.#refused(refusal);
    try {
      const renewed = await this.#options.renew(session, signal);
      this.#refusal = undefined;
      return renewed;
    } catch (error) {
      const ended = this.#options.endOf(error);
      if (!ended) throw error;
      const { end, reason } = ended;
      if (end === 'dead') return undefined;
      if (end === 'passing')
        throw new IdentityError('unreachable', { cause: error, reason, retryable: true });
      const count = (refusal?.count ?? 0) + 1;
      this.#refusal = { key, reason, count, dueAtMs: this.#nowMs + this.#waitMs(count) };
      throw this.#refused(this.#refusal, error);
    }
  }

  /** A person asks: the next renewal is tried, whatever was refused. */
  tryNow(): void {
    if (this.#refusal) this.#refusal = { ...this.#refusal, dueAtMs: this.#nowMs };
  }

  get #nowMs(): number {
    return this.#options.clock.monotonicMs();
  }

  #waitMs(count: number): number {
    return (WAITS_MS[count - 1] ?? Number.POSITIVE_INFINITY) * (1 + SPREAD * this.#random());
  }

  #refused({ reason, dueAtMs }: Refusal, cause?: unknown): IdentityError {
    const retryable = dueAtMs < Number.POSITIVE_INFINITY;
    const retryAfterMs = retryable ? dueAtMs - this.#nowMs : undefined;
    return new IdentityError('refused', { cause, reason, retryable, retryAfterMs });
  }
}
