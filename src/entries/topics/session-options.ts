import type { Clock } from '../../base/clock.ts';
import type { TopicTarget, TopicTransport } from '../../topics/transport.ts';
import type { TokenFunction, TokenSource } from './tokens.ts';

/** Which topic, and how to get there. */
export interface SessionOptions extends TopicTarget {
  /** A function that gets a token, or what keeps one for several topics, as a `TvmClient` does. */
  readonly tokens: TokenFunction | TokenSource;
  /** What carries it. Default: `momentoTransport()`. */
  readonly transport?: TopicTransport | undefined;
  /** What time it is, for tests. Default: the system's. */
  readonly clock?: Clock | undefined;
  /** A number in [0, 1), as `Math.random`, for tests: it spreads what many would do at the same moment. */
  readonly random?: (() => number) | undefined;
}
