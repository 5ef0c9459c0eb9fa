// One topic as the room sees it, over many streams and tokens. It owns every stream and every retry.

import type { Cancel } from '../base/cancel.ts';
import type { Clock } from '../base/clock.ts';
import { Disposables } from '../base/disposables.ts';
import type { PageUse } from '../base/page-use.ts';
import { Cadence } from './cadence.ts';
import { Delivery, type DeliveryLane, type TopicGap } from './delivery.ts';
import { EchoWatch } from './echo-watch.ts';
import { FailureStreak } from './failure-streak.ts';
import { HoldWatch, type LoadShortStreams } from './hold-watch.ts';
import { LiveStream } from './live-stream.ts';
import { Publisher } from './publisher.ts';
import { RetrySchedule } from './retry-schedule.ts';
import { type SessionFailure, sessionFailure } from './session-failure.ts';
import { HELD_BACK, SessionPhase, type SessionProblem, type SessionState } from './session-state.ts';
import { ShownState } from './shown-state.ts';
import { StreamTurns } from './stream-turns.ts';
import type { SessionToken, TokenSource } from './token-source.ts';
import {
  TopicError,
  TopicErrorCode,
  type TopicItem,
  type TopicPosition,
  type TopicTarget,
  type TopicTransport,
} from './transport.ts';
import type { WakeSignal } from './wake-signal.ts';

export interface TopicSessionOptions extends TopicTarget {
  readonly tokens: TokenSource;
  readonly transport: TopicTransport;
  readonly clock: Clock;
  /** The page's online and visible events. */
  readonly wake?: WakeSignal;
  /** One for all sessions of a page. */
  readonly turns?: StreamTurns;
  /** While the page is out of use, nothing is open. */
  readonly page?: PageUse;
  /** For networks that hold streams back. Default: there are none. */
  readonly loadShortStreams?: LoadShortStreams;
  /** A number in [0, 1), as `Math.random`. */
  readonly random?: () => number;
}

interface Running {
  readonly stream: LiveStream;
  readonly lane: DeliveryLane;
}

/** Why a further stream is opened while one delivers. */
type Reason = 'break' | 'renewal' | 'check';

interface Wish {
  readonly reason: Reason;
  /** A person pressed something for it. */
  readonly urgent?: boolean;
}

interface Attempt extends Wish {
  readonly controller: AbortController;
  readonly startedAtMs: number;
  /** Gives back its turn, where it needed one. */
  readonly release: Cancel | undefined;
  /** Its stream, once there is a token. */
  next?: Running;
}

const HELD_BACK_PROBLEM: SessionProblem = { source: 'topic', code: HELD_BACK };

// A break after this much time live has nothing to do with earlier failures.
const HEALTHY_MS = 10_000;
// A stream that was heard from so recently is alive, whatever is missing on it.
const HEARD_MS = 2_500;
// Where echoes are missing again and again though streams are alive, a look at another stream does not help each time.
const LOOK_SPACING_MS = 60_000;
// On waking, an attempt without an answer for this long is presumed to hang on a network that is gone.
const HANGING_MS = 1_500;
// A person may replace an attempt that has had no answer for this long; and one that the token source puts off for no
// longer is still that person's.
const PRESS_SPACING_MS = 5_000;
// On waking, a stream heard from more recently than this needs no check.
const FRESH_MS = 1_000;

/**
 * Keeps one topic flowing: renews tokens make-before-break, resumes after every break at the exact position, and
 * backs off where the service fails. Items come out once and in order. What could not be recovered comes out as a gap.
 */
export class TopicSession {
  readonly #options: TopicSessionOptions;
  readonly #clock: Clock;
  readonly #turns: StreamTurns;
  readonly #delivery = new Delivery();
  readonly #cadence: Cadence;
  readonly #echoes: EchoWatch;
  readonly #schedule: RetrySchedule;
  readonly #publisher: Publisher;
  readonly #streak = new FailureStreak();
  readonly #subscriptions = new Disposables();
  readonly #shown = new ShownState();
  readonly #hold: HoldWatch;
  /** The stream that delivers. */
  #current: Running | undefined;
  #attempt: Attempt | undefined;
  /** Set while a retry, or a turn, is waited for. */
  #cancelRetry: Cancel | undefined;
  #token: SessionToken | undefined;
  #problem: SessionProblem = { source: 'topic', code: TopicErrorCode.Unavailable };
  #isInUse = true;
  /** When it became live that is now, steady time. */
  #liveSinceMs = 0;
  #lookedAtMs = Number.NEGATIVE_INFINITY;

  constructor(options: TopicSessionOptions) {
    this.#options = options;
    this.#clock = options.clock;
    const { random = Math.random, turns = new StreamTurns() } = options;
    this.#turns = turns;
    const share = random();
    this.#schedule = new RetrySchedule(random);
    this.#cadence = new Cadence(share);
    this.#hold = new HoldWatch(
      {
        transport: options.transport,
        clock: this.#clock,
        target: options,
        getToken: async (signal) => {
          const token = await options.tokens.getToken({ signal });
          this.#useToken(token);
          return token;
        },
        position: () => this.#nextPosition(),
        openLane: () => this.#openLane(),
        waitMs: () => this.#schedule.waitForWindowMs(this.#clock.monotonicMs()),
        noteAttempt: () => this.#schedule.noteAttempt(this.#clock.monotonicMs()),
        isExpecting: () => this.#echoes.isExpecting,
        greets: () => this.#cadence.greets,
        isSilent: () => (this.#attempt?.next ?? this.#current)?.stream.hasSpoken === false,
        onHeld: () => this.#onHeld(),
        onPasses: () => this.#onPasses(),
        onUnanswered: () => {
          if (this.#isHeldBack) this.#shown.brokenBy(HELD_BACK_PROBLEM, this.#canPublish);
        },
        onFailed: (error, token) => this.#recover(sessionFailure(error), token),
      },
      options.loadShortStreams,
    );
    this.#echoes = new EchoWatch({
      clock: this.#clock,
      share,
      onLate: () => this.#lookForEcho(),
      onMissing: (publishedAtMs) => this.#onEchoMissing(publishedAtMs),
    });
    this.#publisher = new Publisher({
      ...options,
      onToken: (token) => this.#useToken(token),
      // Whether the first stream, which is opened meanwhile, would bring it is not known.
      onSending: (text) => {
        if (this.#shown.wasLive) this.#echoes.expect(text);
      },
      onFailed: (text) => this.#echoes.settle(text),
      onUnanswered: () => this.#current?.stream.doubt(),
    });
  }

  get state(): SessionState {
    return this.#shown.current;
  }

  /** The author of messages published here, as attested by the machine. */
  get tokenId(): string | undefined {
    return this.#token?.tokenId;
  }

  /** Whose token ids are verified names, as the token in use says. */
  get verifiedIds(): SessionToken['verifiedIds'] {
    return this.#token?.verifiedIds;
  }

  onState(listener: (state: SessionState) => void): Cancel {
    return this.#shown.onChange(listener);
  }

  /** Items in order, each once. */
  onItem(listener: (item: TopicItem) => void): Cancel {
    return this.#delivery.onItem(listener);
  }

  /** Holes, told between the items they lie between. */
  onGap(listener: (gap: TopicGap) => void): Cancel {
    return this.#delivery.onGap(listener);
  }

  /** Starts the session. Does nothing if it has started already. */
  start(): void {
    if (this.#shown.phase !== SessionPhase.Idle) return;
    const { tokens, wake, page } = this.#options;
    this.#shown.connecting();
    this.#subscriptions.add(tokens.onRenewed((token) => this.#onRenewed(token)));
    this.#subscriptions.add(this.#clock.onJump(() => this.#onWake({ afterJump: true })));
    if (wake) this.#subscriptions.add(wake.subscribe(() => this.#onWake({ afterJump: false })));
    if (page) this.#subscriptions.add(page.subscribe((inUse) => this.#onPageUse(inUse)));
    this.#connect({ reason: 'break' });
  }

  /**
   * Publishes a text with the current token, and once more with a new one where the service rejects that. It need not
   * be live: then what is published may come back, or not.
   * @param textNow makes the text when there is a token to publish with, and `tokenId` is known
   * @throws TopicError when the service refuses or fails, TokenFailure when there is no token
   */
  publish(textNow: () => string, options: { readonly signal?: AbortSignal } = {}): Promise<void> {
    return this.#publisher.publish(textNow, options);
  }

  /**
   * A person wants it to try now instead of later, however long the machine asked to be left alone; a refused session
   * resumes where it was. At most three attempts in 5 s, and one request to the machine.
   */
  retryNow(): void {
    const { phase } = this.#shown;
    const attempt = this.#attempt;
    const hangs = attempt && this.#clock.monotonicMs() - attempt.startedAtMs >= PRESS_SPACING_MS;
    if (phase === SessionPhase.Refused) {
      // The missing permission may have been granted since. Only a new token would have it.
      if (this.#token && this.#problem.code === TopicErrorCode.PermissionDenied) {
        this.#options.tokens.invalidate(this.#token);
      }
      this.#streak.reset();
      this.#connect({ reason: 'break', urgent: true });
    } else if (phase === SessionPhase.Recovering && (!attempt || hangs)) {
      this.#connect({ reason: 'break', urgent: true });
    }
  }

  /** Ends everything; nothing is emitted after the last state. Idempotent. */
  close(): void {
    if (this.#shown.phase === SessionPhase.Closed) return;
    this.#delivery.stop();
    this.#dropStreams();
    this.#hold.close();
    this.#echoes.close();
    this.#subscriptions.dispose();
    this.#shown.closed();
  }

  /** Begins an attempt at once, or as soon as the limit of attempts and the other sessions of the page allow. */
  #connect({ reason, urgent = false }: Wish): void {
    this.#stopRetry();
    // If it comes back, that wakes.
    if (!this.#isInUse) {
      if (!this.#current) this.#showBroken();
      return;
    }
    const waitMs = Math.max(
      this.#schedule.waitForWindowMs(this.#clock.monotonicMs()),
      reason === 'break' && !urgent ? (this.#options.page?.leavingForMs?.() ?? 0) : 0,
    );
    if (waitMs > 0) {
      this.#retryIn(waitMs, { reason, urgent });
      return;
    }
    if (reason === 'break' && this.#hold.deliver()) {
      if (this.#shown.wasLive) this.#delivery.noteBreak();
      this.#showBroken();
      return;
    }
    this.#abandonAttempt();
    let release: Cancel | undefined;
    // Whoever has no stream waits for nobody.
    if (this.#current && reason !== 'break') {
      release = this.#turns.take(reason);
      if (!release) {
        this.#cancelRetry = this.#turns.wait(reason, () => this.#connect({ reason, urgent }));
        return;
      }
    }
    const startedAtMs = this.#clock.monotonicMs();
    const attempt: Attempt = { reason, urgent, controller: new AbortController(), startedAtMs, release };
    this.#attempt = attempt;
    this.#showBroken();
    void this.#open(attempt);
  }

  async #open(attempt: Attempt): Promise<void> {
    let token: SessionToken | undefined;
    try {
      const { controller, urgent } = attempt;
      token = await this.#options.tokens.getToken({ signal: controller.signal, urgent });
      if (this.#attempt !== attempt) return;
      this.#useToken(token);
      attempt.next = this.#launch(token);
    } catch (error) {
      if (this.#attempt === attempt) this.#onAttemptFailed(attempt, error, token);
    }
  }

  #launch(token: SessionToken): Running {
    const { transport, cacheName, topicName } = this.#options;
    if (this.#shown.wasLive && !this.#current && !this.#hold.isDelivering) this.#delivery.noteBreak();
    this.#schedule.noteAttempt(this.#clock.monotonicMs());
    this.#hold.opened();
    const running: Running = {
      stream: new LiveStream({
        transport,
        clock: this.#clock,
        target: { cacheName, topicName },
        token,
        position: this.#nextPosition(),
        cadence: this.#cadence,
        onFrame: () => this.#hold.spoke(),
        onAlive: () => this.#promote(running),
        onItem: (item) => running.lane.offer(item),
        onSilent: () => this.#replace('check'),
        onEnd: (error) => this.#onStreamEnd(running, error),
      }),
      lane: this.#openLane(),
    };
    return running;
  }

  #openLane(): DeliveryLane {
    const lane = this.#delivery.openLane();
    return {
      offer: (item) => {
        this.#echoes.settle(item.value);
        lane.offer(item);
      },
      close: () => lane.close(),
    };
  }

  #nextPosition(): TopicPosition {
    // Without a heartbeat in the beginning, a quiet stream that lives looks like one that hangs.
    return this.#cadence.hasGreeted ? this.#delivery.position : this.#delivery.lastPosition;
  }

  /** The attempt's stream is alive: it takes over. Only now is the old one dropped. */
  #promote(running: Running): void {
    const old = this.#current;
    const attempt = this.#attempt;
    this.#current = running;
    this.#attempt = undefined;
    this.#stopRetry();
    this.#streak.reset();
    if (old) this.#retire(old);
    else this.#liveSinceMs = this.#clock.monotonicMs();
    attempt?.release?.();
    this.#echoes.takenOver();
    this.#showLive();
    this.#followToken(running);
  }

  /** A stream with a token that is no longer the latest is replaced. */
  #followToken({ stream }: Running): void {
    if (this.#token && this.#token.authToken !== stream.token.authToken) this.#replace('renewal');
  }

  /** Opens a stream beside the one that delivers, unless one is being opened or waited for. */
  #replace(reason: Reason): void {
    if (this.#current && !this.#attempt && !this.#cancelRetry) this.#connect({ reason });
  }

  /** What was published has not come back: another stream might bring it. */
  #lookForEcho(): void {
    const nowMs = this.#clock.monotonicMs();
    if (!this.#current || nowMs - this.#lookedAtMs < LOOK_SPACING_MS) return;
    this.#lookedAtMs = nowMs;
    this.#replace('check');
  }

  /** Gives the stream up that should have brought it. Returns whether the next one may still do so. */
  #onEchoMissing(publishedAtMs: number): boolean {
    const stream = this.#current?.stream;
    if (!stream) return true;
    if (stream.hasSpoken) {
      // A stream that was opened since has replayed it, if the service still had it.
      if (stream.openedAtMs > publishedAtMs) return false;
      if (stream.silentForMs < HEARD_MS) return this.#attempt !== undefined;
    }
    stream.giveUp();
    return true;
  }

  #onStreamEnd(running: Running, error: TopicError | undefined): void {
    running.lane.close();
    const reason =
      error ?? new TopicError(TopicErrorCode.Unavailable, 'unable to go on; the service ended the stream');
    const attempt = this.#attempt;
    if (attempt?.next === running) {
      this.#onAttemptFailed(attempt, reason, running.stream.token);
      return;
    }
    this.#current = undefined;
    if (this.#clock.monotonicMs() - this.#liveSinceMs >= HEALTHY_MS) this.#schedule.reset();
    const failure = sessionFailure(reason);
    this.#problem = failure.problem;
    // An attempt under way (a renewal, say) decides what comes next.
    if (attempt) this.#showBroken();
    else this.#recover(failure, running.stream.token);
  }

  #onAttemptFailed(attempt: Attempt, error: unknown, token: SessionToken | undefined): void {
    this.#attempt = undefined;
    attempt.release?.();
    const failure = sessionFailure(error);
    this.#streak.noteAttempt(failure);
    // Short streams go on, and meet by themselves what stands in the way of all.
    if (this.#hold.isDelivering) return;
    const current = this.#current;
    if (current) {
      const attemptTookMs = this.#clock.monotonicMs() - attempt.startedAtMs;
      const wasSilent = current.stream.silentForMs >= attemptTookMs;
      if (attempt.reason === 'check' && !wasSilent) {
        // Whatever wanted another stream meanwhile has waited for this one.
        this.#followToken(current);
        return;
      }
      if (attempt.reason === 'check' || current.stream.isOverdue) {
        this.#dropCurrent();
      }
    }
    this.#recover(failure, token, attempt);
  }

  /** Decides what follows a failure: a retry, or waiting until someone changes something. */
  #recover(
    failure: SessionFailure,
    token: SessionToken | undefined,
    { reason, urgent = false }: Wish = { reason: 'break' },
  ): void {
    this.#problem = failure.problem;
    this.#streak.note(failure);
    if (token && (failure.rejectsToken || this.#streak.mayHideRejection)) {
      this.#options.tokens.invalidate(token);
    }
    // As long as a stream delivers, a refusal by the machine is no reason to end it.
    const isFinal = !failure.retryable && (failure.problem.source === 'topic' || !this.#current);
    if (isFinal || this.#streak.isRejected) {
      this.#dropStreams();
      this.#shown.refused(this.#problem);
      return;
    }
    const delayMs = this.#schedule.delayAfterFailureMs({
      nowMs: this.#clock.monotonicMs(),
      askedForMs: failure.retryAfterMs,
      atLeastMs: failure.atLeastMs,
    });
    const wish = { reason, urgent: urgent && delayMs <= PRESS_SPACING_MS };
    if (delayMs > 0) this.#retryIn(delayMs, wish);
    else this.#connect(wish);
  }

  #retryIn(delayMs: number, { reason, urgent = false }: Wish): void {
    this.#stopRetry();
    this.#cancelRetry = this.#clock.setTimer(delayMs, () => {
      this.#connect({ reason: this.#current ? reason : 'break', urgent });
    });
    this.#showBroken(this.#clock.wallMs() + delayMs);
  }

  #onRenewed(token: SessionToken): void {
    this.#useToken(token);
    if (this.#current) {
      // An attempt under way may have the old token; the stream it brings is replaced when it is alive.
      this.#followToken(this.#current);
    } else if (this.#shown.phase === SessionPhase.Recovering && !this.#attempt) {
      this.#connect({ reason: 'break' });
    }
  }

  #onWake({ afterJump }: { readonly afterJump: boolean }): void {
    if (this.#shown.phase === SessionPhase.Refused) return;
    if (this.#hold.isDelivering) {
      if (afterJump) this.#hold.restart();
      return;
    }
    const now = this.#clock.monotonicMs();
    const attempt = this.#attempt;
    if (attempt) {
      if (afterJump || now - attempt.startedAtMs >= HANGING_MS) this.#connect(attempt);
    } else if (!this.#current) {
      // A network that has just come back may fail the first attempt.
      this.#schedule.reset();
      this.#connect({ reason: 'break' });
    } else if (afterJump || this.#current.stream.silentForMs >= FRESH_MS) {
      this.#connect({ reason: 'check' });
    }
  }

  #onPageUse(inUse: boolean): void {
    this.#isInUse = inUse;
    if (!inUse) {
      // Browsers may go on reading what nobody hears, and the service counts that.
      this.#dropStreams();
      return;
    }
    // Not before: a page that is left would draw what nobody sees, and the next one waits for that.
    if (this.#shown.phase !== SessionPhase.Refused) this.#showBroken();
    this.#onWake({ afterJump: false });
  }

  #useToken(token: SessionToken): void {
    this.#token = token;
    if (this.#shown.phase === SessionPhase.Live) this.#showLive();
  }

  #showLive(): void {
    const isDelayed = this.#hold.isDelivering;
    if (!this.#token || !(this.#current || isDelayed)) return;
    const canPublish = this.#publisher.mayPublish(this.#token);
    this.#shown.live({ canPublish, roleIsUnknown: this.#token.roleIsUnknown === true, isDelayed });
  }

  /** Says why nothing is delivered, unless something is. */
  #showBroken(retryAtMs?: number): void {
    if (this.#current || (this.#hold.isDelivering && this.#shown.phase === SessionPhase.Live)) return;
    const isHeld = this.#isHeldBack;
    this.#shown.broken({
      failures: this.#schedule.failures,
      retryAtMs,
      problem: isHeld ? HELD_BACK_PROBLEM : this.#problem,
      canPublish: isHeld && this.#canPublish,
    });
  }

  /** Whether streams that ought to have said something have not, although the service answers. */
  get #isHeldBack(): boolean {
    const { source, code } = this.#problem;
    return (
      this.#hold.isUnanswered && this.#cadence.greets && source === 'topic' && code === TopicErrorCode.Timeout
    );
  }

  get #canPublish(): boolean {
    return this.#token !== undefined && this.#publisher.mayPublish(this.#token);
  }

  /** The network hands over only what the service has ended: short streams deliver, instead of all others. */
  #onHeld(): void {
    this.#stopRetry();
    this.#abandonAttempt();
    this.#dropCurrent();
    // A stream without an end that says nothing is not to be presumed alive any more.
    this.#cadence.expectGreeting();
    this.#streak.reset();
    this.#schedule.reset();
    this.#showLive();
    this.#echoes.takenOver();
  }

  /** A short stream was not held back. */
  #onPasses(): void {
    // A stream without an end may get through again; the short ones go on until it has.
    if (this.#hold.isDelivering) {
      if (!this.#attempt) this.#connect({ reason: 'check' });
      return;
    }
    // Then it is not the network: what has said nothing so far hangs.
    (this.#attempt?.next ?? this.#current)?.stream.doubt();
  }

  #retire(running: Running): void {
    running.stream.close();
    running.lane.close();
  }

  #abandonAttempt(): void {
    const attempt = this.#attempt;
    this.#attempt = undefined;
    attempt?.controller.abort();
    if (attempt?.next) this.#retire(attempt.next);
    attempt?.release?.();
  }

  #stopRetry(): void {
    this.#cancelRetry?.();
    this.#cancelRetry = undefined;
  }

  #dropStreams(): void {
    this.#stopRetry();
    this.#hold.stop();
    this.#abandonAttempt();
    this.#dropCurrent();
  }

  #dropCurrent(): void {
    const current = this.#current;
    this.#current = undefined;
    if (current) this.#retire(current);
  }
}
