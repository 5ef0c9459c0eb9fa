import { jsonFields } from '../../base/json-fields.ts';
import { readText } from '../../base/read-text.ts';
import type { CheckUpParts, CheckUpStep } from '../kind-check-up.ts';
import { refusalIn } from './cognito-api.ts';
import { cognitoEndpointOf } from './cognito-endpoint.ts';
import { type CognitoError, NOT_THE_SERVICE } from './cognito-error.ts';
import type { CognitoMachine } from './cognito-machine.ts';
import type { CognitoFailureCode } from './failure-codes.ts';
import { meaningOf } from './refusal-meaning.ts';
import { renewalEnd } from './renewal-end.ts';

/** What the ends of the step are worth. */
const ENDINGS = {
  answers: 'passed',
  /** The same, and refresh tokens rotate. */
  rotates: 'passed',
  offline: 'failed',
  unreachable: 'failed',
  'unknown-pool': 'failed',
  'unknown-client': 'failed',
  'client-secret': 'failed',
  /** The client does not allow the way in which people sign in. */
  'flow-off': 'failed',
  /** Sessions cannot be renewed. */
  'no-renewal': 'failed',
  /** By a firewall. */
  blocked: 'failed',
  throttled: 'warning',
  unavailable: 'failed',
  /** Something answers, but it is not Cognito. */
  'not-cognito': 'failed',
} as const;

type Code = keyof typeof ENDINGS;

interface CognitoService extends Pick<CognitoMachine, 'userPoolId' | 'clientId' | 'authFlow'> {
  /** Full URL. */
  readonly endpoint: string;
  readonly fetch: CheckUpParts['fetch'];
}

const ANSWER_MS = 10_000;
const LONGEST_ANSWER_BYTES = 65_536;
const SERVICE = 'AWSCognitoIdentityProviderService';
/** Refusals that say more than that the service is there. */
const BY_MEANING: Readonly<Partial<Record<CognitoFailureCode, Code>>> = {
  'unknown-client': 'unknown-client',
  'client-secret': 'client-secret',
  blocked: 'blocked',
  'too-many-attempts': 'throttled',
  service: 'unavailable',
};
const NO_TOKEN = 'check-up';
/** Nobody is called so; and as no password follows, no try counts against anybody. */
const NOBODY = 'momento-chat-check-up';

/** Whether Cognito answers, and lets people in through the pool and the client of the configuration; nobody signs in. */
export function checkUpStep(machine: CognitoMachine, { fetch, isOnline }: CheckUpParts): CheckUpStep {
  const { userPoolId, clientId, authFlow } = machine;
  const service = { endpoint: cognitoEndpointOf(machine), userPoolId, clientId, authFlow, fetch };
  return {
    id: 'cognito-reachable',
    deadlineMs: ANSWER_MS,
    endings: ENDINGS,
    run: async (signal) => {
      const facts = { signInService: service.endpoint };
      const code = await codeOf(service, signal);
      return { code: code === 'unreachable' && !isOnline() ? 'offline' : code, facts };
    },
  };
}

async function codeOf(service: CognitoService, signal: AbortSignal): Promise<Code> {
  try {
    const renewal = await codeOfRenewal(service, signal);
    if (renewal !== 'answers' && renewal !== 'rotates') return renewal;
    if (await isFlowOff(service, signal)) return 'flow-off';
    return (await isPoolUnknown(service, signal)) ? 'unknown-pool' : renewal;
  } catch {
    return 'unreachable';
  }
}

/** Renews with a token that is none: an unknown client is told before an unknown token. */
async function codeOfRenewal(service: CognitoService, signal: AbortSignal): Promise<Code> {
  const answer = await ask(service, {
    action: 'InitiateAuth',
    parameters: { AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters: { REFRESH_TOKEN: NO_TOKEN } },
    signal,
  });
  const known = BY_MEANING[meaningOf(answer)];
  if (known) return known;
  if (answer.code === NOT_THE_SERVICE) return 'not-cognito';
  if (isOfToken(answer)) return 'answers';
  const rotated = await ask(service, {
    action: 'GetTokensFromRefreshToken',
    parameters: { RefreshToken: NO_TOKEN },
    signal,
  });
  return isOfToken(rotated) ? 'rotates' : 'no-renewal';
}

/** The service has nothing against the question, only against the token. */
function isOfToken(answer: CognitoError): boolean {
  return renewalEnd(answer)?.end === 'dead';
}

async function isFlowOff(service: CognitoService, signal: AbortSignal): Promise<boolean> {
  const { authFlow } = service;
  const proof = authFlow === 'USER_SRP_AUTH' ? { SRP_A: '2' } : {};
  const parameters = { AuthFlow: authFlow, AuthParameters: { USERNAME: NOBODY, ...proof } };
  return meaningOf(await ask(service, { action: 'InitiateAuth', parameters, signal })) === 'flow-not-enabled';
}

/** @returns what the service says, as an error whatever it is: none of these questions has a good answer */
async function ask(
  { endpoint, clientId, fetch }: CognitoService,
  given: { readonly action: string; readonly parameters: object; readonly signal: AbortSignal },
): Promise<CognitoError> {
  const { action, parameters, signal } = given;
  const request = new Request(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `${SERVICE}.${action}` },
    body: JSON.stringify({ ClientId: clientId, ...parameters }),
    credentials: 'omit',
    cache: 'no-store',
    signal,
  });
  const response = await fetch(request);
  return refusalIn(response, jsonFields(await readText(response, LONGEST_ANSWER_BYTES)) ?? {});
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
