import type { Cancel } from '../../src/base/cancel.ts';
import {
  type StreamHandlers,
  type StreamRequest,
  TopicError,
  TopicErrorCode,
  type TopicItem,
  type TopicPosition,
  type TopicStream,
  type TopicTransport,
} from '../../src/topics/transport.ts';
import type { FakeClock } from './fake-clock.ts';

interface OpenStream {
  readonly authToken: string;
  readonly handlers: StreamHandlers;
  readonly position: TopicPosition;
  /** What the network keeps until the stream ends; undefined: it passes everything on. */
  readonly held: (() => void)[] | undefined;
  frozen: boolean;
  /** Whether it has been answered: what was said before is in what it then gets of the past. */
  greeted: boolean;
  cancelDeadline: Cancel;
}

/**
 * One topic of a service that behaves as Momento is documented to: sequence numbers and pages, resume from a
 * bounded buffer, a heartbeat at once and then at an interval, streams that end when told to. Everything it
 * reports comes in a later turn, as from a network.
 */
export class FakeTopicService implements TopicTransport {
  readonly #clock: FakeClock;
  readonly #log: TopicItem[] = [];
  readonly #streams = new Set<OpenStream>();
  readonly #expired = new Set<string>();
  #page = 1;
  #sequence = 0;
  #refusal: TopicErrorCode | 'hang' | 'end' | undefined;
  /** Positions asked for, in order. */
  readonly subscribes: {
    readonly atMs: number;
    readonly token: string;
    readonly position: TopicPosition;
    readonly endsAfterMs?: number;
  }[] = [];
  readonly publishes: { readonly token: string; readonly text: string }[] = [];
  /** Tokens that the service takes; undefined takes all. */
  validTokens: Set<string> | undefined;
  /** How many items "resume 1" and a resume bring back at most. */
  replayLimit = 100;
  /** Whether "resume 1" brings anything back. */
  replaysOnJoin = true;
  /** Whether what is published while no stream hears it is gone, and has no number. */
  dropsUnheard = false;
  firstHeartbeat = true;
  discontinuityFirst = false;
  /** Whether it ends streams when it is asked to. */
  honoursDeadlines = true;
  /** Whether the network between holds streams back, those that open from now on, until they end. */
  networkHolds = false;
  /** Whether there is anything at its address. */
  isReachable = true;
  publishError: TopicErrorCode | undefined;
  peakStreams = 0;
  /** What the service attests of whoever publishes. */
  publisherId = 'ann';
  #losesNext = false;
  #stopHeartbeat: Cancel = () => {};

  constructor(clock: FakeClock) {
    this.#clock = clock;
  }

  get openStreams(): number {
    return this.#streams.size;
  }

  open(
    request: Pick<StreamRequest, 'authToken' | 'position' | 'endsAfterMs'>,
    handlers: StreamHandlers,
  ): TopicStream {
    const { authToken, position, endsAfterMs } = request;
    if (authToken === 'undecodable') {
      throw new TopicError(TopicErrorCode.BadToken, 'unable to use the token');
    }
    this.subscribes.push({
      atMs: this.#clock.monotonicMs(),
      token: authToken,
      position,
      ...(endsAfterMs === undefined ? {} : { endsAfterMs }),
    });
    const stream: OpenStream = {
      authToken,
      handlers,
      position,
      held: this.networkHolds ? [] : undefined,
      frozen: false,
      greeted: false,
      cancelDeadline: () => {},
    };
    if (endsAfterMs !== undefined) {
      stream.cancelDeadline = this.#clock.setTimer(endsAfterMs, () => {
        if (this.honoursDeadlines) this.#end(stream, TopicErrorCode.Timeout);
      });
    }
    this.#streams.add(stream);
    this.peakStreams = Math.max(this.peakStreams, this.#streams.size);
    queueMicrotask(() => this.#accept(stream));
    return { cancel: () => this.#forget(stream) };
  }

  answers(): Promise<boolean> {
    return Promise.resolve(this.isReachable);
  }

  publish(request: { readonly authToken: string; readonly text: string }): Promise<void> {
    const { authToken, text } = request;
    if (!this.#takes(authToken)) return reject(TopicErrorCode.Unauthenticated);
    if (this.publishError) return reject(this.publishError);
    this.publishes.push({ token: authToken, text });
    const isHeard = [...this.#streams].some(({ greeted, frozen }) => greeted && !frozen);
    if (!this.#losesNext && (isHeard || !this.dropsUnheard)) this.send(text);
    this.#losesNext = false;
    return Promise.resolve();
  }

  /** Somebody publishes. */
  send(value: string): TopicItem {
    this.#sequence += 1;
    const item = { page: this.#page, sequence: this.#sequence, value, publisherId: this.publisherId };
    this.#log.push(item);
    for (const stream of this.#streams)
      if (stream.greeted) this.#give(stream, () => stream.handlers.onItem(item));
    return item;
  }

  /** Takes the next publish, and then nobody gets it, nor has it a number. */
  loseNext(): void {
    this.#losesNext = true;
  }

  /** Items that nobody will ever get: lost in the service, its numbers go on. */
  lose(count: number): void {
    this.#sequence += count;
  }

  heartbeat(): void {
    for (const stream of this.#streams) this.#give(stream, () => stream.handlers.onHeartbeat());
  }

  /** From now on all streams get a heartbeat together, every so many ms; with Infinity none. */
  heartbeatEvery(everyMs: number): void {
    this.#stopHeartbeat();
    if (everyMs === Number.POSITIVE_INFINITY) return;
    this.#stopHeartbeat = this.#clock.setTimer(everyMs, () => {
      this.heartbeat();
      this.heartbeatEvery(everyMs);
    });
  }

  /** The topic starts over on a new page; what was kept is gone. */
  reset(): void {
    this.#page += 1;
    this.#sequence = 0;
    this.#log.length = 0;
  }

  /** Ends all streams, cleanly without a code. */
  endStreams(code?: TopicErrorCode): void {
    for (const stream of this.#streams) this.#end(stream, code);
  }

  /** A token is good no longer: its streams end. */
  expire(token: string): void {
    this.#expired.add(token);
    for (const stream of this.#streams) {
      if (stream.authToken === token) this.#end(stream, TopicErrorCode.Unauthenticated);
    }
  }

  /** Nothing flows any more on the streams that are open now. */
  freeze(): void {
    for (const stream of this.#streams) stream.frozen = true;
  }

  /** What new streams get from now on: an error, silence, a clean end at once; nothing special with undefined. */
  refuse(refusal: TopicErrorCode | 'hang' | 'end' | undefined): void {
    this.#refusal = refusal;
  }

  #takes(token: string): boolean {
    return !this.#expired.has(token) && (this.validTokens?.has(token) ?? true);
  }

  #accept(stream: OpenStream): void {
    if (!this.#takes(stream.authToken)) this.#end(stream, TopicErrorCode.Unauthenticated);
    else if (this.#refusal === 'end') this.#end(stream);
    else if (this.#refusal === 'hang') stream.frozen = true;
    else if (this.#refusal) this.#end(stream, this.#refusal);
    else this.#greet(stream);
  }

  #greet(stream: OpenStream): void {
    stream.greeted = true;
    const { page, next } = stream.position;
    if (this.discontinuityFirst) {
      this.#give(stream, () =>
        stream.handlers.onDiscontinuity({
          lastSequence: next,
          newSequence: this.#sequence,
          newPage: this.#page,
        }),
      );
    }
    if (this.firstHeartbeat) this.#give(stream, () => stream.handlers.onHeartbeat());
    if (next === 0 || (page === 0 && !this.replaysOnJoin)) return;
    const kept = this.#log.slice(-this.replayLimit);
    for (const item of kept) {
      if (page === this.#page && item.sequence < next) continue;
      this.#give(stream, () => stream.handlers.onItem(item));
    }
  }

  #end(stream: OpenStream, code?: TopicErrorCode): void {
    this.#pass(stream, () => {
      for (const report of stream.held?.splice(0) ?? []) {
        if (this.#streams.has(stream)) report();
      }
      if (!this.#streams.has(stream)) return;
      this.#forget(stream);
      stream.handlers.onEnd(code && new TopicError(code, `the service says ${code}`));
    });
  }

  #forget(stream: OpenStream): void {
    stream.cancelDeadline();
    this.#streams.delete(stream);
  }

  #give(stream: OpenStream, report: () => void): void {
    this.#pass(stream, () => {
      if (stream.held) stream.held.push(report);
      else report();
    });
  }

  #pass(stream: OpenStream, report: () => void): void {
    queueMicrotask(() => {
      if (this.#streams.has(stream) && !stream.frozen) report();
    });
  }
}

function reject(code: TopicErrorCode): Promise<void> {
  return Promise.reject(new TopicError(code, `the service says ${code}`));
}
