import type { APIGatewayProxyResult } from 'aws-lambda';
import { expect } from 'vitest';
import { createIdTokenVerifier } from '../../../local/api-gateway/cognito-authorizer.ts';
import { createDirectVendor } from '../../../tvm/direct/direct-vendor.ts';
import { createLambdaHandler } from '../../../tvm/lambda/lambda-handler.ts';
import type { LogEntry } from '../../../tvm/lambda/log.ts';
import {
  functionUrlEvent,
  type GuardedEventOptions,
  httpApiEvent,
  httpApiEvent1,
  loadBalancerEvent,
  proxyEvent,
  REQUEST_ID,
} from '../../support/gateway-events.ts';
import { oidcEnvironment } from '../../support/machine-environment.ts';
import type { ContractRequest, ContractTarget, ContractWorld, VerifiedIdentity } from './contract.ts';
import { runContract } from './run-contract.ts';

type MakeEvent = (options: GuardedEventOptions, identity: VerifiedIdentity | undefined) => unknown;

const restEvent: MakeEvent = (options, identity) => proxyEvent({ ...options, authorizer: flat(identity) });
const payload1: MakeEvent = (options, identity) => httpApiEvent1({ ...options, authorizer: flat(identity) });
const payload2: MakeEvent = (options, identity) => httpApiEvent({ ...options, authorizer: nested(identity) });

// What the gateway's authorizer has verified.
runContract('the Lambda behind a REST API', {
  modes: ['open', 'lambda', 'cognito', 'oidc'],
  startsAtOnce: true,
  authorizesBy: 'identity',
  groupShapes: ['comma', 'list'],
  start: (world) => start(world, restEvent),
});
runContract('the Lambda behind an HTTP API', {
  modes: ['open', 'lambda', 'cognito', 'oidc'],
  startsAtOnce: true,
  authorizesBy: 'identity',
  groupShapes: ['brackets', 'list'],
  start: (world) => start(world, payload2),
});
runContract('the Lambda behind an HTTP API with payload 1.0', {
  modes: ['lambda', 'cognito', 'oidc'],
  startsAtOnce: true,
  authorizesBy: 'identity',
  groupShapes: ['brackets', 'list'],
  start: (world) => start(world, payload1),
});

// What nobody has verified before it.
const ownPool = { TVM_USER_POOL_ID: 'local_Contract' };
const unguarded: Readonly<Record<string, MakeEvent>> = {
  'a function URL': functionUrlEvent,
  'a load balancer': (options) => loadBalancerEvent({ ...options, lists: true }),
  'a REST API without an authorizer': proxyEvent,
};
for (const [gateway, makeEvent] of Object.entries(unguarded)) {
  runContract(`the Lambda behind ${gateway}`, {
    modes: ['open', 'cognito', 'oidc'],
    startsAtOnce: true,
    start: (world) => start(world, makeEvent, ownPool),
  });
}

async function start(
  world: ContractWorld,
  makeEvent: MakeEvent,
  env: Readonly<Record<string, string>> = {},
): ReturnType<ContractTarget['start']> {
  const { mode, policy, allowedOrigins, momento, deadlineMs, pool } = world;
  const lines: LogEntry[] = [];
  const verifier = createIdTokenVerifier(pool);
  const handler = createLambdaHandler({
    authMode: mode,
    env: { ...env, TVM_USER_POOL_CLIENT_ID: pool.clientId, ...oidcEnvironment(world) },
    policy,
    allowedOrigins,
    deadlineMs,
    readSecret: async () => momento.key.apiKey,
    createVendor: () => createDirectVendor(momento),
    createIdTokenVerifier: () => (token) => verifier.verify(token).catch(() => undefined),
    log: (entry) => lines.push(entry),
  });
  return {
    async fetch(request) {
      const { method, query, headers, identity } = request;
      const event = makeEvent({ method, query, headers }, identity);
      const result = await handler(event, { awsRequestId: REQUEST_ID });
      expectLog(lines.splice(0), { request, status: result.statusCode, answer: result.body });
      return responseOf(result);
    },
    close: async () => {},
  };
}

function responseOf({ statusCode, headers, multiValueHeaders, body }: APIGatewayProxyResult): Response {
  const all = new Headers();
  for (const [name, values] of Object.entries({ ...headers, ...multiValueHeaders })) {
    for (const value of [values].flat()) all.append(name, String(value));
  }
  return new Response(body === '' ? null : body, { status: statusCode, headers: all });
}

/** What each kind of authorizer makes a REST API hand on. */
function flat(identity: VerifiedIdentity | undefined): unknown {
  if (!identity) return undefined;
  if (identity.kind === 'claims') return { claims: identity.claims };
  const { userName, tier } = identity;
  return { principalId: userName, userName, tier, integrationLatency: 3 };
}

/** And an HTTP API. */
function nested(identity: VerifiedIdentity | undefined): unknown {
  if (!identity) return undefined;
  if (identity.kind === 'claims') return { jwt: { claims: identity.claims, scopes: null } };
  const { userName, tier } = identity;
  return { lambda: { userName, tier } };
}

interface Logged {
  readonly request: ContractRequest;
  readonly status: number;
  readonly answer: string;
}

/** One line a request, which tells what became of it and nothing that was in it. */
function expectLog(lines: readonly LogEntry[], { request, status, answer }: Logged): void {
  const { headers, query, identity } = request;
  expect(lines).toEqual([expect.objectContaining({ event: 'token', requestId: REQUEST_ID, status })]);
  const line = JSON.stringify(lines);
  const unsaid = [...Object.values(headers), ...new URLSearchParams(query).values()];
  if (identity?.kind === 'user') unsaid.push(identity.userName);
  if (identity?.kind === 'claims') unsaid.push(String(identity.claims['cognito:username']));
  if (status === 200) unsaid.push((JSON.parse(answer) as { authToken: string }).authToken);
  for (const value of unsaid) if (value.length > 3) expect(line).not.toContain(value);
}
