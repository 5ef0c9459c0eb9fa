// What stands in for Momento and for a Token Vending Machine, in this very page: nothing goes to any network.

import {
  type PublishRequest,
  type StreamHandlers,
  type StreamRequest,
  type TokenAnswer,
  TopicError,
  TopicErrorCode,
  type TopicItem,
  type TopicStream,
  type TopicTransport,
} from 'momento-chat/topics';

const TOKEN_SECONDS = 60;
const HEARTBEAT_MS = 5_000;
const KEPT_ITEMS = 100;
const MOST_BYTES = 4_096;

interface OpenStream {
  readonly topic: string;
  readonly authToken: string;
  readonly handlers: StreamHandlers;
  /** Nothing may be told before whoever opens it has it in hand. */
  isInHand: boolean;
}

/** All topics that the elements of a page talk on, with tokens that end after a minute. */
export class InPageMomento implements TopicTransport {
  readonly #tokens = new Map<string, string>();
  readonly #topics = new Map<string, TopicItem[]>();
  readonly #streams = new Set<OpenStream>();
  #heartbeat: ReturnType<typeof setInterval> | undefined;
  #isCut = false;
  #vended = 0;

  /** What a Token Vending Machine answers to a guest of this name. */
  vend(name: string): TokenAnswer {
    if (this.#isCut) throw this.#error(TopicErrorCode.Unreachable);
    this.#vended += 1;
    const authToken = `token ${this.#vended} of this page`;
    this.#tokens.set(authToken, `guest:${name}`);
    setTimeout(() => this.#expire(authToken), TOKEN_SECONDS * 1_000);
    return { authToken, expiresIn: TOKEN_SECONDS, tokenId: `guest:${name}`, idRule: 'guest-prefix' };
  }

  /** Cuts the network between the elements and this, or mends it. */
  set isCut(isCut: boolean) {
    this.#isCut = isCut;
    for (const stream of this.#streams) {
      if (isCut && stream.isInHand) this.#end(stream, TopicErrorCode.Unreachable);
    }
  }

  open(request: StreamRequest, handlers: StreamHandlers): TopicStream {
    const { cacheName, topicName, authToken, position } = request;
    const stream = { topic: `${cacheName}/${topicName}`, authToken, handlers, isInHand: false };
    this.#streams.add(stream);
    this.#heartbeat ??= setInterval(() => this.#beat(), HEARTBEAT_MS);
    queueMicrotask(() => this.#begin(stream, position.next));
    return { cancel: () => this.#forget(stream) };
  }

  async publish({ cacheName, topicName, authToken, text, signal }: PublishRequest): Promise<void> {
    signal?.throwIfAborted();
    const tooLong = new TextEncoder().encode(text).length > MOST_BYTES;
    const refusal = this.#refusal(authToken) ?? (tooLong ? TopicErrorCode.InvalidArgument : undefined);
    if (refusal) throw this.#error(refusal);
    const topic = `${cacheName}/${topicName}`;
    const items = this.#items(topic);
    const item: TopicItem = {
      page: 1,
      sequence: (items.at(-1)?.sequence ?? 0) + 1,
      value: text,
      // The page cannot say who it is: the token does.
      publisherId: this.#tokens.get(authToken) ?? '',
    };
    this.#topics.set(topic, [...items, item].slice(-KEPT_ITEMS));
    for (const stream of this.#streams) {
      if (stream.topic === topic) this.#tell(stream, item);
    }
  }

  async answers(): Promise<boolean> {
    return !this.#isCut;
  }

  #begin(stream: OpenStream, next: number): void {
    if (!this.#streams.has(stream)) return;
    const refusal = this.#refusal(stream.authToken);
    if (refusal) {
      this.#end(stream, refusal);
      return;
    }
    stream.isInHand = true;
    stream.handlers.onHeartbeat();
    const missed = next === 0 ? [] : this.#items(stream.topic).filter(({ sequence }) => sequence >= next);
    for (const item of missed) this.#tell(stream, item);
  }

  #tell(stream: OpenStream, item: TopicItem): void {
    if (this.#streams.has(stream) && stream.isInHand) stream.handlers.onItem(item);
  }

  #items(topic: string): readonly TopicItem[] {
    return this.#topics.get(topic) ?? [];
  }

  #refusal(authToken: string): TopicErrorCode | undefined {
    if (this.#isCut) return TopicErrorCode.Unreachable;
    return this.#tokens.has(authToken) ? undefined : TopicErrorCode.Unauthenticated;
  }

  #expire(authToken: string): void {
    this.#tokens.delete(authToken);
    for (const stream of this.#streams) {
      if (stream.isInHand && stream.authToken === authToken)
        this.#end(stream, TopicErrorCode.Unauthenticated);
    }
  }

  #beat(): void {
    for (const { handlers, isInHand } of this.#streams) {
      if (isInHand) handlers.onHeartbeat();
    }
  }

  #end(stream: OpenStream, code: TopicErrorCode): void {
    this.#forget(stream);
    stream.handlers.onEnd(this.#error(code));
  }

  #forget(stream: OpenStream): void {
    this.#streams.delete(stream);
    if (this.#streams.size > 0) return;
    clearInterval(this.#heartbeat);
    this.#heartbeat = undefined;
  }

  #error(code: TopicErrorCode): TopicError {
    return new TopicError(code, `unable to reach the topic; the stand-in in this page says ${code}`);
  }
}
