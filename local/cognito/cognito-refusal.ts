/** An answer other than success, as Cognito words it. */
export class CognitoRefusal extends Error {
  override readonly name = 'CognitoRefusal';
  /** Such as `NotAuthorizedException`. */
  readonly code: string;
  readonly httpStatus: number;

  constructor(code: string, message: string, { httpStatus = 400 }: { readonly httpStatus?: number } = {}) {
    super(message);
    this.code = code;
    this.httpStatus = httpStatus;
  }
}

export const notAuthorized = (message: string) => new CognitoRefusal('NotAuthorizedException', message);
export const invalidParameter = (message: string) => new CognitoRefusal('InvalidParameterException', message);
export const codeMismatch = (message: string) => new CognitoRefusal('CodeMismatchException', message);
export const expiredCode = () =>
  new CognitoRefusal('ExpiredCodeException', 'Invalid code provided, please request a code again.');

/** The same for a wrong password and for a user who does not exist. */
export const wrongPassword = () => notAuthorized('Incorrect username or password.');
