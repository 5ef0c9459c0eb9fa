import { Backoff } from '../base/backoff.ts';
import type { Cancel } from '../base/cancel.ts';
import { type Clock, SystemClock } from '../base/clock.ts';
import { Notifier } from '../base/notifier.ts';
import { SingleFlight } from '../base/single-flight.ts';
import { untilAborted } from '../base/until-aborted.ts';
import { openAuthorizer, type TvmAuthorizer } from './authorizer.ts';
import type { Fetch } from './fetch.ts';
import { HeldToken } from './held-token.ts';
import { RequestPace } from './request-pace.ts';
import { lifetimeMs } from './token-lifetime.ts';
import { renewIdentity, requestToken, type TokenRequestOptions } from './token-request.ts';
import { noShare, type SharedFailure, type TokenNews, type TokenShare } from './token-share.ts';
import { TvmError } from './tvm-error.ts';
import type { VendAnswer } from './vend-answer.ts';
import type { VendedToken } from './vended-token.ts';

export interface TvmClientOptions {
  /** Where the machine answers GET; may be relative to the page. */
  readonly url: string;
  /** Identifies the caller. Default: nobody (`openAuthorizer`). */
  readonly authorizer?: TvmAuthorizer | undefined;
  /** Under which name to speak, for machines that let guests choose; sent as `?name=`. */
  readonly name?: string | undefined;
  /** How long getting a token may take: identity, request and the whole answer. Default: 10 s. */
  readonly timeoutMs?: number | undefined;
  /** How long a token without a believable end is taken to live. Default: 5 minutes. */
  readonly assumedLifetimeMs?: number | undefined;
  /** Where clients of the same identity share one token. Default: nowhere. */
  readonly share?: TokenShare | undefined;
  readonly clock?: Clock | undefined;
  readonly fetch?: Fetch | undefined;
  /** A number in [0, 1), as `Math.random`. */
  readonly random?: (() => number) | undefined;
  /** Whether a page asks, so that CORS may be in the way. Default: whether there is a `location`. */
  readonly inPage?: boolean | undefined;
}

/** What a caller of `getToken` may say. */
export interface TokenWish {
  readonly signal?: AbortSignal | undefined;
  readonly urgent?: boolean | undefined;
}

const RETRY_MS = { floorMs: 5_000, baseMs: 10_000, ceilingMs: 60_000 };

/**
 * Gets tokens from a Token Vending Machine and keeps one: cached until near its end, one request however many
 * callers, renewed ahead of its end while somebody listens. Whatever fails, and whatever the device's clock
 * says, it asks the machine at most once per 5 s.
 */
export class TvmClient {
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #timeoutMs: number;
  readonly #assumedLifetimeMs: number;
  readonly #request: TokenRequestOptions;
  readonly #share: TokenShare;
  readonly #pace: RequestPace;
  readonly #backoff: Backoff;
  readonly #flight = new SingleFlight<VendedToken>();
  readonly #renewed = new Notifier<VendedToken>();

  #held: HeldToken | undefined;
  /** The token of the last good answer, even if dropped since: what a new one is compared with. */
  #lastAuthToken: string | undefined;
  /** Whether the service rejected a token since the last good answer. */
  #tokenRejected = false;
  /** Whether the token held now replaced a rejected one. */
  #isReplacement = false;
  /** Why the last request failed; `undefined` when it did not. */
  #failure: { readonly error: TvmError; readonly retryAtMs: number } | undefined;
  #cancelRenewal: Cancel | undefined;
  #stopJumpWatch: Cancel | undefined;
  #closed = false;

  constructor(options: TvmClientOptions) {
    const {
      url,
      name,
      authorizer = openAuthorizer,
      timeoutMs = 10_000,
      assumedLifetimeMs = 300_000,
      share = noShare,
      clock = new SystemClock(),
      fetch = (request) => globalThis.fetch(request),
      random = Math.random,
      // Deno has the name, and no value.
      inPage = !!globalThis.location,
    } = options;
    this.#clock = clock;
    this.#random = random;
    this.#timeoutMs = timeoutMs;
    this.#assumedLifetimeMs = assumedLifetimeMs;
    this.#share = share;
    this.#request = { url, name, authorizer, clock, fetch, inPage };
    this.#pace = new RequestPace(clock);
    this.#backoff = new Backoff({ ...RETRY_MS, random });
  }

  /**
   * A token that is valid now. While a renewal fails, that is the old one for as long as it may be good.
   * @param wish.urgent a person asks, here and now: no `Retry-After` counts any more, also of what other clients
   * tell.
   * @throws TvmError. Within 5 s of a failed request, or before a `Retry-After` is over, it is the last error
   * once more, at once, with the time left as `retryAfterMs`. The signal's reason when `signal` aborts; other
   * callers are not disturbed.
   */
  async getToken({ signal, urgent }: TokenWish = {}): Promise<VendedToken> {
    if (this.#closed) throw closedError();
    signal?.throwIfAborted();
    const good = this.#good;
    if (good) return good.token;
    if (urgent) this.#pace.holdOff(0);
    try {
      return await this.#fetchToken(signal, urgent);
    } catch (error) {
      const held = this.#held;
      const isPassing = error instanceof TvmError && error.retryable;
      if (isPassing && held && !held.isExpired) return held.token;
      throw error;
    }
  }

  /**
   * Calls `listener` with each token that takes the place of another. While anybody listens, tokens are
   * renewed ahead of their end.
   */
  onRenewed(listener: (token: VendedToken) => void): Cancel {
    if (this.#closed) return () => {};
    const unsubscribe = this.#renewed.subscribe(listener);
    this.#schedule();
    return () => {
      unsubscribe();
      this.#schedule();
    };
  }

  /**
   * Says that the service rejected a token. If that is still the current one it is dropped, and the next
   * `getToken` asks for another: at once, unless the dropped token had itself replaced a rejected one within
   * the last 5 s.
   */
  invalidate(rejectedToken: { readonly authToken: string }): void {
    if (this.#held?.token.authToken !== rejectedToken.authToken) return;
    this.#held = undefined;
    this.#tokenRejected = true;
    if (!this.#isReplacement && !this.#failure) this.#pace.open();
    this.#schedule();
  }

  /** Ends everything: pending calls reject with code `closed`, no timer or request is left. Idempotent. */
  close(): void {
    this.#closed = true;
    this.#held = undefined;
    this.#renewed.clear();
    this.#schedule();
    this.#flight.abort(closedError());
  }

  async #fetchToken(signal?: AbortSignal, urgent?: boolean): Promise<VendedToken> {
    const { waitMs } = this.#pace;
    if (waitMs > 0 && !this.#flight.busy) throw this.#heldOffError(waitMs);
    return this.#flight.run(
      (abandoned) =>
        this.#share.turn((news) => this.#vend(abandoned, news), {
          replaces: this.#lastAuthToken,
          knows: this.#knows,
          signal: abandoned,
          urgent,
        }),
      signal,
    );
  }

  /** The token held, if it may be handed out. */
  get #good(): HeldToken | undefined {
    return this.#held?.isFresh ? this.#held : undefined;
  }

  readonly #knows = (): TokenNews => {
    const good = this.#good;
    return {
      answer: good && { token: good.token, expiry: { expiresIn: good.leftMs / 1_000 } },
      failure: this.#failure?.error,
      waitMs: this.#pace.waitMs,
    };
  };

  async #vend(signal: AbortSignal, news?: TokenNews): Promise<VendedToken> {
    this.#cancelRenewal?.();
    const timeoutMs = this.#timeoutMs;
    const cancelDeadline = this.#clock.setTimer(timeoutMs, () => {
      this.#flight.abort(new TvmError('timeout', `there is no answer within ${timeoutMs} ms`));
    });
    // A request that all its callers gave up is not a failure: the next caller need not wait.
    signal.addEventListener('abort', () => signal.reason instanceof TvmError || this.#pace.open());
    try {
      if (news?.failure) throw this.#heldOffError(news.waitMs, news.failure);
      return this.#accept(news?.answer ?? (await untilAborted(signal, this.#ask(signal))));
    } catch (error) {
      if (error instanceof TvmError) this.#fail(error);
      throw error;
    } finally {
      cancelDeadline();
      this.#schedule();
    }
  }

  /** One request; a second when the machine did not know the identity and that could be renewed. */
  async #ask(signal: AbortSignal): Promise<VendAnswer> {
    try {
      this.#pace.requested();
      return await requestToken(this.#request, signal);
    } catch (error) {
      // Without a status it was the authorizer that said so, not the machine.
      const unknownIdentity = error instanceof TvmError && error.code === 'unauthorized' && error.status;
      if (!unknownIdentity || !(await renewIdentity(this.#request))) throw error;
      signal.throwIfAborted();
      this.#pace.requested();
      return requestToken(this.#request, signal);
    }
  }

  #accept({ token: fields, expiry }: VendAnswer): VendedToken {
    const wallMs = this.#clock.wallMs();
    const lifetime = lifetimeMs(expiry, { wallMs, assumedLifetimeMs: this.#assumedLifetimeMs });
    const token = { ...fields, expiresAtMs: wallMs + lifetime };
    const replaces = this.#lastAuthToken !== undefined && this.#lastAuthToken !== token.authToken;
    this.#held = new HeldToken({ token, lifetimeMs: lifetime, clock: this.#clock, random: this.#random });
    this.#lastAuthToken = token.authToken;
    this.#isReplacement = this.#tokenRejected;
    this.#tokenRejected = false;
    this.#failure = undefined;
    this.#backoff.reset();
    if (replaces) this.#renewed.notify(token);
    return token;
  }

  #fail(error: TvmError): void {
    const { retryAfterMs = 0 } = error;
    this.#pace.holdOff(retryAfterMs);
    this.#failure = { error, retryAtMs: this.#clock.monotonicMs() + this.#backoff.nextMs(retryAfterMs) };
  }

  /** While anybody listens: sets the one timer of this client, for the next renewal or retry if there is one. */
  #schedule(): void {
    this.#cancelRenewal?.();
    if (this.#renewed.size === 0) {
      this.#stopJumpWatch?.();
      this.#stopJumpWatch = undefined;
      return;
    }
    this.#stopJumpWatch ??= this.#clock.onJump(() => this.#schedule());
    const failure = this.#failure;
    if (failure && !failure.error.retryable) return;
    const dueInMs = failure ? failure.retryAtMs - this.#clock.monotonicMs() : this.#held?.renewInMs;
    if (dueInMs === undefined) return;
    this.#cancelRenewal = this.#clock.setTimer(Math.max(dueInMs, this.#pace.waitMs), () => this.#renew());
  }

  #renew(): void {
    // A timer may fire a moment early.
    if (this.#pace.waitMs > 0) this.#schedule();
    else this.#fetchToken().catch(() => {}); // kept in #failure, which decides about the next try
  }

  #heldOffError(waitMs: number, cause: SharedFailure | undefined = this.#failure?.error): TvmError {
    return new TvmError(cause?.code ?? 'throttled', `wait for ${waitMs} ms`, {
      ...cause,
      cause,
      retryAfterMs: waitMs,
    });
  }
}

function closedError(): TvmError {
  return new TvmError('closed', 'the client is closed');
}
