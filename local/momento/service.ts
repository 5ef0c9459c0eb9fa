import type { Counters, Operation } from './counters.ts';
import { CallerLeft, Dropped, type Faults, HttpRefusal } from './faults.ts';
import type { ItemValue } from './frames.ts';
import { allows, type TopicGrant, type TopicRequest } from './permissions.ts';
import { ServiceError } from './status.ts';
import type { Stream, StreamHub, StreamSink } from './streams.ts';
import type { Principal, TokenAuthority, VendedToken } from './tokens.ts';
import type { ResumePosition, TopicBoard, TopicName } from './topics.ts';

/** One call as it comes from either wire. */
export interface Call {
  /** The bare key or token of the `authorization` header. */
  readonly authorization: string | undefined;
  /** Host name the client used, without the port. */
  readonly host: string;
  /** When the caller no longer wants an answer, epoch ms. Only streams are ended by it. */
  readonly deadlineAtMs?: number | undefined;
  /** Aborts when the client has left. */
  readonly signal: AbortSignal;
}

export interface MomentoServiceOptions {
  readonly caches: readonly string[];
  readonly maxStreams: number;
  readonly tokens: TokenAuthority;
  readonly topics: TopicBoard;
  readonly streams: StreamHub;
  readonly faults: Faults;
  readonly counters: Counters;
}

// (Source: public-dev-docs, docs/topics/limits.mdx.)
const LARGEST_MESSAGE_BYTES = 4096;

/** What Momento does, as far as a chat needs it; knows nothing of the wire. */
export class MomentoService {
  readonly #options: MomentoServiceOptions;
  readonly #caches: Set<string>;

  constructor(options: MomentoServiceOptions) {
    this.#options = options;
    this.#caches = new Set(options.caches);
  }

  /** @throws ServiceError, HttpRefusal, Dropped, CallerLeft; so do all calls below */
  publish(call: Call, request: TopicName & { readonly value: ItemValue }): Promise<void> {
    return this.#call('publish', call, () => {
      const publisher = this.#admit(call, { ...request, operation: 'publish' });
      checkValue(request.value);
      this.#options.topics.publish(request, { value: request.value, publisherId: publisher.tokenId });
      this.#options.counters.itemPublished();
    });
  }

  /** @param open is called once the subscription is granted */
  subscribe(
    call: Call,
    request: { readonly topic: TopicName; readonly from: ResumePosition; readonly open: () => StreamSink },
  ): Promise<Stream> {
    const { topics, streams, maxStreams } = this.#options;
    return this.#call('subscribe', call, () => {
      const principal = this.#admit(call, { ...request.topic, operation: 'subscribe' });
      if (streams.size >= maxStreams) throw tooManyStreams(maxStreams);
      const subject = { ...request.topic, tokenId: principal.tokenId, host: call.host };
      const { deadlineAtMs } = call;
      const stream = streams.open({ subject, principal, deadlineAtMs, sink: request.open() });
      topics.subscribe(stream, request.from);
      return stream;
    });
  }

  vend(
    call: Call,
    request: {
      readonly validForSeconds: number;
      readonly tokenId: string;
      readonly grants: () => TopicGrant[];
    },
  ): Promise<VendedToken> {
    return this.#call('vend', call, () => {
      this.#authorizeOwner(call);
      return this.#options.tokens.vend({ ...request, grants: request.grants() });
    });
  }

  createCache(call: Call, cacheName: string): Promise<void> {
    return this.#call('control', call, () => {
      this.#authorizeOwner(call);
      checkName('cache', cacheName);
      if (this.#caches.has(cacheName)) {
        throw new ServiceError('ALREADY_EXISTS', `Cache already exists: ${cacheName}`);
      }
      this.#caches.add(cacheName);
    });
  }

  deleteCache(call: Call, cacheName: string): Promise<void> {
    return this.#call('control', call, () => {
      this.#authorizeOwner(call);
      this.#checkCache(cacheName);
      this.#caches.delete(cacheName);
      for (const stream of this.#options.streams.select({ cacheName })) stream.end(cacheNotFound(cacheName));
      this.#options.topics.deleteCache(cacheName);
    });
  }

  listCaches(call: Call): Promise<string[]> {
    return this.#call('control', call, () => {
      this.#authorizeOwner(call);
      return [...this.#caches];
    });
  }

  /** Counts the call and its outcome, and lets the faults have their way with it. */
  async #call<T>(operation: Operation, call: Call, run: () => T): Promise<T> {
    const { counters, faults, streams } = this.#options;
    counters.called(operation);
    try {
      await faults.before({ ...call, operation });
      const result = run();
      if (operation === 'subscribe') return result;
      await faults.after({ ...call, operation });
      counters.ended('OK');
      return result;
    } catch (error) {
      counters.ended(outcomeOf(error));
      throw error instanceof ServiceError ? streams.present(error) : error;
    }
  }

  #admit(call: Call, request: TopicRequest): Principal {
    const principal = this.#options.tokens.verify(call.authorization);
    checkName('cache', request.cacheName);
    checkName('topic', request.topicName);
    if (!allows(principal.grants, request)) {
      throw new ServiceError('PERMISSION_DENIED', `Insufficient permissions to ${request.operation}`);
    }
    this.#checkCache(request.cacheName);
    return principal;
  }

  #authorizeOwner(call: Call): void {
    if (!this.#options.tokens.verify(call.authorization).isApiKey) {
      throw new ServiceError('PERMISSION_DENIED', 'Insufficient permissions: an API key is required');
    }
  }

  #checkCache(cacheName: string): void {
    if (!this.#caches.has(cacheName)) throw cacheNotFound(cacheName);
  }
}

function outcomeOf(error: unknown): string {
  if (error instanceof ServiceError) return error.status;
  if (error instanceof HttpRefusal) return error.message;
  if (error instanceof Dropped) return 'DROPPED';
  return error instanceof CallerLeft ? 'CANCELLED' : 'INTERNAL';
}

function checkName(what: 'cache' | 'topic', name: string): void {
  if (name.trim() === '') {
    throw new ServiceError('INVALID_ARGUMENT', `Invalid argument: the ${what} name is empty`);
  }
}

function checkValue(value: ItemValue): void {
  if (!('text' in value) && !('binary' in value)) {
    throw new ServiceError('INVALID_ARGUMENT', 'Invalid argument: the message has no value');
  }
  const bytes = 'text' in value ? Buffer.byteLength(value.text, 'utf8') : value.binary.length;
  if (bytes > LARGEST_MESSAGE_BYTES) {
    throw new ServiceError(
      'RESOURCE_EXHAUSTED',
      `Limit exceeded: a message has at most ${LARGEST_MESSAGE_BYTES} bytes; got ${bytes}`,
      { reason: 'item_size_limit_exceeded' },
    );
  }
}

function cacheNotFound(cacheName: string): ServiceError {
  return new ServiceError('NOT_FOUND', `Cache not found: ${cacheName}`);
}

function tooManyStreams(limit: number): ServiceError {
  return new ServiceError('RESOURCE_EXHAUSTED', `Limit exceeded: at most ${limit} subscriptions`, {
    reason: 'topic_subscriptions_limit_exceeded',
  });
}
