// What a failure of Momento means to the session: one table for each of the two languages it is told in. What the
// whole SDK makes of the same answers is compared in test/browser/sdk-comparison.test.ts.

import { TopicErrorCode } from '../topics/transport.ts';

/** gRPC status → code. (Source of numbers and meanings: grpc.github.io, "Status codes and their use".) */
const BY_STATUS: Readonly<Record<number, TopicErrorCode>> = {
  1: TopicErrorCode.Cancelled, // CANCELLED
  2: TopicErrorCode.Unknown, // UNKNOWN
  3: TopicErrorCode.InvalidArgument, // INVALID_ARGUMENT
  4: TopicErrorCode.Timeout, // DEADLINE_EXCEEDED
  5: TopicErrorCode.NotFound, // NOT_FOUND
  6: TopicErrorCode.InvalidArgument, // ALREADY_EXISTS
  7: TopicErrorCode.PermissionDenied, // PERMISSION_DENIED
  8: TopicErrorCode.LimitExceeded, // RESOURCE_EXHAUSTED
  9: TopicErrorCode.InvalidArgument, // FAILED_PRECONDITION
  10: TopicErrorCode.Internal, // ABORTED
  11: TopicErrorCode.InvalidArgument, // OUT_OF_RANGE
  12: TopicErrorCode.InvalidArgument, // UNIMPLEMENTED
  13: TopicErrorCode.Internal, // INTERNAL
  14: TopicErrorCode.Unavailable, // UNAVAILABLE
  15: TopicErrorCode.Internal, // DATA_LOSS
  16: TopicErrorCode.Unauthenticated, // UNAUTHENTICATED
};

/** HTTP status of an answer without a gRPC status → code. (Source: grpc-web's own mapping, which knows more than gRPC's.) */
const BY_HTTP_STATUS: Readonly<Record<number, TopicErrorCode>> = {
  400: TopicErrorCode.InvalidArgument,
  401: TopicErrorCode.Unauthenticated,
  403: TopicErrorCode.PermissionDenied,
  404: TopicErrorCode.NotFound,
  409: TopicErrorCode.Internal,
  412: TopicErrorCode.InvalidArgument,
  429: TopicErrorCode.LimitExceeded,
  499: TopicErrorCode.Cancelled,
  501: TopicErrorCode.InvalidArgument,
  503: TopicErrorCode.Unavailable,
  504: TopicErrorCode.Timeout,
};

export function codeOfStatus(status: number): TopicErrorCode {
  return BY_STATUS[status] ?? TopicErrorCode.Unknown;
}

export function codeOfHttpStatus(status: number): TopicErrorCode {
  return BY_HTTP_STATUS[status] ?? TopicErrorCode.Unknown;
}
