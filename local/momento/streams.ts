import type { Counters } from './counters.ts';
import { type Frame, HEARTBEAT } from './frames.ts';
import { HeartbeatWheel } from './heartbeat-wheel.ts';
import { ServiceError } from './status.ts';
import type { Principal } from './tokens.ts';

/** The wire under one stream. */
export interface StreamSink {
  /** Bytes handed over that the network has not taken yet. */
  readonly bufferedBytes: number;
  send(frame: Frame): void;
  /** Ends the stream with a status; without an error, with OK. */
  end(error: ServiceError | undefined): void;
  /** Cuts the connection. */
  drop(): void;
}

/** What a stream is, and what a filter may ask for. */
export interface StreamSubject {
  readonly cacheName: string;
  readonly topicName: string;
  readonly tokenId: string;
  /** Host name the client used, without the port. */
  readonly host: string;
}
/** Each field that is given must be equal. */
export type StreamFilter = { readonly [Field in keyof StreamSubject]?: StreamSubject[Field] | undefined };

export function matches(filter: StreamFilter, subject: StreamSubject): boolean {
  return (
    (filter.cacheName ?? subject.cacheName) === subject.cacheName &&
    (filter.topicName ?? subject.topicName) === subject.topicName &&
    (filter.tokenId ?? subject.tokenId) === subject.tokenId &&
    (filter.host ?? subject.host) === subject.host
  );
}

/** What waits while a stream is frozen. */
interface HeldBack {
  readonly frames: Frame[];
  bytes: number;
  end: { readonly error: ServiceError | undefined } | undefined;
}

/** One open subscription. */
export class Stream {
  readonly subject: StreamSubject;
  readonly principal: Principal;
  readonly #sink: StreamSink;
  readonly #hub: StreamHub;
  readonly #whenOver: (() => void)[] = [];
  #held: HeldBack | undefined;
  #over = false;

  constructor(options: { subject: StreamSubject; principal: Principal; sink: StreamSink; hub: StreamHub }) {
    this.subject = options.subject;
    this.principal = options.principal;
    this.#sink = options.sink;
    this.#hub = options.hub;
  }

  /** Runs `run` when the stream is over, for whatever reason. */
  whenOver(run: () => void): void {
    this.#whenOver.push(run);
  }

  deliver(frame: Frame): void {
    if (this.#over) return;
    if (this.#held) this.#hold(this.#held, frame);
    else if (this.#sink.bufferedBytes > this.#hub.bufferLimitBytes) this.end(tooSlow());
    else {
      this.#sink.send(frame);
      this.#hub.counters.delivered(frame.kind);
    }
  }

  /** Ends it with trailers; on a frozen stream, they wait like everything else. */
  end(error?: ServiceError): void {
    if (this.#over) return;
    if (this.#held) {
      this.#held.end ??= { error };
      return;
    }
    this.#close();
    this.#sink.end(error && this.#hub.present(error));
    this.#hub.counters.ended(error?.status ?? 'OK');
  }

  drop(): void {
    if (this.#over) return;
    this.#close();
    this.#sink.drop();
    this.#hub.counters.ended('DROPPED');
  }

  /** The client has left. */
  abandoned(): void {
    if (this.#over) return;
    this.#close();
    this.#hub.counters.ended('CANCELLED');
  }

  freeze(): void {
    this.#held ??= { frames: [], bytes: 0, end: undefined };
  }

  /** What was held back goes out now. */
  unfreeze(): void {
    const held = this.#held;
    this.#held = undefined;
    for (const frame of held?.frames ?? []) this.deliver(frame);
    if (held?.end) this.end(held.end.error);
  }

  #hold(held: HeldBack, frame: Frame): void {
    if (held.end) return;
    held.frames.push(frame);
    held.bytes += frame.message.length;
    if (held.bytes > this.#hub.bufferLimitBytes) held.end = { error: tooSlow() };
  }

  #close(): void {
    this.#over = true;
    this.#held = undefined;
    for (const run of this.#whenOver) run();
  }
}

export interface FreezeOptions {
  /** Leaves streams alone that open later, as a network does that came back under another address. */
  readonly onlyOpen?: boolean | undefined;
}

export interface StreamHubOptions {
  readonly heartbeatMs: number;
  readonly bufferLimitBytes: number;
  readonly counters: Counters;
  /** Epoch ms. */
  readonly now: () => number;
}

// setTimeout takes a signed 32-bit number of ms and fires at once above it.
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** All open streams: their heartbeats, the end of their tokens, and whatever is done to many at once. */
export class StreamHub {
  readonly counters: Counters;
  /** A stream that has more than this unread is ended. */
  readonly bufferLimitBytes: number;
  readonly #streams = new Set<Stream>();
  readonly #wheel: HeartbeatWheel<Stream>;
  readonly #now: () => number;
  #frozen: StreamFilter | undefined;
  /** Whether a stream begins with a heartbeat. */
  heartbeatFirst = true;
  /** Whether a stream that begins now ends at its caller's deadline. */
  honoursDeadlines = true;
  /** The last touch on an error before it goes out. */
  present: (error: ServiceError) => ServiceError = (error) => error;

  constructor({ heartbeatMs, bufferLimitBytes, counters, now }: StreamHubOptions) {
    this.#now = now;
    this.counters = counters;
    this.bufferLimitBytes = bufferLimitBytes;
    this.#wheel = new HeartbeatWheel({ periodMs: heartbeatMs, beat: (stream) => stream.deliver(HEARTBEAT) });
  }

  get size(): number {
    return this.#streams.size;
  }

  /** @param options.deadlineAtMs epoch ms */
  open(options: {
    readonly subject: StreamSubject;
    readonly principal: Principal;
    readonly deadlineAtMs?: number | undefined;
    readonly sink: StreamSink;
  }): Stream {
    const stream = new Stream({ ...options, hub: this });
    const expiry = this.#at(stream.principal.expiresAtMs, () => stream.end(tokenExpired()));
    const deadlineAtMs = this.honoursDeadlines ? options.deadlineAtMs : undefined;
    const deadline = this.#at(deadlineAtMs, () => stream.end(deadlineExceeded()));
    stream.whenOver(() => {
      clearTimeout(expiry);
      clearTimeout(deadline);
      this.#streams.delete(stream);
      this.#wheel.delete(stream);
      this.counters.streamClosed();
    });
    this.#streams.add(stream);
    this.#wheel.add(stream);
    this.counters.streamOpened();
    if (this.#frozen && matches(this.#frozen, stream.subject)) stream.freeze();
    if (this.heartbeatFirst) stream.deliver(HEARTBEAT);
    return stream;
  }

  select(filter: StreamFilter = {}): Stream[] {
    return [...this.#streams].filter((stream) => matches(filter, stream.subject));
  }

  /** Infinity: no heartbeats but the first. */
  setHeartbeatPeriod(periodMs: number): void {
    this.#wheel.setPeriod(periodMs);
  }

  freeze(filter: StreamFilter, { onlyOpen = false }: FreezeOptions = {}): void {
    if (!onlyOpen) this.#frozen = filter;
    for (const stream of this.select(filter)) stream.freeze();
  }

  unfreeze(): void {
    this.#frozen = undefined;
    for (const stream of this.#streams) stream.unfreeze();
  }

  close(): void {
    for (const stream of this.#streams) stream.drop();
    this.#wheel.stop();
  }

  /** @param atMs epoch ms; undefined: never */
  #at(atMs: number | undefined, run: () => void): NodeJS.Timeout | undefined {
    if (atMs === undefined) return undefined;
    return setTimeout(run, Math.min(atMs - this.#now(), LONGEST_TIMER_MS));
  }
}

export function tokenExpired(): ServiceError {
  return new ServiceError('UNAUTHENTICATED', 'Invalid authentication credentials: the token has expired');
}

function deadlineExceeded(): ServiceError {
  return new ServiceError('DEADLINE_EXCEEDED', 'Deadline exceeded');
}

function tooSlow(): ServiceError {
  return new ServiceError('RESOURCE_EXHAUSTED', 'Limit exceeded: the subscriber reads too slowly', {
    reason: 'topic_subscriptions_limit_exceeded',
  });
}
