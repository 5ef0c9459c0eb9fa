// What the topic session needs from a publish/subscribe service. `src/momento/` implements it.

/** Why a stream or a publish failed, as the session decides by it. */
export const TopicErrorCode = {
  /** The token is missing, invalid or expired: renew it. */
  Unauthenticated: 'unauthenticated',
  /** The token is good, but not for this: no retry helps. */
  PermissionDenied: 'permission-denied',
  /** The cache does not exist. */
  NotFound: 'not-found',
  /** A limit has been reached; the service accepts no more for now. */
  LimitExceeded: 'limit-exceeded',
  /** The request itself is wrong: no retry helps. */
  InvalidArgument: 'invalid-argument',
  /** No answer in time; a publish may or may not have been delivered. */
  Timeout: 'timeout',
  /** The service answers, but cannot serve the request right now. */
  Unavailable: 'unavailable',
  /** Something failed inside the service. */
  Internal: 'internal',
  /** No HTTP answer that the page may read: no network, a blocker, no CORS headers. */
  Unreachable: 'unreachable',
  /** An answer that says nothing: a proxy's page, or even a 401 with a plain-text body. */
  Unknown: 'unknown',
  /** The token cannot even be decoded. */
  BadToken: 'bad-token',
  /** The token leads to a host that it must not be sent to; nothing was. */
  ForeignHost: 'foreign-host',
  /** The browser hands an answer over only when it is complete, which that of a stream never is. */
  NoStreaming: 'no-streaming',
  /** Cancelled by the other side. */
  Cancelled: 'cancelled',
} as const;
export type TopicErrorCode = (typeof TopicErrorCode)[keyof typeof TopicErrorCode];

/** A failure of the service, or on the way to it. Decide by `code` and `retryable`, never by the text. */
export class TopicError extends Error {
  override readonly name = 'TopicError';
  readonly code: TopicErrorCode;
  /** Whether the same request may succeed later without anyone changing anything. */
  readonly retryable: boolean;
  /** Of `foreign-host`: which, fit to be shown. */
  readonly host: string | undefined;

  constructor(code: TopicErrorCode, message: string, options?: ErrorOptions & { readonly host?: string }) {
    super(message, options);
    this.code = code;
    this.host = options?.host;
    this.retryable = !TERMINAL.has(code);
  }
}

const TERMINAL: ReadonlySet<TopicErrorCode> = new Set([
  TopicErrorCode.PermissionDenied,
  TopicErrorCode.NotFound,
  TopicErrorCode.InvalidArgument,
  TopicErrorCode.ForeignHost,
  TopicErrorCode.NoStreaming,
]);

/** Where a stream begins: page and the sequence number it should deliver next. `next` 0 means "newest". */
export interface TopicPosition {
  readonly page: number;
  readonly next: number;
}

export interface TopicItem {
  readonly page: number;
  readonly sequence: number;
  /** Text or bytes; an empty text is an item too. */
  readonly value: string | Uint8Array;
  /** Token id of the publisher as attested by the service; `''` when its token had none. At most 2 kB. */
  readonly publisherId: string;
}

/** The service skipped something. Its numbers are hints (they may be off by one). */
export interface TopicDiscontinuity {
  readonly lastSequence: number;
  readonly newSequence: number;
  readonly newPage: number;
}

/**
 * What one stream reports. After `onEnd` or the stream's own `cancel()`, nothing more is called; nothing is
 * called before `open` has returned either.
 */
export interface StreamHandlers {
  onItem(item: TopicItem): void;
  onHeartbeat(): void;
  onDiscontinuity(discontinuity: TopicDiscontinuity): void;
  /** Once: the stream is over, cleanly or with an error. */
  onEnd(error: TopicError | undefined): void;
}

export interface TopicStream {
  /** Closes the stream at once, even before its first frame. Idempotent; nothing is reported after it. */
  cancel(): void;
}

export interface TopicTarget {
  readonly cacheName: string;
  readonly topicName: string;
}

export interface StreamRequest extends TopicTarget {
  readonly authToken: string;
  readonly position: TopicPosition;
  /** The service is asked to end the stream after so many ms; it then ends with `timeout`. Default: not at all. */
  readonly endsAfterMs?: number | undefined;
}

export interface PublishRequest extends TopicTarget {
  readonly authToken: string;
  readonly text: string;
  readonly signal?: AbortSignal | undefined;
}

export interface TopicTransport {
  /**
   * Connects to where this token leads, ahead of the first request.
   * @throws TopicError as `open`
   */
  approach?(authToken: string): void;
  /**
   * Does for a stream what can be done before there is a token.
   * @param service URL of the service that the token will lead to, as far as that is known
   */
  askAhead?(service: string): void;
  /**
   * Opens a stream.
   * @throws TopicError: `bad-token` when `authToken` cannot be decoded, `foreign-host` when it leads where tokens must
   * not go. Every later failure goes to `onEnd`.
   */
  open(request: StreamRequest, handlers: StreamHandlers): TopicStream;
  /**
   * Publishes a text, at most 4,096 bytes of UTF-8.
   * @throws TopicError; the reason of `signal` when that aborted, and the request is cancelled then
   */
  publish(request: PublishRequest): Promise<void>;
  /** Whether anything answers where this token leads, readable or not. Never rejects. */
  answers(request: { readonly authToken: string; readonly signal: AbortSignal }): Promise<boolean>;
}
