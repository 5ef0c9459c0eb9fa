// The framing of gRPC-web *text*: 1 byte of flags, 4 bytes of length, the payload, all of it in base64.
// (Source: grpc/grpc, doc/PROTOCOL-WEB.md.)

import { type ServiceError, StatusCode } from './status.ts';

/** What the content type of requests begins with, and that of answers is. */
export const GRPC_WEB_TEXT = 'application/grpc-web-text';

const MESSAGE = 0x00;
const TRAILERS = 0x80;
const HEADER_BYTES = 5;

/**
 * One message, encoded and padded by itself: a client can decode it without waiting for what follows, which
 * one base64 text over the whole answer would not allow.
 */
export function encodeMessage(message: Uint8Array): Buffer {
  return encodeFrame(MESSAGE, message);
}

/** The last frame of an answer. */
export function encodeTrailers(trailers: Readonly<Record<string, string>>): Buffer {
  const lines = Object.entries(trailers).map(([key, value]) => `${key}: ${value}\r\n`);
  return encodeFrame(TRAILERS, Buffer.from(lines.join(''), 'utf8'));
}

function encodeFrame(flags: number, payload: Uint8Array): Buffer {
  const frame = Buffer.alloc(HEADER_BYTES + payload.length);
  frame.writeUInt8(flags, 0);
  frame.writeUInt32BE(payload.length, 1);
  frame.set(payload, HEADER_BYTES);
  return Buffer.from(frame.toString('base64'), 'latin1');
}

/** The one message of a request body, or undefined where the body is not exactly that. */
export function decodeRequest(body: Buffer): Buffer | undefined {
  const frame = Buffer.from(body.toString('latin1'), 'base64');
  if (frame.length < HEADER_BYTES || frame.readUInt8(0) !== MESSAGE) return undefined;
  const message = frame.subarray(HEADER_BYTES);
  return message.length === frame.readUInt32BE(1) ? message : undefined;
}

/** The status of an answer as trailers, or as headers where nothing was answered before. */
export function statusTrailers(error: ServiceError | undefined): Record<string, string> {
  if (!error) return { 'grpc-status': '0' };
  return {
    'grpc-status': String(StatusCode[error.status]),
    'grpc-message': error.unescaped ? printable(error.message) : percentEncode(error.message),
    ...(error.reason === undefined ? {} : { err: error.reason }),
  };
}

function percentEncode(text: string): string {
  return text.toWellFormed().replace(/[^\x20-\x24\x26-\x7e]/gu, encodeURIComponent);
}

function printable(text: string): string {
  return text.replace(/[^\x20-\x7e]/gu, '?');
}
