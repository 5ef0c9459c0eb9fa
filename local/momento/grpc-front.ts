import { type AddressInfo, createServer, type Server as NetServer, type Socket } from 'node:net';
import {
  type handleServerStreamingCall,
  type handleUnaryCall,
  Metadata,
  type MethodDefinition,
  Server,
  ServerCredentials,
  type ServerUnaryCall,
  type ServerWritableStream,
  type StatusObject,
} from '@grpc/grpc-js';
import { Dropped, HttpRefusal } from './faults.ts';
import type { Frame } from './frames.ts';
import type { Rpc, StreamRpc, UnaryRpc } from './rpc.ts';
import type { Call } from './service.ts';
import { ServiceError, StatusCode, type StatusName } from './status.ts';
import type { StreamSink } from './streams.ts';

type Incoming = ServerUnaryCall<Buffer, Uint8Array> | ServerWritableStream<Buffer, Uint8Array>;

// A client may ping as often as Momento's SDKs do by default (every 5 s, without calls too).
const CHANNEL_OPTIONS = {
  'grpc.keepalive_permit_without_calls': 1,
  'grpc.http2.min_ping_interval_without_data_ms': 1000,
};

/** gRPC over plain HTTP/2, for the Node SDK. Messages pass as bytes: the codecs are in `rpc.ts`. */
export class GrpcFront {
  readonly #grpc: Server;
  readonly #net: NetServer;
  readonly #sockets = new Map<string, Socket>();

  constructor(rpcs: readonly Rpc[]) {
    this.#grpc = new Server(CHANNEL_OPTIONS);
    for (const rpc of rpcs) this.#register(rpc);
    // The sockets are ours, so that one can be cut under a stream.
    const injector = this.#grpc.createConnectionInjector(ServerCredentials.createInsecure());
    this.#net = createServer((socket) => {
      const peer = `${socket.remoteAddress}:${socket.remotePort}`;
      this.#sockets.set(peer, socket);
      socket.once('close', () => this.#sockets.delete(peer));
      socket.setNoDelay(true);
      injector.injectConnection(socket);
    });
  }

  /** @returns the port */
  listen(options: { readonly host: string; readonly port: number }): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#net.once('error', reject);
      this.#net.listen(options, () => {
        this.#net.off('error', reject);
        resolve((this.#net.address() as AddressInfo).port);
      });
    });
  }

  async close(): Promise<void> {
    this.#grpc.forceShutdown();
    for (const socket of this.#sockets.values()) socket.destroy();
    await new Promise<void>((resolve) => this.#net.close(() => resolve()));
  }

  #register(rpc: Rpc): void {
    const definition = definitionOf(rpc);
    const handler = 'subscribe' in rpc ? this.#stream(rpc) : this.#unary(rpc);
    this.#grpc.addService({ [rpc.path]: definition }, { [rpc.path]: handler });
  }

  #unary(rpc: UnaryRpc): handleUnaryCall<Buffer, Uint8Array> {
    return (incoming, answer) => {
      rpc.call(callOf(incoming), incoming.request).then(
        (message) => answer(null, message),
        (error: unknown) => {
          if (error instanceof Dropped) this.#cut(incoming);
          answer(statusOf(error));
        },
      );
    };
  }

  #stream(rpc: StreamRpc): handleServerStreamingCall<Buffer, Uint8Array> {
    return (incoming) => {
      const call = callOf(incoming);
      const open = () => {
        incoming.sendMetadata(new Metadata());
        return new GrpcSink(incoming, () => this.#cut(incoming));
      };
      rpc.subscribe(call, { message: incoming.request, open }).then(
        (stream) => {
          if (call.signal.aborted) stream.abandoned();
          else call.signal.addEventListener('abort', () => stream.abandoned(), { once: true });
        },
        (error: unknown) => {
          if (error instanceof Dropped) this.#cut(incoming);
          incoming.emit('error', statusOf(error));
        },
      );
    };
  }

  #cut(incoming: Incoming): void {
    this.#sockets.get(incoming.getPeer())?.destroy();
  }
}

class GrpcSink implements StreamSink {
  readonly #call: ServerWritableStream<Buffer, Uint8Array>;
  readonly #cut: () => void;
  #bufferedBytes = 0;

  constructor(call: ServerWritableStream<Buffer, Uint8Array>, cut: () => void) {
    this.#call = call;
    this.#cut = cut;
  }

  get bufferedBytes(): number {
    return this.#bufferedBytes;
  }

  send({ message }: Frame): void {
    this.#bufferedBytes += message.length;
    this.#call.write(message, () => {
      this.#bufferedBytes -= message.length;
    });
  }

  end(error: ServiceError | undefined): void {
    if (error) this.#call.emit('error', statusOf(error));
    else this.#call.end();
  }

  drop(): void {
    this.#cut();
  }
}

function definitionOf(rpc: Rpc): MethodDefinition<Buffer, Uint8Array> {
  return {
    path: rpc.path,
    requestStream: false,
    responseStream: 'subscribe' in rpc,
    requestSerialize: (message) => message,
    requestDeserialize: (bytes) => bytes,
    responseSerialize: (message) => Buffer.from(message.buffer, message.byteOffset, message.byteLength),
    responseDeserialize: (bytes) => bytes,
  };
}

function callOf(incoming: Incoming): Call {
  const left = new AbortController();
  incoming.once('cancelled', () => left.abort());
  const authorization = incoming.metadata.get('authorization')[0];
  return {
    authorization: typeof authorization === 'string' ? authorization : undefined,
    host: incoming.getHost().replace(/:\d+$/u, ''),
    signal: left.signal,
  };
}

/** What a gRPC client makes of an answer that is not gRPC. (Source: grpc/grpc, doc/http-grpc-status-mapping.md.) */
const STATUS_OF_HTTP: Readonly<Record<number, StatusName>> = {
  400: 'INTERNAL',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'UNIMPLEMENTED',
  429: 'UNAVAILABLE',
  502: 'UNAVAILABLE',
  503: 'UNAVAILABLE',
  504: 'UNAVAILABLE',
};

function statusOf(error: unknown): Partial<StatusObject> & Error {
  if (error instanceof HttpRefusal) {
    return statusOf(new ServiceError(STATUS_OF_HTTP[error.httpStatus] ?? 'UNKNOWN', error.message));
  }
  const known = error instanceof ServiceError ? error : new ServiceError('INTERNAL', String(error));
  const metadata = new Metadata();
  if (known.reason !== undefined) metadata.set('err', known.reason);
  return Object.assign(new Error(known.message), {
    code: StatusCode[known.status],
    details: known.message,
    metadata,
  });
}
