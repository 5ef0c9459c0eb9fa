import { jsonFields } from '../../base/json-fields.ts';
import { readText } from '../../base/read-text.ts';
import type { CheckUpParts, CheckUpStep } from '../kind-check-up.ts';
import { cognitoEndpointOf } from './cognito-endpoint.ts';
import type { CognitoMachine } from './cognito-machine.ts';

/** What the ends of the step are worth. */
const ENDINGS = {
  answers: 'passed',
  offline: 'failed',
  unreachable: 'failed',
  'unknown-pool': 'failed',
  'unknown-client': 'failed',
  throttled: 'warning',
  unavailable: 'failed',
  /** Something answers, but it is not Cognito. */
  'not-cognito': 'failed',
} as const;

type Code = keyof typeof ENDINGS;

interface CognitoService {
  /** Full URL. */
  readonly endpoint: string;
  readonly userPoolId: string;
  readonly clientId: string;
  readonly fetch: CheckUpParts['fetch'];
}

const ANSWER_MS = 10_000;
const LONGEST_ANSWER_BYTES = 65_536;
const SERVICE = 'AWSCognitoIdentityProviderService';
/** Codes of errors that say more than that the service is there. */
const BY_ERROR: Readonly<Record<string, Code>> = {
  ResourceNotFoundException: 'unknown-client',
  TooManyRequestsException: 'throttled',
  InternalErrorException: 'unavailable',
};

/** Whether Cognito answers, and knows the pool and the client of the configuration; nobody signs in. */
export function checkUpStep(machine: CognitoMachine, { fetch, isOnline }: CheckUpParts): CheckUpStep {
  const { userPoolId, clientId } = machine;
  const service = { endpoint: cognitoEndpointOf(machine), userPoolId, clientId, fetch };
  return {
    id: 'cognito-reachable',
    deadlineMs: ANSWER_MS,
    endings: ENDINGS,
    run: async (signal) => {
      const facts = { signInService: service.endpoint };
      const code = await askForClient(service, signal);
      if (code === 'unreachable' && !isOnline()) return { code: 'offline', facts };
      if (code !== 'answers') return { code, facts };
      return { code: (await isPoolUnknown(service, signal)) ? 'unknown-pool' : code, facts };
    },
  };
}

/**
 * Renews with a token that is none: an unknown client is told before an unknown token, and as no user is named,
 * no try counts against anybody.
 */
async function askForClient(
  { endpoint, clientId, fetch }: CognitoService,
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
    return codeOf(response.status, errorIn(await readText(response, LONGEST_ANSWER_BYTES)));
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
  { endpoint, userPoolId, fetch }: CognitoService,
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
