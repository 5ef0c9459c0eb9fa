import { expect } from 'vitest';
import { createLambdaHandler } from '../../../tvm/lambda/lambda-handler.ts';
import type { LogEntry } from '../../../tvm/lambda/log.ts';
import { createMomentoVendor } from '../../../tvm/momento-vendor.ts';
import { proxyEvent, REQUEST_ID } from '../../support/gateway-events.ts';
import type { ContractRequest, VerifiedIdentity } from './contract.ts';
import { runContract } from './run-contract.ts';

runContract('the Lambda', {
  modes: ['open', 'lambda', 'cognito'],
  authorizesBy: 'identity',
  groupShapes: ['comma', 'brackets', 'list'],
  async start({ mode, policy, allowedOrigins, momento, deadlineMs }) {
    const lines: LogEntry[] = [];
    const handler = createLambdaHandler({
      authMode: mode,
      policy,
      allowedOrigins,
      deadlineMs,
      readSecret: async () => momento.key.apiKey,
      createVendor: () => createMomentoVendor(momento),
      log: (entry) => lines.push(entry),
    });
    return {
      async fetch(request) {
        const { method, query, headers, identity } = request;
        const result = await handler(proxyEvent({ method, query, headers, authorizer: contextOf(identity) }));
        expectLog(lines.splice(0), { request, status: result.statusCode, answer: result.body });
        return new Response(result.body === '' ? null : result.body, {
          status: result.statusCode,
          headers: Object.entries(result.headers ?? {}).map(([name, value]) => [name, String(value)]),
        });
      },
      close: async () => {},
    };
  },
});

/** What each kind of authorizer makes the gateway hand on. */
function contextOf(identity: VerifiedIdentity | undefined): unknown {
  if (!identity) return undefined;
  if (identity.kind === 'claims') return { claims: identity.claims };
  const { userName, tier } = identity;
  return { principalId: userName, userName, tier, integrationLatency: 3 };
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
