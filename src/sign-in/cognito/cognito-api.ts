import { abortReason, type Clock } from '../../base/clock.ts';
import { jsonFields } from '../../base/json-fields.ts';
import { readText } from '../../base/read-text.ts';
import { untilAborted } from '../../base/until-aborted.ts';
import { CognitoError, NOT_THE_SERVICE } from './cognito-error.ts';

export interface CognitoApiOptions {
  /** Full URL that everything is sent to. */
  readonly endpoint: string;
  readonly clock: Clock;
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
}

/** How long a call may take, answer included. */
const TIMEOUT_MS = 10_000;
// Its tokens grow with the groups of a user, and stay far below what headers can hold.
const LONGEST_ANSWER_BYTES = 262_144;

/** Answers of the service are objects. */
export type CognitoAnswer = Readonly<Record<string, unknown>>;

/** The text under `key` of an answer, or of an object in one; undefined where there is none. */
export function textIn(fields: unknown, key: string): string | undefined {
  const value = (fields as CognitoAnswer | null | undefined)?.[key];
  return typeof value === 'string' ? value : undefined;
}

/**
 * The user pools' API (JSON 1.1 over POST). Each call is one request, with a deadline: nothing is asked twice
 * behind anybody's back.
 */
export class CognitoApi {
  readonly #endpoint: string;
  readonly #clock: Clock;
  readonly #fetch: (request: Request) => Promise<Response>;

  constructor({ endpoint, clock, fetch }: CognitoApiOptions) {
    this.#endpoint = endpoint;
    this.#clock = clock;
    this.#fetch = fetch ?? ((request) => globalThis.fetch(request));
  }

  /**
   * Runs an action such as `InitiateAuth`.
   * @throws CognitoError, or the reason of `signal` as soon as it aborts.
   */
  async call(action: string, parameters: object, signal?: AbortSignal): Promise<CognitoAnswer> {
    const call = new AbortController();
    const giveUp = () => call.abort(abortReason(signal));
    const cancelDeadline = this.#clock.setTimer(TIMEOUT_MS, () => {
      call.abort(new CognitoError('TimeoutError', `no complete answer within ${TIMEOUT_MS} ms`));
    });
    signal?.addEventListener('abort', giveUp);
    try {
      signal?.throwIfAborted();
      return await untilAborted(call.signal, this.#exchange(action, parameters, call.signal));
    } finally {
      cancelDeadline();
      signal?.removeEventListener('abort', giveUp);
    }
  }

  async #exchange(action: string, parameters: object, signal: AbortSignal): Promise<CognitoAnswer> {
    const request = new Request(this.#endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `AWSCognitoIdentityProviderService.${action}`,
      },
      body: JSON.stringify(parameters),
      credentials: 'omit',
      // A redirect would take passwords to another origin.
      redirect: 'error',
      signal,
    });
    let response: Response;
    let text: string;
    try {
      response = await this.#fetch(request);
      text = await readText(response, LONGEST_ANSWER_BYTES);
    } catch (cause) {
      throw new CognitoError('NetworkError', 'there is no answer', { cause });
    }
    const answer = jsonFields(text);
    if (response.ok && answer) return answer;
    throw refusalIn(response, answer ?? {});
  }
}

/** What an answer without a result says, where the service says anything. */
export function refusalIn(
  { status, headers }: Response,
  { __type: type, message, Message }: CognitoAnswer,
): CognitoError {
  const named = typeof type === 'string' ? type : (headers.get('x-amzn-errortype') ?? '');
  // "com.amazonaws…#NotAuthorizedException" in a body, "NotAuthorizedException:http://…" in the header.
  const code = /(?:^|#)(\w+)(?::|$)/.exec(named)?.[1] ?? NOT_THE_SERVICE;
  const told =
    [message, Message].find((text) => typeof text === 'string') ?? `the service answered ${status}`;
  return new CognitoError(code, told, { status });
}
