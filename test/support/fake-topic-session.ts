import type { Cancel } from '../../src/base/cancel.ts';
import { abortReason, type Clock, delay } from '../../src/base/clock.ts';
import { Notifier } from '../../src/base/notifier.ts';
import type { RoomSession } from '../../src/chat/room/chat-room.ts';
import type { TopicGap } from '../../src/topics/delivery.ts';
import { SessionPhase, type SessionProblem, type SessionState } from '../../src/topics/session-state.ts';
import { TopicError, TopicErrorCode, type TopicItem } from '../../src/topics/transport.ts';

/** What becomes of one publish. */
export type PublishFate =
  /** Delivered to everybody, the answer after that. */
  | 'delivered'
  /** The answer comes before the item. */
  | 'answered-first'
  /** Delivered, but the answer is lost: a timeout. */
  | 'answer-lost'
  /** Taken by the service; the item never reaches this page. */
  | 'echo-lost'
  /** Neither delivered nor answered until the signal aborts. */
  | 'hangs'
  /** Not delivered. */
  | Error;

export interface FakeTopicSessionOptions {
  readonly clock: Clock;
  /** Whom the machine says that we are. */
  readonly tokenId?: string | undefined;
  /** What the service attests of our items; default: `tokenId`, or nothing. */
  readonly publisherId?: string;
  /** Whose ids are said to be verified; default: everybody's, as our machine does. */
  readonly verifiedIds?: RoomSession['verifiedIds'];
  /** Where the topic is: the next item comes behind it. */
  readonly after?: { readonly page: number; readonly sequence: number };
}

type Live = Extract<SessionState, { readonly phase: typeof SessionPhase.Live }>;

const ANSWER_MS = 10;
const ANSWER_TIMEOUT_MS = 5_000;

/**
 * A topic with one page on it and a test at the other end. It numbers and echoes what is published; fates of
 * publishes are queued with `next`, everything not queued is delivered. As with the real one, a publish waits for the
 * token, which is there with `vend` or when the session has been live.
 */
export class FakeTopicSession implements RoomSession {
  readonly #options: FakeTopicSessionOptions;
  readonly #states = new Notifier<SessionState>();
  readonly #items = new Notifier<TopicItem>();
  readonly #gaps = new Notifier<TopicGap>();
  readonly #fates: PublishFate[] = [];
  #state: SessionState = { phase: SessionPhase.Idle };
  readonly #page: number;
  #sequence: number;
  #hasToken = false;
  #mayPublish = true;
  #waiting: { readonly resolve: () => void; readonly reject: (reason: unknown) => void }[] = [];
  tokenId: string | undefined;
  verifiedIds: RoomSession['verifiedIds'];
  /** Every payload that was tried, in order, with the steady time at which its try began. */
  readonly tries: { readonly atMs: number; readonly payload: string }[] = [];
  /** Tries that were given up by their signal. */
  aborted = 0;
  /** Tries without an end. */
  underWay = 0;
  retries = 0;

  constructor(options: FakeTopicSessionOptions) {
    this.#options = options;
    const { page, sequence } = options.after ?? { page: 1, sequence: 0 };
    this.#page = page;
    this.#sequence = sequence;
    this.tokenId = options.tokenId;
    this.verifiedIds = 'verifiedIds' in options ? options.verifiedIds : 'all';
  }

  get state(): SessionState {
    return this.#state;
  }

  get listeners(): number {
    return this.#states.size + this.#items.size + this.#gaps.size;
  }

  /** The tries as parsed JSON. */
  get published(): readonly Record<string, unknown>[] {
    return this.tries.map(({ payload }) => JSON.parse(payload) as Record<string, unknown>);
  }

  /** The texts of the messages that were tried. */
  get texts(): readonly unknown[] {
    return this.published.filter(({ event }) => event === 'message').map(({ text }) => text);
  }

  onState(listener: (state: SessionState) => void): Cancel {
    return this.#states.subscribe(listener);
  }

  onItem(listener: (item: TopicItem) => void): Cancel {
    return this.#items.subscribe(listener);
  }

  onGap(listener: (gap: TopicGap) => void): Cancel {
    return this.#gaps.subscribe(listener);
  }

  start(): void {
    this.become({ phase: SessionPhase.Connecting });
  }

  retryNow(): void {
    this.retries += 1;
  }

  close(): void {
    this.become({ phase: SessionPhase.Closed });
  }

  /** Queues what becomes of the next publishes. */
  next(...fates: readonly PublishFate[]): void {
    this.#fates.push(...fates);
  }

  /** The machine answers: publishes that wait for a token go on. */
  vend(): void {
    this.#hasToken = true;
    for (const { resolve } of this.#waiting.splice(0)) resolve();
  }

  become(state: SessionState): void {
    if (state.phase === SessionPhase.Live) {
      this.#mayPublish = state.canPublish;
      this.vend();
    }
    this.#state = state;
    this.#states.notify(state);
  }

  goLive({ canPublish = true, ...why }: Partial<Omit<Live, 'phase'>> = {}): void {
    this.become({ phase: SessionPhase.Live, canPublish, ...why });
  }

  breakOff(problem: SessionProblem = { source: 'topic', code: TopicErrorCode.Unavailable }): void {
    this.become({ phase: SessionPhase.Recovering, attempt: 1, problem, wasLive: this.#hasToken });
    const failure = new TopicError(TopicErrorCode.Unavailable, 'unable to publish; there is no token');
    for (const { reject } of this.#waiting.splice(0)) reject(failure);
  }

  /** An item from somebody on the topic. */
  deliver(value: string | Uint8Array, { publisherId = '' }: { readonly publisherId?: string } = {}): void {
    this.#sequence += 1;
    this.#items.notify({ page: this.#page, sequence: this.#sequence, value, publisherId });
  }

  gap(count?: number): void {
    this.#gaps.notify({ count });
  }

  async publish(textNow: () => string, { signal }: { readonly signal?: AbortSignal } = {}): Promise<void> {
    const { clock } = this.#options;
    if (!this.#hasToken) {
      await this.#token(signal);
      if (!this.#mayPublish)
        throw new TopicError(TopicErrorCode.PermissionDenied, 'unable to publish; read-only');
    }
    const text = textNow();
    this.tries.push({ atMs: clock.monotonicMs(), payload: text });
    const fate = this.#fates.shift() ?? 'delivered';
    this.underWay += 1;
    try {
      if (fate === 'hangs') await this.#hang(signal);
      await delay(clock, fate === 'answer-lost' ? ANSWER_TIMEOUT_MS - ANSWER_MS : ANSWER_MS, signal);
      if (fate === 'delivered' || fate === 'answer-lost') this.#echo(text);
      if (fate === 'answered-first') clock.setTimer(ANSWER_MS, () => this.#echo(text));
      if (fate === 'delivered' || fate === 'answer-lost') await delay(clock, ANSWER_MS, signal);
      if (fate === 'answer-lost')
        throw new TopicError(TopicErrorCode.Timeout, 'unable to publish; no answer');
      if (fate instanceof Error) this.#refuse(fate);
    } finally {
      this.underWay -= 1;
    }
  }

  #token(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      signal?.addEventListener('abort', () => reject(abortReason(signal)));
    });
  }

  #echo(text: string): void {
    this.deliver(text, { publisherId: this.#options.publisherId ?? this.tokenId ?? '' });
  }

  #refuse(error: Error): never {
    if (error instanceof TopicError && error.code === TopicErrorCode.PermissionDenied) {
      this.goLive({ canPublish: false });
    }
    throw error;
  }

  #hang(signal: AbortSignal | undefined): Promise<never> {
    return new Promise((_, reject) => {
      signal?.addEventListener('abort', () => {
        this.aborted += 1;
        reject(abortReason(signal));
      });
    });
  }
}
