// A call over gRPC-web text, whose answer is read with fetch as a stream.

import { microtask } from '../base/microtask.ts';
import { nextTask } from '../base/next-task.ts';
import { ownCopy } from '../base/own-copy.ts';
import { TopicError, TopicErrorCode } from '../topics/transport.ts';
import { codeOfHttpStatus, codeOfStatus } from './error-codes.ts';
import { GrpcWebFrameReader, textOfMessage } from './grpc-web-frames.ts';

export interface GrpcWebRequest {
  /** Of the method. */
  readonly url: string;
  readonly authorization: string;
  /** Headers beside those that every call has. */
  readonly metadata?: Readonly<Record<string, string>>;
  /** The request. */
  readonly message: Uint8Array;
}

export interface GrpcWebCall<Message> extends GrpcWebRequest {
  /** Reads a message of the stream; what it throws ends the stream. */
  readonly decode: (payload: Uint8Array) => Message;
  readonly onMessage: (message: Message) => void;
  /** Once: it is over, cleanly or with an error. Nothing is called after it. */
  readonly onEnd: (error: TopicError | undefined) => void;
  /** The answer ends by itself, and may be read when it has. */
  readonly isShort?: boolean;
}

const CONTENT_TYPE = 'application/grpc-web-text';
// A redirect would take the token to another origin.
const ALONE = { credentials: 'omit', redirect: 'error' } as const;
const STATUS_OK = 0;
const DOWN = 503;
// A hundred messages, twice that at most: a burst leaves room for keys and frames in between.
const SLICE_BYTES = 16_384;
const MAX_TOLD_LENGTH = 500;

/** Metadata that asks the service to end a call after so many ms. (Source: grpc/grpc, doc/PROTOCOL-HTTP2.md.) */
export function deadline(ms: number): Readonly<Record<string, string>> {
  return { 'grpc-timeout': `${ms}m` };
}

/** Opens the stream. @returns closes it at once; nothing is called after that */
export function openGrpcWebStream<Message>(call: GrpcWebCall<Message>): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  const ended = read(call, signal).catch((cause: unknown) => failureOf(cause));
  void ended.then((error) => {
    if (!signal.aborted) call.onEnd(error);
    // Of an answer that is not read to its end.
    controller.abort();
  });
  return () => controller.abort();
}

/**
 * Has the browser ask for permission (a preflight) to call this method, before there is a token to call it with. A browser
 * does so only for a request, so one is sent that asks for nothing, whose answer is of no interest. Never rejects.
 */
export async function askForPermission(url: string): Promise<void> {
  try {
    await fetch(url, { method: 'HEAD', headers: headersOf({ authorization: '' }), ...ALONE });
  } catch {
    // The call meets it again, and says so.
  }
}

/** @returns how the stream ended; @throws what was in the way */
async function read<Message>(
  call: GrpcWebCall<Message>,
  signal: AbortSignal,
): Promise<TopicError | undefined> {
  // WebKit forgets the signal of a request that nothing refers to any more: the stream would stay open for ever.
  const response = await fetch(makeRequest(call), { signal }).catch((cause: unknown) => {
    throw unreachable(cause);
  });
  const refusal = refusalOf(response);
  if (refusal) return refusal;
  const frames = new GrpcWebFrameReader();
  for await (const slice of slicesOf(await bodyOf(response, call), signal)) {
    for (const { kind, payload } of parsed(() => frames.push(slice))) {
      if (kind === 'trailers') return statusError(trailersOf(payload));
      call.onMessage(parsed(() => call.decode(payload)));
      if (signal.aborted) return undefined;
    }
  }
  return undefined;
}

function headersOf({ authorization, metadata }: Pick<GrpcWebRequest, 'authorization' | 'metadata'>) {
  return {
    ...metadata,
    authorization,
    'Content-Type': CONTENT_TYPE,
    Accept: CONTENT_TYPE,
    'X-Grpc-Web': '1',
    'X-User-Agent': 'grpc-web-javascript/0.1',
  };
}

function makeRequest({ url, message, ...call }: GrpcWebRequest): Request {
  try {
    return new Request(url, {
      method: 'POST',
      headers: headersOf(call),
      // No `cache`: with `no-store`, Chromium and Firefox ask for permission (a preflight) before each request. No cache
      // keeps the answer to a POST as it is.
      body: textOfMessage(message),
      ...ALONE,
    });
  } catch {
    // The platform's error quotes the header, which may be the key: it is not kept as cause.
    throw new TopicError(
      TopicErrorCode.InvalidArgument,
      'unable to ask the service; its URL or a header (Latin-1 only) cannot be sent',
    );
  }
}

/** @throws TopicError where an old browser does not hand the body over part by part */
async function bodyOf(
  response: Response,
  { isShort = false }: { readonly isShort?: boolean },
): Promise<ReadableStream<Uint8Array> | null> {
  const body: Response['body'] | undefined = response.body;
  if (body !== undefined) return body;
  if (!isShort) {
    throw new TopicError(
      TopicErrorCode.NoStreaming,
      'unable to read the stream; the browser lacks Response.body',
    );
  }
  const text = await response.text().catch((cause: unknown) => {
    throw unreachable(cause);
  });
  return new Blob([text]).stream();
}

/** The body in parts that are worked off in a moment, with a chance for the page after each. */
async function* slicesOf(
  body: ReadableStream<Uint8Array> | null,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  let sinceRestBytes = 0;
  while (reader) {
    const { done, value } = await reader.read().catch((cause: unknown) => {
      throw unreachable(cause);
    });
    if (done) return;
    for (let start = 0; start < value.length; start += SLICE_BYTES) {
      if (sinceRestBytes >= SLICE_BYTES) {
        sinceRestBytes = 0;
        await nextTask();
        if (signal.aborted) return;
      }
      const slice = value.subarray(start, start + SLICE_BYTES);
      sinceRestBytes += slice.length;
      yield slice;
    }
  }
}

/** Why there is nothing to read in this answer; undefined when there is. */
function refusalOf(response: Response): TopicError | undefined {
  const contentType = response.headers.get('Content-Type') ?? '';
  const isForeign = contentType !== '' && !contentType.toLowerCase().startsWith(CONTENT_TYPE);
  // A proxy's page tells nothing about the service, whatever its status; but that it is down, in words and not in HTML,
  // only its own front says.
  if (isForeign && !(response.status === DOWN && !/html/i.test(contentType))) {
    return new TopicError(
      TopicErrorCode.Unknown,
      `unable to get an answer; HTTP ${response.status} came as "${shortened(contentType)}"`,
    );
  }
  if (!response.ok) {
    const reason = `unable to get an answer; HTTP ${response.status}`;
    return new TopicError(codeOfHttpStatus(response.status), reason);
  }
  return statusError(response.headers);
}

/** The failure that a status tells, in trailers or, where nothing came before it, in headers. */
function statusError(headers: Pick<Headers, 'get'>): TopicError | undefined {
  const status = Number(headers.get('grpc-status') ?? STATUS_OK);
  if (status === STATUS_OK) return undefined;
  return new TopicError(codeOfStatus(status), decodeText(shortened(headers.get('grpc-message') ?? '')));
}

function trailersOf(payload: Uint8Array): Pick<Headers, 'get'> {
  const lines = new TextDecoder().decode(payload).split('\r\n');
  const values = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  return { get: (name) => values.get(name) ?? null };
}

/** What the other side says, short enough to be kept with an error. */
function shortened(text: string): string {
  return text.length > MAX_TOLD_LENGTH ? ownCopy(text.slice(0, MAX_TOLD_LENGTH)) : text;
}

/** Status texts are percent-encoded; one that is not (a bare `%`) is taken as it is. */
function decodeText(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function unreachable(cause: unknown): TopicError {
  return new TopicError(TopicErrorCode.Unreachable, 'unable to reach the service; no answer', { cause });
}

/** @throws TopicError where `parse` throws */
function parsed<Result>(parse: () => Result): Result {
  try {
    return parse();
  } catch (cause) {
    throw new TopicError(TopicErrorCode.Internal, 'unable to read the answer; it is no gRPC-web text', {
      cause,
    });
  }
}

function failureOf(cause: unknown): TopicError {
  if (cause instanceof TopicError) return cause;
  // A fault of our own: it ends the stream, and the platform hears of it.
  microtask(() => {
    throw cause;
  });
  return new TopicError(TopicErrorCode.Internal, 'unable to go on; a listener failed', { cause });
}
