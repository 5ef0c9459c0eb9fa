import { MomentoTransport } from '../../momento/momento-transport.ts';
import type { TopicTransport } from '../../topics/transport.ts';

/** Where Momento is, for whom the token does not lead there. */
export interface MomentoOptions {
  /** Full URL of the service in place of the one in the token, for a stand-in or a private endpoint. */
  readonly endpoint?: string | undefined;
  /** Where tokens may lead: to these hosts and those below them. Default: `['momentohq.com']`. */
  readonly hosts?: readonly string[] | undefined;
}

/**
 * Momento Topics over gRPC-web, by `fetch`, as a transport for `openTopic`. Without options it is what `openTopic` takes
 * by default: it goes where the token leads, if that is at Momento.
 */
export function momentoTransport(options: MomentoOptions = {}): TopicTransport {
  return new MomentoTransport(options);
}
