/** What the browser says of a request that has ended; `PerformanceResourceTiming` fits it by shape. */
export interface RequestTiming {
  readonly name: string;
  /** By its ALPN name; empty where the service does not let the page know, absent where the browser never tells. */
  readonly nextHopProtocol?: string | undefined;
}

const CALL = /^(https?:).*\/cache_client\.pubsub\.Pubsub\//;

/**
 * Whether a request to Momento went over HTTP/1.1, where a browser has six connections for all tabs; undefined where it
 * was another request, or cannot be told. Browsers speak no other version without TLS.
 */
export function wentOverHttp1({ name, nextHopProtocol }: RequestTiming): boolean | undefined {
  const [, scheme] = CALL.exec(name) ?? [];
  if (scheme === undefined) return undefined;
  if (nextHopProtocol) return nextHopProtocol.startsWith('http/1');
  return scheme === 'http:' ? true : undefined;
}
