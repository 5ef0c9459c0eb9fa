// The codes of gRPC (github.com/grpc/grpc/blob/master/doc/statuscodes.md), and where they come from when no server
// of gRPC has said one.

import { constants } from 'node:http2';

export const GrpcStatus = {
  OK: 0,
  CANCELLED: 1,
  UNKNOWN: 2,
  INVALID_ARGUMENT: 3,
  DEADLINE_EXCEEDED: 4,
  NOT_FOUND: 5,
  ALREADY_EXISTS: 6,
  PERMISSION_DENIED: 7,
  RESOURCE_EXHAUSTED: 8,
  FAILED_PRECONDITION: 9,
  ABORTED: 10,
  OUT_OF_RANGE: 11,
  UNIMPLEMENTED: 12,
  INTERNAL: 13,
  UNAVAILABLE: 14,
  DATA_LOSS: 15,
  UNAUTHENTICATED: 16,
} as const;

/** A call that did not end well. It carries no text of the other side. */
export class GrpcFailure extends Error {
  override readonly name = 'GrpcFailure';
  readonly status: number;

  constructor(status: number) {
    super(`the call ended with the gRPC status ${status}`);
    this.status = status;
  }
}

/** (Source: grpc/doc/http-grpc-status-mapping.md.) */
const byHttpStatus: Readonly<Record<number, number>> = {
  400: GrpcStatus.INTERNAL,
  401: GrpcStatus.UNAUTHENTICATED,
  403: GrpcStatus.PERMISSION_DENIED,
  404: GrpcStatus.UNIMPLEMENTED,
  429: GrpcStatus.UNAVAILABLE,
  502: GrpcStatus.UNAVAILABLE,
  503: GrpcStatus.UNAVAILABLE,
  504: GrpcStatus.UNAVAILABLE,
};

/** For an answer without a status of gRPC: something in between has given it. */
export function statusOfHttp(httpStatus: number): number {
  return byHttpStatus[httpStatus] ?? GrpcStatus.UNKNOWN;
}

/** For a stream that was reset. (Source: grpc/doc/PROTOCOL-HTTP2.md, "Errors".) */
export function statusOfReset(rstCode: number): number {
  switch (rstCode) {
    case constants.NGHTTP2_REFUSED_STREAM:
      return GrpcStatus.UNAVAILABLE;
    case constants.NGHTTP2_CANCEL:
      return GrpcStatus.CANCELLED;
    case constants.NGHTTP2_ENHANCE_YOUR_CALM:
      return GrpcStatus.RESOURCE_EXHAUSTED;
    case constants.NGHTTP2_INADEQUATE_SECURITY:
      return GrpcStatus.PERMISSION_DENIED;
    default:
      return GrpcStatus.INTERNAL;
  }
}
