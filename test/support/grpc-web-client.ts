// A small gRPC-web text client on Node's own HTTP, written apart from the server it tests. Unlike a browser,
// it can choose its host name, read slowly, and see the raw answer.

import { type ClientRequest, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { cache_client } from '@gomomento/generated-types/dist/cachepubsub.js';

const { pubsub } = cache_client;

/** A frame of gRPC-web: a message, or the trailers as text. */
export type WebFrame = { readonly message: Buffer } | { readonly trailers: Readonly<Record<string, string>> };

/** Splits base64 text into frames as it arrives. Each frame must be padded by itself. */
export class WebFrameReader {
  #text = '';

  push(text: string): WebFrame[] {
    this.#text += text;
    const frames: WebFrame[] = [];
    for (let frame = this.#take(); frame; frame = this.#take()) frames.push(frame);
    return frames;
  }

  #take(): WebFrame | undefined {
    // 8 characters hold 6 bytes: flags, length, and one byte more.
    if (this.#text.length < 8) return undefined;
    const header = Buffer.from(this.#text.slice(0, 8), 'base64');
    const bytes = 5 + header.readUInt32BE(1);
    const characters = 4 * Math.ceil(bytes / 3);
    if (this.#text.length < characters) return undefined;
    const frame = Buffer.from(this.#text.slice(0, characters), 'base64');
    if (frame.length !== bytes) throw new Error('unable to read a frame; it is not padded by itself');
    this.#text = this.#text.slice(characters);
    const payload = frame.subarray(5);
    return frame.readUInt8(0) === 0x80
      ? { trailers: parseTrailers(payload.toString('utf8')) }
      : { message: payload };
  }
}

/** How a call or a stream ended; `status` undefined: without one, as when the connection was cut. */
export interface WebEnd {
  readonly httpStatus: number;
  readonly status: number | undefined;
  /** As on the wire: percent-encoded. */
  readonly message: string;
  /** Metadata `err`. */
  readonly reason: string | undefined;
  /** Whether the status came as headers, with nothing before it. */
  readonly trailersOnly: boolean;
  readonly headers: IncomingHttpHeaders;
}

export interface WebCall {
  readonly webUrl: string;
  readonly path: string;
  readonly authorization?: string | undefined;
  /** Sent as the `host` header. */
  readonly host?: string | undefined;
  /** Sent as the `grpc-timeout` header. */
  readonly timeout?: string | undefined;
  readonly message: Uint8Array;
}

/** Calls a unary method. */
export async function callWeb(options: WebCall): Promise<WebEnd & { readonly answer: Buffer | undefined }> {
  let answer: Buffer | undefined;
  const exchange = new WebExchange(options, (message) => {
    answer = message;
  });
  const end = await exchange.ended;
  return { ...end, answer };
}

export type SubscriptionEvent =
  | { readonly kind: 'heartbeat' }
  | {
      readonly kind: 'item';
      readonly page: number;
      readonly sequence: number;
      readonly value: string | Uint8Array | undefined;
      readonly publisherId: string;
    }
  | {
      readonly kind: 'discontinuity';
      readonly lastSequence: number;
      readonly newSequence: number;
      readonly newPage: number;
    };

export interface WebSubscribe {
  readonly webUrl: string;
  readonly authorization?: string | undefined;
  readonly host?: string | undefined;
  readonly cacheName: string;
  readonly topicName: string;
  /** Resume position; default 0 and 0. */
  readonly sequence?: number | undefined;
  readonly page?: number | undefined;
  /** Sent as the `grpc-timeout` header. */
  readonly timeout?: string | undefined;
}

/** One stream. Events queue until they are asked for. */
export class WebSubscription {
  /** How it ended; never rejects. */
  readonly ended: Promise<WebEnd>;
  /** The answer's headers have arrived. */
  readonly accepted: Promise<void>;
  readonly #exchange: WebExchange;
  readonly #queue: SubscriptionEvent[] = [];
  #waiting: ((event: SubscriptionEvent) => void) | undefined;

  constructor(options: WebSubscribe) {
    const message = new pubsub._SubscriptionRequest({
      cache_name: options.cacheName,
      topic: options.topicName,
      resume_at_topic_sequence_number: options.sequence ?? 0,
      sequence_page: options.page ?? 0,
    }).serialize();
    const { path } = pubsub.UnimplementedPubsubService.definition.Subscribe;
    this.#exchange = new WebExchange({ ...options, path, message }, (frame) => this.#arrived(frame));
    this.ended = this.#exchange.ended;
    this.accepted = this.#exchange.accepted;
  }

  /** Events that nobody has asked for yet. */
  get queued(): readonly SubscriptionEvent[] {
    return this.#queue;
  }

  /** The next event, whatever its kind. */
  async next(): Promise<SubscriptionEvent> {
    const event = this.#queue.shift();
    if (event) return event;
    return await new Promise((resolve) => {
      this.#waiting = resolve;
    });
  }

  /** The next `count` events other than heartbeats, or as many as came before the end. */
  async take(count: number): Promise<SubscriptionEvent[]> {
    const events: SubscriptionEvent[] = [];
    while (events.length < count) {
      const event = await Promise.race([this.next(), this.ended.then(() => undefined)]);
      if (!event) break;
      if (event.kind !== 'heartbeat') events.push(event);
    }
    return events;
  }

  /** Reads no more, as a page that hangs. */
  pause(): void {
    this.#exchange.pause();
  }

  resume(): void {
    this.#exchange.resume();
  }

  cancel(): void {
    this.#exchange.cancel();
  }

  #arrived(message: Buffer): void {
    const event = eventOf(message);
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (waiting) waiting(event);
    else this.#queue.push(event);
  }
}

class WebExchange {
  readonly ended: Promise<WebEnd>;
  readonly accepted: Promise<void>;
  readonly #request: ClientRequest;
  #response: IncomingMessage | undefined;

  constructor(options: WebCall, onMessage: (message: Buffer) => void) {
    const { webUrl, path, authorization, host, timeout, message } = options;
    const headers = {
      'content-type': 'application/grpc-web-text',
      'x-grpc-web': '1',
      ...(authorization === undefined ? {} : { authorization }),
      ...(host === undefined ? {} : { host }),
      ...(timeout === undefined ? {} : { 'grpc-timeout': timeout }),
    };
    this.#request = request(new URL(path, webUrl), { method: 'POST', headers, agent: false });
    let accept: () => void = () => undefined;
    this.accepted = new Promise((resolve) => {
      accept = resolve;
    });
    this.ended = new Promise((resolve) => {
      this.#request.on('error', () => resolve(endOf({ httpStatus: 0, headers: {}, trailers: undefined })));
      this.#request.on('response', (response) => {
        this.#response = response;
        accept();
        const reader = new WebFrameReader();
        let trailers: Readonly<Record<string, string>> | undefined;
        response.setEncoding('latin1');
        response.on('data', (text: string) => {
          if (!response.headers['content-type']?.startsWith('application/grpc-web-text')) return;
          for (const frame of reader.push(text)) {
            if ('trailers' in frame) trailers = frame.trailers;
            else onMessage(frame.message);
          }
        });
        // A cut connection is an error here, and an end without a status for whoever asks.
        response.on('error', () => undefined);
        response.on('close', () => {
          resolve(endOf({ httpStatus: response.statusCode ?? 0, headers: response.headers, trailers }));
        });
      });
    });
    this.#request.end(frameOf(message).toString('base64'));
  }

  pause(): void {
    this.#response?.pause();
  }

  resume(): void {
    this.#response?.resume();
  }

  cancel(): void {
    this.#request.destroy();
  }
}

function endOf(options: {
  readonly httpStatus: number;
  readonly headers: IncomingHttpHeaders;
  readonly trailers: Readonly<Record<string, string>> | undefined;
}): WebEnd {
  const { httpStatus, headers, trailers } = options;
  const source: Readonly<Record<string, string | string[] | undefined>> = trailers ?? headers;
  const text = (name: string) => {
    const value = source[name];
    return typeof value === 'string' ? value : undefined;
  };
  const status = text('grpc-status');
  return {
    httpStatus,
    status: status === undefined ? undefined : Number(status),
    message: text('grpc-message') ?? '',
    reason: text('err'),
    trailersOnly: trailers === undefined && status !== undefined,
    headers,
  };
}

function frameOf(message: Uint8Array): Buffer {
  const frame = Buffer.alloc(5 + message.length);
  frame.writeUInt32BE(message.length, 1);
  frame.set(message, 5);
  return frame;
}

function parseTrailers(text: string): Record<string, string> {
  const lines = text.split('\r\n').filter((line) => line !== '');
  return Object.fromEntries(lines.map((line) => line.split(/: (.*)/su).slice(0, 2) as [string, string]));
}

function eventOf(message: Buffer): SubscriptionEvent {
  const frame = pubsub._SubscriptionItem.deserialize(message);
  if (frame.kind === 'item') {
    const { item } = frame;
    return {
      kind: 'item',
      page: item.sequence_page,
      sequence: item.topic_sequence_number,
      value: item.value.has_text ? item.value.text : item.value.has_binary ? item.value.binary : undefined,
      publisherId: item.publisher_id,
    };
  }
  if (frame.kind === 'discontinuity') {
    return {
      kind: 'discontinuity',
      lastSequence: frame.discontinuity.last_topic_sequence,
      newSequence: frame.discontinuity.new_topic_sequence,
      newPage: frame.discontinuity.new_sequence_page,
    };
  }
  return { kind: 'heartbeat' };
}
