import type { CognitoProgress } from './cognito-steps.ts';

/** `code` of an answer that is not the service's own: the service names each of its refusals. */
export const NOT_THE_SERVICE = 'NotTheService';

interface CognitoErrorDetails extends ErrorOptions {
  readonly status?: number | undefined;
  readonly done?: CognitoProgress;
}

/** No answer, or one that tells of a refusal. */
export class CognitoError extends Error {
  override readonly name = 'CognitoError';
  /** The service's name for it, such as `NotAuthorizedException`; `NetworkError` and `TimeoutError` are ours. */
  readonly code: string;
  /** The HTTP status, where something answered. */
  readonly status: number | undefined;
  /** What was done for good before it came to this. */
  readonly done: CognitoProgress | undefined;

  /** @param message the service's own sentence. */
  constructor(code: string, message: string, { status, done, ...options }: CognitoErrorDetails = {}) {
    super(message, options);
    this.code = code;
    this.status = status;
    this.done = done;
  }

  /** The same, once something was done for good. */
  after(done: CognitoProgress): CognitoError {
    return new CognitoError(this.code, this.message, { cause: this, status: this.status, done });
  }
}

/** A chunk of the page did not come. @throws CognitoError */
export function unloaded(cause: unknown): never {
  throw new CognitoError('NetworkError', 'a part of the page cannot be loaded', { cause });
}
