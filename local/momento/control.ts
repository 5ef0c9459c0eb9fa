import type { Counters, CountersSnapshot, Operation } from './counters.ts';
import { type Delay, type Faults, FOREVER_MS, type Refusal } from './faults.ts';
import type { ItemValue } from './frames.ts';
import type { TopicOperation } from './permissions.ts';
import { ServiceError, type StatusName } from './status.ts';
import { type FreezeOptions, type StreamFilter, type StreamHub, tokenExpired } from './streams.ts';
import type { TokenAuthority } from './tokens.ts';
import type {
  DiscontinuityMode,
  ItemPosition,
  ResetAnnouncement,
  TopicBoard,
  TopicHabits,
  TopicName,
} from './topics.ts';

export interface MomentoControlOptions {
  readonly heartbeatMs: number;
  readonly tokens: TokenAuthority;
  readonly topics: TopicBoard;
  readonly streams: StreamHub;
  readonly faults: Faults;
  readonly counters: Counters;
  readonly preflights: PreflightHabits;
}

/** How the service answers preflights. */
export interface PreflightHabits {
  /** Whether a browser may go by an answer for some time (`Access-Control-Max-Age`); Chromium does for 5 s without. */
  areKept: boolean;
}

export interface ErrorTextOverride {
  readonly text: string;
  /** Puts it on the web wire without percent-encoding, as a careless service might. */
  readonly unescaped?: boolean | undefined;
}

export interface FailOptions {
  readonly message?: string | undefined;
  /** Metadata `err`. */
  readonly reason?: string | undefined;
  readonly filter?: StreamFilter | undefined;
}

/** What tests do to the service. A filter that is left out means every stream. */
export class MomentoControl {
  readonly #options: MomentoControlOptions;

  constructor(options: MomentoControlOptions) {
    this.#options = options;
  }

  /** Cuts the connections under the streams. @returns how many */
  dropStreams(filter?: StreamFilter): number {
    return this.#each(filter, (stream) => stream.drop());
  }

  /** Ends the streams with status OK. @returns how many */
  endStreams(filter?: StreamFilter): number {
    return this.#each(filter, (stream) => stream.end());
  }

  /** Ends the streams with a status. @returns how many */
  failStreams(status: StatusName, options: FailOptions = {}): number {
    const { message = `injected fault: ${status}`, reason, filter } = options;
    return this.#each(filter, (stream) => stream.end(new ServiceError(status, message, { reason })));
  }

  /**
   * Half-open: connections stay, and nothing flows on these streams nor (unless `onlyOpen`) on new ones like
   * them, which are accepted. What would have flowed is kept until `unfreeze`. Calls are not frozen: see `hang`.
   */
  freeze(filter: StreamFilter = {}, options: FreezeOptions = {}): void {
    this.#options.streams.freeze(filter, options);
  }

  unfreeze(): void {
    this.#options.streams.unfreeze();
  }

  /** Refuses calls until it has run out (`forMs`, `times`) or `reset()`. Of several, the oldest is used first. */
  refuse(refusal: Refusal): void {
    this.#options.faults.refuse(refusal);
  }

  /** Holds calls back; 0 ms ends it and lets those go on that are held back. */
  delay(delay: Delay): void {
    this.#options.faults.delay(delay);
  }

  /** Calls are accepted and never answered (a subscription: no headers, no frame), until `reset()`. */
  hang(operation: Operation | 'all' = 'all'): void {
    this.delay({ operation, ms: FOREVER_MS });
  }

  /** Starts a new, greater page on which sequence numbers begin at 1; what was kept is gone. */
  resetTopic(topic: TopicName, announcement: ResetAnnouncement = 'first'): ItemPosition {
    return this.#options.topics.reset(topic, announcement);
  }

  /** Publishes whatever it is given as whoever it is told: no right, cache or size is checked. */
  publish(item: TopicName & { readonly publisherId?: string | undefined }, value: ItemValue): ItemPosition {
    const position = this.#options.topics.publish(item, { value, publisherId: item.publisherId ?? '' });
    this.#options.counters.itemPublished();
    return position;
  }

  /** `everyMs`: Infinity for none; `first`: whether a stream begins with one. What is left out stays. */
  setHeartbeats({ everyMs, first }: { everyMs?: number | undefined; first?: boolean | undefined }): void {
    if (everyMs !== undefined) this.#options.streams.setHeartbeatPeriod(everyMs);
    if (first !== undefined) this.#options.streams.heartbeatFirst = first;
  }

  /**
   * Whether streams that begin from now on end at the deadline that their caller set (`grpc-timeout`), as gRPC
   * prescribes. Over HTTP/2 they always do: gRPC's own server sees to it.
   */
  honourDeadlines(honoured: boolean): void {
    this.#options.streams.honoursDeadlines = honoured;
  }

  setDiscontinuities(mode: DiscontinuityMode): void {
    this.#options.topics.discontinuityMode = mode;
  }

  /** What is left out stays. */
  setTopicHabits({
    dropsUnheard,
    replaysOnJoin,
  }: { [habit in keyof TopicHabits]?: boolean | undefined }): void {
    const { habits } = this.#options.topics;
    if (dropsUnheard !== undefined) habits.dropsUnheard = dropsUnheard;
    if (replaysOnJoin !== undefined) habits.replaysOnJoin = replaysOnJoin;
  }

  setPreflights({ areKept }: PreflightHabits): void {
    this.#options.preflights.areKept = areKept;
  }

  /** Every token vended so far is expired from now on; its streams end with UNAUTHENTICATED. */
  expireTokens(): void {
    const { tokens, streams } = this.#options;
    tokens.expireAll();
    for (const stream of streams.select()) {
      if (tokens.isExpired(stream.principal)) stream.end(tokenExpired());
    }
  }

  /** Tokens vended from now on live no longer; Infinity lifts it. */
  limitTokenLife(seconds: number): void {
    this.#options.tokens.lifeLimitSeconds = seconds;
  }

  /** Tokens vended from now on lack these rights, whatever was asked for. */
  withhold(operations: readonly TopicOperation[]): void {
    this.#options.tokens.withheld = operations;
  }

  /** Gives every error this text; undefined: its own again. */
  overrideErrorText(override: ErrorTextOverride | undefined): void {
    this.#options.streams.present = (error) =>
      override
        ? new ServiceError(error.status, override.text, {
            reason: error.reason,
            unescaped: override.unescaped,
          })
        : error;
  }

  counters(): CountersSnapshot {
    return this.#options.counters.snapshot();
  }

  /** As after the start: no fault, counters at 0. Streams, topics, caches and tokens stay. */
  reset(): void {
    const { faults, counters, heartbeatMs } = this.#options;
    faults.clear();
    this.unfreeze();
    this.setHeartbeats({ everyMs: heartbeatMs, first: true });
    this.honourDeadlines(true);
    this.setDiscontinuities('on-gap');
    this.setTopicHabits({ dropsUnheard: false, replaysOnJoin: true });
    this.setPreflights({ areKept: true });
    this.limitTokenLife(Number.POSITIVE_INFINITY);
    this.withhold([]);
    this.overrideErrorText(undefined);
    counters.reset();
  }

  #each(
    filter: StreamFilter | undefined,
    run: (stream: ReturnType<StreamHub['select']>[number]) => void,
  ): number {
    const streams = this.#options.streams.select(filter);
    for (const stream of streams) run(stream);
    return streams.length;
  }
}
