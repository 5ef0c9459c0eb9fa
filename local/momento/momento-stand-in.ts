import { MomentoControl } from './control.ts';
import { momentoControlHttp } from './control-http.ts';
import { Counters } from './counters.ts';
import { Faults } from './faults.ts';
import { GrpcFront } from './grpc-front.ts';
import { createRpcs } from './rpc.ts';
import { MomentoService } from './service.ts';
import { StreamHub } from './streams.ts';
import { TokenAuthority } from './tokens.ts';
import { TopicBoard } from './topics.ts';
import { WebFront } from './web-front.ts';

export interface MomentoStandInOptions {
  /** Default: 127.0.0.1. */
  readonly host?: string | undefined;
  /** Default: 0, a free one. */
  readonly webPort?: number | undefined;
  /** Default: 0, a free one. */
  readonly grpcPort?: number | undefined;
  /** Default: 5,000. Infinity: only the first. */
  readonly heartbeatMs?: number | undefined;
  /** Caches that exist from the start. Default: none. */
  readonly caches?: readonly string[] | undefined;
  /** Items a topic keeps for those who resume. Default: 1,000. */
  readonly replayLimit?: number | undefined;
  /** Items that "resume at 1" gives to one who knows no page. Default: 50. */
  readonly replayOnJoin?: number | undefined;
  /** Streams at one time; one more gets RESOURCE_EXHAUSTED. Default: no limit. */
  readonly maxStreams?: number | undefined;
  /** A stream that has more than this unread ends with RESOURCE_EXHAUSTED. Default: 8 MiB. */
  readonly bufferLimitBytes?: number | undefined;
}

export interface MomentoStandIn {
  /** gRPC-web text: `http://127.0.0.1:PORT`. Any host name under `.localhost` reaches the same port. */
  readonly webUrl: string;
  readonly webPort: number;
  /** gRPC over plain HTTP/2: `127.0.0.1:PORT`. */
  readonly grpcAddress: string;
  /** The full-power key, in the form of a v2 API key. */
  readonly apiKey: string;
  /** The same key in the form that `CredentialProvider.fromString` takes: base64 of `{endpoint, api_key}`. */
  readonly legacyApiToken: string;
  readonly control: MomentoControl;
  /** Cuts every connection, clears every timer. Idempotent. */
  close(): Promise<void>;
}

/**
 * Starts a stand-in for Momento Topics: what the SDKs meet on the wire, in this process, on loopback.
 * @throws where a port is taken
 */
export async function startMomentoStandIn(options: MomentoStandInOptions = {}): Promise<MomentoStandIn> {
  const { host = '127.0.0.1', webPort = 0, grpcPort = 0, heartbeatMs = 5000, caches = [] } = options;
  const { replayLimit = 1000, replayOnJoin = 50, bufferLimitBytes = 8 * 1024 * 1024 } = options;
  const now = Date.now;

  const counters = new Counters(now);
  const faults = new Faults(now);
  const tokens = new TokenAuthority(now);
  const topics = new TopicBoard({ replayLimit, replayOnJoin });
  const streams = new StreamHub({ heartbeatMs, bufferLimitBytes, counters, now });
  const maxStreams = options.maxStreams ?? Number.POSITIVE_INFINITY;
  const service = new MomentoService({ caches, maxStreams, tokens, topics, streams, faults, counters });
  const preflights = { areKept: true };
  const control = new MomentoControl({ heartbeatMs, tokens, topics, streams, faults, counters, preflights });

  let endpoint = '';
  const rpcs = createRpcs({ service, endpoint: () => endpoint });
  const web = new WebFront({ rpcs, preflights, counters, handle: momentoControlHttp(control) });
  const grpc = new GrpcFront(rpcs);
  const listeningWebPort = await web.listen({ host, port: webPort });
  endpoint = `localhost:${listeningWebPort}`;
  const listeningGrpcPort = await grpc.listen({ host, port: grpcPort }).catch(async (error: unknown) => {
    await web.close();
    throw error;
  });

  let closing: Promise<unknown> | undefined;
  const close = async () => {
    faults.close();
    streams.close();
    await Promise.all([web.close(), grpc.close()]);
  };
  return {
    webUrl: `http://${host}:${listeningWebPort}`,
    webPort: listeningWebPort,
    grpcAddress: `${host}:${listeningGrpcPort}`,
    apiKey: tokens.apiKey,
    legacyApiToken: encodeAuthToken({ endpoint, apiKey: tokens.apiKey }),
    control,
    close: async () => {
      closing ??= close();
      await closing;
    },
  };
}

/** A key or disposable token in the form that SDKs take and machines vend. */
function encodeAuthToken({ endpoint, apiKey }: { endpoint: string; apiKey: string }): string {
  return Buffer.from(JSON.stringify({ endpoint, api_key: apiKey }), 'utf8').toString('base64');
}
