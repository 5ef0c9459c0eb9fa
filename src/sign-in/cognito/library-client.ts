import { abortReason } from '../../base/clock.ts';
import type { CognitoAnswer, CognitoApi } from './cognito-api.ts';
import { CognitoError } from './cognito-error.ts';

export type Done<T> = (value: T) => void;
export type Fail = (error: unknown) => void;

/** The library takes any other for tokens, and fails without a word of what was asked. */
const KNOWN_CHALLENGES: readonly unknown[] = [
  undefined,
  'PASSWORD_VERIFIER',
  'NEW_PASSWORD_REQUIRED',
  'SMS_MFA',
  'SOFTWARE_TOKEN_MFA',
  'SELECT_MFA_TYPE',
  'MFA_SETUP',
  'CUSTOM_CHALLENGE',
];

/**
 * Takes the place of the HTTP client of amazon-cognito-identity-js, which has no deadline, cannot be aborted, and
 * asks again for six seconds after a refusal.
 */
export class LibraryClient {
  readonly #api: CognitoApi;
  #present: { readonly signal: AbortSignal; readonly fail: Fail } | undefined;

  constructor(api: CognitoApi) {
    this.#api = api;
  }

  /**
   * Starts a call of the library; its requests belong to `signal` until the promise settles.
   * @throws CognitoError, or the reason of `signal`.
   */
  run<T>(signal: AbortSignal, start: (done: Done<T>, fail: Fail) => void): Promise<T> {
    return new Promise((done, reject) => {
      const fail = (error: unknown) => reject(signal.aborted ? abortReason(signal) : toCognitoError(error));
      this.#present = { signal, fail };
      start(done, fail);
    });
  }

  /** Called by the library, with names of its own. */
  request(
    action: string,
    parameters: object,
    callback: (error: unknown, answer?: CognitoAnswer) => void,
  ): void {
    const present = this.#present;
    // The library throws in its callback at an answer that it does not understand.
    if (present) this.#ask(present.signal, { action, parameters, callback }).catch(present.fail);
  }

  async #ask(
    signal: AbortSignal,
    {
      action,
      parameters,
      callback,
    }: {
      readonly action: string;
      readonly parameters: object;
      readonly callback: (error: unknown, answer?: CognitoAnswer) => void;
    },
  ): Promise<void> {
    let answer: CognitoAnswer;
    try {
      answer = await this.#api.call(action, parameters, signal);
      if (!KNOWN_CHALLENGES.includes(answer.ChallengeName)) throw unsupported(String(answer.ChallengeName));
    } catch (error) {
      callback(error);
      return;
    }
    callback(null, answer);
  }
}

/** The service asks for something that is not known here. */
export function unsupported(challenge: string): CognitoError {
  return new CognitoError('UnsupportedChallenge', challenge);
}

/** The library has errors of its own. */
function toCognitoError(cause: unknown): CognitoError {
  if (cause instanceof CognitoError) return cause;
  const message = cause instanceof Error ? cause.message : 'the library gives no reason';
  return new CognitoError('LibraryError', message, { cause });
}
