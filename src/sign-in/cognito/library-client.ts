import { abortReason } from '../../base/clock.ts';
import type { CognitoAnswer, CognitoApi } from './cognito-api.ts';
import { CognitoError } from './cognito-error.ts';

export type Done<T> = (value: T) => void;
export type Fail = (error: unknown) => void;

/** A call of the library that is under way. */
interface Run {
  readonly signal: AbortSignal;
  readonly fail: Fail;
  /** Gets the answer to the proof of a password, in place of the library. */
  handOver?: Done<CognitoAnswer>;
}

/**
 * Takes the place of the HTTP client of amazon-cognito-identity-js, which has no deadline, cannot be aborted, and
 * asks again for six seconds after a refusal.
 */
export class LibraryClient {
  readonly #api: Pick<CognitoApi, 'call'>;
  #present: Run | undefined;

  constructor(api: Pick<CognitoApi, 'call'>) {
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

  /**
   * As `run`, for the proof of a password: what the library would make of the answer to that is left to others.
   * @returns that answer
   */
  prove(signal: AbortSignal, start: (fail: Fail) => void): Promise<CognitoAnswer> {
    return this.run<CognitoAnswer>(signal, (done, fail) => {
      if (this.#present) this.#present.handOver = done;
      start(fail);
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
    if (present) this.#ask(present, { action, parameters, callback }).catch(present.fail);
  }

  async #ask(
    { signal, handOver }: Run,
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
    } catch (error) {
      callback(error);
      return;
    }
    if (handOver && answer.ChallengeName !== 'PASSWORD_VERIFIER') handOver(answer);
    else callback(null, answer);
  }
}

/** The library has errors of its own. */
function toCognitoError(cause: unknown): CognitoError {
  if (cause instanceof CognitoError) return cause;
  const message = cause instanceof Error ? cause.message : 'the library gives no reason';
  return new CognitoError('LibraryError', message, { cause });
}
