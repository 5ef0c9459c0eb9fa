import {
  createServer,
  type Http2Server,
  type IncomingHttpHeaders,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface RawCall {
  readonly headers: IncomingHttpHeaders;
  /** With the prefix of five bytes. */
  readonly body: Buffer;
  readonly stream: ServerHttp2Stream;
}

/** A server of plain HTTP/2 that shows each call as it came and leaves the answer to the test. */
export class RawGrpcServer {
  readonly calls: RawCall[] = [];
  readonly sessions: ServerHttp2Session[] = [];
  /** Default: no answer at all. */
  answer: (call: RawCall) => void = () => {};
  readonly #server: Http2Server;

  static async start(): Promise<RawGrpcServer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new RawGrpcServer(server);
  }

  private constructor(server: Http2Server) {
    this.#server = server;
    server.on('session', (session) => {
      this.sessions.push(session);
      session.on('error', () => {});
    });
    server.on('stream', (stream, headers) => {
      stream.on('error', () => {});
      void buffer(stream).then(
        (body) => {
          const call = { headers, body, stream };
          this.calls.push(call);
          this.answer(call);
        },
        () => {},
      );
    });
  }

  get address(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    for (const session of this.sessions) session.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** Answers with one message and the status OK. */
export function answerWith({ stream }: RawCall, message: Uint8Array): void {
  stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
  stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
  const frame = Buffer.alloc(5 + message.length);
  frame.writeUInt32BE(message.length, 1);
  frame.set(message, 5);
  stream.end(frame);
}
