/** `code` of an answer that is not the service's own: the service names each of its refusals. */
export const NOT_THE_SERVICE = 'NotTheService';

/** No answer, or one that tells of a refusal. */
export class CognitoError extends Error {
  override readonly name = 'CognitoError';
  /** The service's name for it, such as `NotAuthorizedException`; `NetworkError` and `TimeoutError` are ours. */
  readonly code: string;
  /** The HTTP status, where something answered. */
  readonly status: number | undefined;

  /** @param message the service's own sentence. */
  constructor(
    code: string,
    message: string,
    { status, ...options }: ErrorOptions & { readonly status?: number } = {},
  ) {
    super(message, options);
    this.code = code;
    this.status = status;
  }
}
