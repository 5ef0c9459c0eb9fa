import type { CognitoProgress } from './cognito-steps.ts';

/** Whoever comes back later meets these again. */
const FINAL: readonly string[] = [
  'NotAuthorizedException',
  // A rotated token was used again, and all that came of it ends.
  'RefreshTokenReuseException',
  'UserNotFoundException',
  'UserNotConfirmedException',
  'PasswordResetRequiredException',
  'InvalidParameterException',
  'ResourceNotFoundException',
];

/** No answer, or one that tells of a refusal. */
export class CognitoError extends Error {
  override readonly name = 'CognitoError';
  /** The service's name for it, such as `NotAuthorizedException`; `NetworkError` and `TimeoutError` are ours. */
  readonly code: string;
  /** What was done for good before it came to this. */
  readonly done: CognitoProgress | undefined;

  /** @param message the service's own sentence. */
  constructor(
    code: string,
    message: string,
    { done, ...options }: ErrorOptions & { readonly done?: CognitoProgress } = {},
  ) {
    super(message, options);
    this.code = code;
    this.done = done;
  }

  /** The same, once something was done for good. */
  after(done: CognitoProgress): CognitoError {
    return new CognitoError(this.code, this.message, { cause: this, done });
  }

  /** Whether the same may be answered otherwise later. */
  get retryable(): boolean {
    return !FINAL.includes(this.code);
  }
}
