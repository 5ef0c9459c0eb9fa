import { jsonFields } from '../base/json-fields.ts';
import type { StepCode, StepOf } from './steps.ts';

export interface CognitoStepOptions {
  /** Full URL of the service. */
  readonly endpoint: string;
  readonly userPoolId: string;
  readonly clientId: string;
  readonly fetch: (request: Request) => Promise<Response>;
  readonly isOnline: () => boolean;
}

type Code = StepCode<'cognito-reachable'>;

const ANSWER_MS = 10_000;
const SERVICE = 'AWSCognitoIdentityProviderService';
/** Codes of errors that say more than that the service is there. */
const BY_ERROR: Readonly<Record<string, Code>> = {
  ResourceNotFoundException: 'unknown-client',
  TooManyRequestsException: 'throttled',
  InternalErrorException: 'unavailable',
};

/** Whether Cognito answers, and knows the pool and the client of the configuration; nobody signs in. */
export function cognitoStep(options: CognitoStepOptions): StepOf<'cognito-reachable'> {
  const { endpoint, isOnline } = options;
  return {
    id: 'cognito-reachable',
    needs: [],
    deadlineMs: ANSWER_MS,
    run: async (signal) => {
      const facts = { cognito: endpoint };
      const code = await askForClient(options, signal);
      if (code === 'unreachable' && !isOnline()) return { code: 'offline', facts };
      if (code !== 'answers') return { code, facts };
      return { code: (await isPoolUnknown(options, signal)) ? 'unknown-pool' : code, facts };
    },
  };
}

/**
 * Renews with a token that is none: an unknown client is told before an unknown token, and as no user is named,
 * no try counts against anybody.
 */
async function askForClient(
  { endpoint, clientId, fetch }: CognitoStepOptions,
  signal: AbortSignal,
): Promise<Code> {
  const request = new Request(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `${SERVICE}.InitiateAuth` },
    body: JSON.stringify({
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      ClientId: clientId,
      AuthParameters: { REFRESH_TOKEN: 'check-up' },
    }),
    credentials: 'omit',
    cache: 'no-store',
    signal,
  });
  try {
    const response = await fetch(request);
    return codeOf(response.status, errorIn(await response.text()));
  } catch {
    return 'unreachable';
  }
}

function codeOf(status: number, error: string | undefined): Code {
  if (status === 429) return 'throttled';
  if (status >= 500) return 'unavailable';
  if (error === undefined) return 'not-cognito';
  return BY_ERROR[error] ?? 'answers';
}

/** `__type` of an error of the service, whose name may stand behind a namespace and a `#`. */
function errorIn(text: string): string | undefined {
  const type = jsonFields(text)?.__type;
  return typeof type === 'string' ? type.split('#').at(-1) : undefined;
}

/** The pool's public keys: there, not there, or (where a page may not read the answer) nothing learned. */
async function isPoolUnknown(
  { endpoint, userPoolId, fetch }: CognitoStepOptions,
  signal: AbortSignal,
): Promise<boolean> {
  const url = `${endpoint.replace(/\/+$/, '')}/${encodeURIComponent(userPoolId)}/.well-known/jwks.json`;
  try {
    const { status } = await fetch(new Request(url, { credentials: 'omit', cache: 'no-store', signal }));
    return status >= 400 && status < 500 && status !== 429;
  } catch {
    return false;
  }
}
