// What a person at a terminal sees of each status, whoever gives it: the function, an authorizer or the gateway.

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { startApiGateway } from '../../../local/api-gateway/api-gateway.ts';
import { type DeployedMachineOptions, deployedMachine } from '../../../local/deployed-machine.ts';
import { readStaffSecret } from '../../../local/staff.ts';
import { type StandIns, startStandIns } from '../../../local/stand-ins.ts';
import type { WireErrorBody } from '../../../src/tvm-client/wire.ts';
import { defaultPolicy } from '../../../tvm/default-policy.ts';
import { createMomentoVendor } from '../../../tvm/momento-vendor.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { PAGE } from './one-api.ts';

const run = promisify(execFile);

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(cleanups.splice(0).map((cleanup) => cleanup()));
});

interface Given {
  readonly authMode?: DeployedMachineOptions['authMode'];
  readonly options?: Partial<DeployedMachineOptions>;
  /** Before the request. */
  readonly prepare?: (standIns: StandIns, url: string) => unknown;
  /** Arguments of curl beside the address and the origin. */
  readonly curl?: (standIns: StandIns) => Promise<string[]> | string[];
  readonly query?: string;
  readonly origin?: string;
}

async function curlOf({ authMode = 'open', options, prepare, curl, query = '', origin = PAGE }: Given) {
  const standIns = await startStandIns();
  const { key } = standIns.vendorOptions;
  const machine = deployedMachine({
    authMode,
    policy: defaultPolicy({ authMode, cacheName: standIns.cacheName }),
    allowedOrigins: [PAGE],
    readSecret: async () => key.apiKey,
    createVendor: () => createMomentoVendor(standIns.vendorOptions),
    readUsers: readStaffSecret,
    userPool: standIns.cognito,
    provider: standIns.oidc,
    log: () => {},
    ...options,
  });
  const gateway = await startApiGateway({ machine });
  cleanups.push(
    () => gateway.close(),
    () => standIns.close(),
  );
  const url = gateway.urls.machine;
  await prepare?.(standIns, url);
  const args = ['-s', '-i', '-H', `Origin: ${origin}`, ...((await curl?.(standIns)) ?? []), url + query];
  const { stdout } = await run('curl', args);
  const [head = '', body = ''] = stdout.split('\r\n\r\n');
  const [statusLine = '', ...lines] = head.split('\r\n');
  const headers = new Headers(lines.map((line) => line.split(/: (.*)/, 2) as [string, string]));
  return { status: Number(statusLine.split(' ')[1]), headers, body: JSON.parse(body) as unknown };
}

const idTokenOf =
  (username: string) =>
  async ({ cognito }: StandIns) => [
    '-H',
    `Authorization: Bearer ${(await cognito.signIn(username)).idToken}`,
  ];
const credentials = ['-H', 'username: writer', '-H', 'password: Local-Only-1'];

const refusals: readonly (readonly [what: string, status: number, code: string, given: Given])[] = [
  ['a name that cannot be', 400, 'bad_request', { query: '?name=' }],
  ['no credentials', 401, 'unauthorized', { authMode: 'lambda' }],
  [
    'a wrong password',
    401,
    'unauthorized',
    { authMode: 'lambda', curl: () => ['-H', 'username: writer', '-H', 'password: wrong'] },
  ],
  ['no ID token', 401, 'unauthorized', { authMode: 'cognito' }],
  ['a member of no group', 403, 'forbidden', { authMode: 'cognito', curl: idTokenOf('stranger') }],
  ['another method', 405, 'method_not_allowed', { curl: () => ['-X', 'POST'] }],
  [
    'more requests than the stage takes',
    429,
    'throttled',
    {
      // On a clock that stands still no more may pass, however long curl takes to start.
      options: { vendsPerSecond: 1, clock: new FakeClock() },
      prepare: (_standIns, url) => Promise.all([fetch(url), fetch(url)]),
    },
  ],
  [
    "Momento's own limit",
    429,
    'throttled',
    { prepare: ({ momento }) => momento.control.refuse({ operation: 'vend', status: 'RESOURCE_EXHAUSTED' }) },
  ],
  [
    'users that cannot be read',
    500,
    'internal',
    {
      authMode: 'lambda',
      options: { readUsers: () => Promise.reject(new Error('no such secret')) },
      curl: () => credentials,
    },
  ],
  [
    'a key that Momento does not take',
    502,
    'bad_gateway',
    { prepare: ({ momento }) => momento.control.refuse({ operation: 'vend', status: 'UNAUTHENTICATED' }) },
  ],
  [
    'Momento out of reach',
    503,
    'unavailable',
    { prepare: ({ momento }) => momento.control.refuse({ operation: 'vend', status: 'UNAVAILABLE' }) },
  ],
  [
    'Momento silent',
    504,
    'timeout',
    { options: { deadlineMs: 100 }, prepare: ({ momento }) => momento.control.hang('vend') },
  ],
];

describe('curl against a deployed machine', () => {
  it.each(refusals)('sees for %s %i %s, which a page can read and nobody keeps', async (...row) => {
    const [, status, code, given] = row;
    const answer = await curlOf(given);
    expect([answer.status, (answer.body as WireErrorBody).error.code]).toEqual([status, code]);
    expectReadable(answer.headers);
    expect(answer.headers.has('Retry-After')).toBe(status === 429);
  });

  it.each([
    ['open', {}],
    ['lambda', { curl: () => credentials }],
    ['cognito', { curl: idTokenOf('writer') }],
  ] as const)('sees a token in mode %s', async (authMode, given) => {
    const answer = await curlOf({ ...given, authMode });
    expect(answer.status).toBe(200);
    expect(answer.body).toHaveProperty('authToken');
    expectReadable(answer.headers);
  });

  it('sees that a page of another origin is refused, and could not read that', async () => {
    const { status, headers } = await curlOf({ origin: 'https://other.example.com' });
    expect(status).toBe(403);
    expect(headers.has('Access-Control-Allow-Origin')).toBe(false);
  });
});

function expectReadable(headers: Headers): void {
  expect(headers.get('Content-Type')).toBe('application/json');
  expect(headers.get('Cache-Control')).toBe('no-store');
  expect(headers.get('Access-Control-Allow-Origin')).toBe(PAGE);
  expect(headers.get('Access-Control-Expose-Headers')).toBe('Retry-After');
  expect(headers.get('Vary')).toBe('Origin');
}
