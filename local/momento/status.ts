import { GrpcStatus } from '../../tvm/direct/grpc-status.ts';

/** gRPC status codes by name. */
export const StatusCode = GrpcStatus;
export type StatusName = keyof typeof StatusCode;

export interface ServiceErrorOptions {
  /** Sent as metadata `err`, where Momento's SDKs look for the finer reason. */
  readonly reason?: string | undefined;
  /** Puts the text on the wire as it is, although a client that meets a bare `%` there may break. */
  readonly unescaped?: boolean | undefined;
}

/** A call or a stream that ends with a status other than OK. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly status: StatusName;
  readonly reason: string | undefined;
  readonly unescaped: boolean;

  constructor(status: StatusName, message: string, options: ServiceErrorOptions = {}) {
    super(message);
    this.status = status;
    this.reason = options.reason;
    this.unescaped = options.unescaped ?? false;
  }
}

/** Whether `value` is the name of a status. */
export function isStatusName(value: unknown): value is StatusName {
  return typeof value === 'string' && Object.hasOwn(StatusCode, value);
}
