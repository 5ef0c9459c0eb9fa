// What a failure of Momento means to the session. One table for each of the two languages it is told in.

import { MomentoErrorCode } from '@gomomento/sdk-web';
import { StatusCode } from 'grpc-web';
import { TopicErrorCode } from '../topics/transport.ts';

/** gRPC status of a stream → code. (Source of the meanings: grpc.github.io, "Status codes and their use".) */
const BY_STATUS: Readonly<Record<number, TopicErrorCode>> = {
  [StatusCode.CANCELLED]: TopicErrorCode.Cancelled,
  [StatusCode.UNKNOWN]: TopicErrorCode.Unknown,
  [StatusCode.INVALID_ARGUMENT]: TopicErrorCode.InvalidArgument,
  [StatusCode.DEADLINE_EXCEEDED]: TopicErrorCode.Timeout,
  [StatusCode.NOT_FOUND]: TopicErrorCode.NotFound,
  [StatusCode.ALREADY_EXISTS]: TopicErrorCode.InvalidArgument,
  [StatusCode.PERMISSION_DENIED]: TopicErrorCode.PermissionDenied,
  [StatusCode.RESOURCE_EXHAUSTED]: TopicErrorCode.LimitExceeded,
  [StatusCode.FAILED_PRECONDITION]: TopicErrorCode.InvalidArgument,
  [StatusCode.ABORTED]: TopicErrorCode.Internal,
  [StatusCode.OUT_OF_RANGE]: TopicErrorCode.InvalidArgument,
  [StatusCode.UNIMPLEMENTED]: TopicErrorCode.InvalidArgument,
  [StatusCode.INTERNAL]: TopicErrorCode.Internal,
  [StatusCode.UNAVAILABLE]: TopicErrorCode.Unavailable,
  [StatusCode.DATA_LOSS]: TopicErrorCode.Internal,
  [StatusCode.UNAUTHENTICATED]: TopicErrorCode.Unauthenticated,
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

/** The SDK's code of a publish → code. (Source: sdk-core's errors and sdk-web's cache-service-error-mapper.) */
const BY_MOMENTO_CODE: Readonly<Partial<Record<MomentoErrorCode, TopicErrorCode>>> = {
  [MomentoErrorCode.AUTHENTICATION_ERROR]: TopicErrorCode.Unauthenticated,
  [MomentoErrorCode.PERMISSION_ERROR]: TopicErrorCode.PermissionDenied,
  [MomentoErrorCode.NOT_FOUND_ERROR]: TopicErrorCode.NotFound,
  [MomentoErrorCode.LIMIT_EXCEEDED_ERROR]: TopicErrorCode.LimitExceeded,
  [MomentoErrorCode.CLIENT_RESOURCE_EXHAUSTED]: TopicErrorCode.LimitExceeded,
  [MomentoErrorCode.SERVER_UNAVAILABLE]: TopicErrorCode.Unavailable,
  [MomentoErrorCode.TIMEOUT_ERROR]: TopicErrorCode.Timeout,
  [MomentoErrorCode.CANCELLED_ERROR]: TopicErrorCode.Cancelled,
  [MomentoErrorCode.INTERNAL_SERVER_ERROR]: TopicErrorCode.Internal,
  [MomentoErrorCode.INVALID_ARGUMENT_ERROR]: TopicErrorCode.InvalidArgument,
  [MomentoErrorCode.FAILED_PRECONDITION_ERROR]: TopicErrorCode.InvalidArgument,
  [MomentoErrorCode.BAD_REQUEST_ERROR]: TopicErrorCode.InvalidArgument,
  [MomentoErrorCode.ALREADY_EXISTS_ERROR]: TopicErrorCode.InvalidArgument,
};

export function codeOfStatus(status: number): TopicErrorCode {
  return BY_STATUS[status] ?? TopicErrorCode.Unknown;
}

export function codeOfHttpStatus(status: number): TopicErrorCode {
  return BY_HTTP_STATUS[status] ?? TopicErrorCode.Unknown;
}

// The SDK tells a request without any answer (no network, no CORS) by this end of the text alone.
const NO_ANSWER = /http status code: 0$/i;

export function codeOfMomentoError(errorCode: MomentoErrorCode, message: string): TopicErrorCode {
  const code = BY_MOMENTO_CODE[errorCode] ?? TopicErrorCode.Unknown;
  if (code !== TopicErrorCode.Unknown) return code;
  return NO_ANSWER.test(message.trim()) ? TopicErrorCode.Unreachable : TopicErrorCode.Unknown;
}
