// One call of gRPC over HTTP/2 (github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md).

import {
  type ClientHttp2Session,
  type ClientHttp2Stream,
  constants,
  type IncomingHttpHeaders,
  type IncomingHttpStatusHeader,
} from 'node:http2';
import type { MachineClock } from '../machine-clock.ts';
import { GrpcStatus, statusOfHttp, statusOfReset } from './grpc-status.ts';

export interface UnaryCall {
  readonly session: ClientHttp2Session;
  readonly path: string;
  readonly message: Uint8Array;
  readonly timeoutMs: number;
  readonly clock: MachineClock;
}

export interface UnaryOutcome {
  /** Of gRPC. */
  readonly status: number;
  /** Absent where the call did not end well. */
  readonly message?: Uint8Array;
  /** The other side has answered, whatever it said. */
  readonly answered: boolean;
  /** The connection failed before an answer began. */
  readonly failedUnanswered: boolean;
}

/** An uncompressed flag, and four bytes of length. */
const PREFIX_BYTES = 5;
/** A token has about 1 kB. */
const MAX_ANSWER_BYTES = 65_536;

/** Makes one call. Never rejects: how it went is its outcome. */
export function callUnary({ session, path, message, timeoutMs, clock }: UnaryCall): Promise<UnaryOutcome> {
  return new Promise((resolve) => {
    let stream: ClientHttp2Stream;
    try {
      stream = session.request({
        ':method': 'POST',
        ':path': path,
        te: 'trailers',
        'content-type': 'application/grpc',
        'grpc-timeout': `${timeoutMs}m`,
      });
    } catch {
      // A session that has just ended throws.
      resolve({ status: GrpcStatus.UNAVAILABLE, answered: false, failedUnanswered: true });
      return;
    }

    const parts: Buffer[] = [];
    let byteCount = 0;
    let head: (IncomingHttpHeaders & IncomingHttpStatusHeader) | undefined;
    let trailers: IncomingHttpHeaders | undefined;
    let isOver = false;

    const end = (status: number, result?: Uint8Array) => {
      if (isOver) return;
      isOver = true;
      cancelTimer();
      const answered = head !== undefined;
      const failedUnanswered =
        !answered && (status === GrpcStatus.UNAVAILABLE || status === GrpcStatus.CANCELLED);
      resolve({ status, answered, failedUnanswered, ...(result ? { message: result } : {}) });
      if (!stream.closed) stream.close(constants.NGHTTP2_CANCEL);
    };
    const cancelTimer = clock.setTimer(timeoutMs, () => end(GrpcStatus.DEADLINE_EXCEEDED));

    stream.on('response', (headers) => {
      head = headers;
    });
    stream.on('trailers', (headers: IncomingHttpHeaders) => {
      trailers = headers;
    });
    stream.on('data', (part: Buffer) => {
      byteCount += part.length;
      if (byteCount > MAX_ANSWER_BYTES) end(GrpcStatus.RESOURCE_EXHAUSTED);
      else parts.push(part);
    });
    // The text of an error may quote what was sent, and 'close' follows with its code.
    stream.on('error', () => {});
    stream.on('close', () => {
      const told = statusIn(trailers) ?? statusIn(head);
      if (told === GrpcStatus.OK) {
        const result = unframed(Buffer.concat(parts));
        end(result ? GrpcStatus.OK : GrpcStatus.INTERNAL, result);
      } else if (told !== undefined) end(told);
      else if (head === undefined) end(statusOfUnanswered(stream, session));
      else if (head[':status'] !== 200) end(statusOfHttp(head[':status'] ?? 0));
      else
        end(
          stream.rstCode === constants.NGHTTP2_NO_ERROR ? GrpcStatus.UNKNOWN : statusOfReset(stream.rstCode),
        );
    });
    stream.end(framed(message));
  });
}

/** Undefined: none was said. */
function statusIn(headers: IncomingHttpHeaders | undefined): number | undefined {
  const text = headers?.['grpc-status'];
  if (text === undefined) return undefined;
  const status = Number(text);
  return Number.isInteger(status) ? status : GrpcStatus.UNKNOWN;
}

function statusOfUnanswered({ rstCode }: ClientHttp2Stream, session: ClientHttp2Session): number {
  // A connection that broke takes its streams along, with codes of its own.
  return session.destroyed || session.closed ? GrpcStatus.UNAVAILABLE : statusOfReset(rstCode);
}

function framed(message: Uint8Array): Buffer {
  const frame = Buffer.alloc(PREFIX_BYTES + message.length);
  frame.writeUInt32BE(message.length, 1);
  frame.set(message, PREFIX_BYTES);
  return frame;
}

/** Undefined where it is not exactly one message, uncompressed. */
function unframed(frame: Buffer): Uint8Array | undefined {
  if (frame.length < PREFIX_BYTES || frame[0] !== 0) return undefined;
  const length = frame.readUInt32BE(1);
  return frame.length === PREFIX_BYTES + length ? frame.subarray(PREFIX_BYTES) : undefined;
}
