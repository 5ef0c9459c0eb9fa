import { TopicPublish, TopicSubscribe } from '@gomomento/sdk';
import { expect } from 'vitest';
import type { VendResponse, WireErrorBody } from '../../../src/tvm-client/wire.ts';
import { credentialsOf, topicClient } from '../../support/momento-node-clients.ts';
import type { ContractRequest } from './contract.ts';
import { CACHE, type ContractCase, OTHER_CACHE, type TokenAnswer } from './contract-case.ts';
import type { RunningWorld } from './contract-world.ts';

interface Expectation {
  readonly row: ContractCase;
  readonly world: RunningWorld;
}

/** What the row asks for, and what holds for every answer. */
export async function expectAnswer(
  response: Response,
  { row, world, request }: Expectation & { readonly request: ContractRequest },
): Promise<void> {
  const { answer } = row;
  const text = await response.text();
  expectNoSecret(text, [world.standIn.apiKey, ...Object.values(request.headers)]);
  expect(response.headers.get('Access-Control-Allow-Credentials')).toBeNull();
  if (answer.kind === 'page kept out') {
    expectPageKeptOut(response, { text, world });
    return;
  }

  expectCors(response, { row, world });
  if (answer.kind === 'preflight') {
    expectPreflight(response, answer.headers);
    return;
  }
  const status = answer.kind === 'token' ? 200 : answer.status;
  expect({
    status: response.status,
    cacheControl: response.headers.get('Cache-Control'),
    variesByOrigin: /\borigin\b/i.test(response.headers.get('Vary') ?? ''),
    namesMethods: /\bGET\b/.test(response.headers.get('Allow') ?? ''),
    saysWhen: Number(response.headers.get('Retry-After')) > 0,
  }).toEqual({
    status,
    cacheControl: 'no-store',
    variesByOrigin: true,
    namesMethods: status === 405,
    saysWhen: status === 429,
  });
  // Its answer has no body.
  if (row.method === 'HEAD') return;
  expect(response.headers.get('Content-Type')).toMatch(/^application\/json\b/);
  if (answer.kind === 'token') {
    await expectToken(JSON.parse(text) as VendResponse, { answer, row, world });
    return;
  }
  const { error } = JSON.parse(text) as WireErrorBody;
  expect(error).toEqual({
    code: answer.code,
    message: expect.stringMatching(/^[A-Z].+\.$/) as string,
    retryable: status === 429 || status >= 500,
  });
}

function expectNoSecret(text: string, secrets: readonly string[]): void {
  // What is shorter may be a word of any answer.
  const quoted = secrets.filter(
    (secret) => secret.length > 12 && text.includes(secret.replace('Bearer ', '')),
  );
  expect(quoted).toEqual([]);
}

function expectPageKeptOut(response: Response, { text, world }: { text: string; world: RunningWorld }): void {
  expect(text).not.toContain('authToken');
  const readableBy = response.headers.get('Access-Control-Allow-Origin');
  // A gateway may name one of the allowed origins to everybody: that keeps all others out.
  expect([null, ...world.allowedOrigins]).toContain(readableBy);
}

function expectCors(response: Response, { row, world }: Expectation): void {
  const origin = row.headers?.Origin;
  const allowed = response.headers.get('Access-Control-Allow-Origin');
  if (origin === undefined) {
    expect([null, ...world.allowedOrigins]).toContain(allowed);
    return;
  }
  expect(allowed).toBe(origin);
  expect(response.headers.get('Access-Control-Expose-Headers')).toMatch(/\bretry-after\b/i);
}

function expectPreflight(response: Response, headers: readonly string[]): void {
  expect([200, 204]).toContain(response.status);
  expect(response.headers.get('Access-Control-Allow-Methods')).toMatch(/\bGET\b/);
  const allowed = (response.headers.get('Access-Control-Allow-Headers') ?? '').toLowerCase().split(/\s*,\s*/);
  expect(allowed).toEqual(expect.arrayContaining([...headers]));
}

async function expectToken(
  vended: VendResponse,
  { answer, row, world }: Expectation & { answer: TokenAnswer },
): Promise<void> {
  const tokenId = answer.tokenId ?? tokenIdOf(row, world);
  const nowSeconds = Date.now() / 1_000;
  const close = (seconds: number) => expect.closeTo(seconds, -2) as number;
  expect(vended).toEqual({
    authToken: expect.any(String) as string,
    expiresAt: close(nowSeconds + 1_800),
    expiresIn: close(1_800),
    serverTime: close(nowSeconds),
    role: answer.role,
    cacheName: CACHE,
    idRule: 'guest-prefix',
    ...(tokenId === undefined ? {} : { tokenId }),
  });
  const publish = answer.role === 'subscribe-only' ? 'PERMISSION_ERROR' : 'ok';
  expect(await uses(vended, world)).toEqual({
    publish,
    subscribe: 'ok',
    elsewhere: 'PERMISSION_ERROR',
  });
}

function tokenIdOf({ as }: ContractCase, { mode, provider }: RunningWorld): string | undefined {
  if (as.kind !== 'member' || mode === 'open') return undefined;
  return mode === 'oidc' ? `${provider.shortName}:${as.userName}` : as.userName;
}

/** What the SDK says to a try of each: `ok`, or the code of the error. */
async function uses({ authToken }: VendResponse, { standIn }: RunningWorld) {
  const topics = topicClient(credentialsOf(authToken, standIn.grpcAddress));
  const published = await topics.publish(CACHE, 'lobby', 'hello');
  const subscribed = await topics.subscribe(CACHE, 'lobby', { onItem: () => {} });
  if (subscribed instanceof TopicSubscribe.Subscription) subscribed.unsubscribe();
  const elsewhere = await topics.publish(OTHER_CACHE, 'lobby', 'hello');
  return {
    publish: published instanceof TopicPublish.Error ? published.errorCode() : 'ok',
    subscribe: subscribed instanceof TopicSubscribe.Error ? subscribed.errorCode() : 'ok',
    elsewhere: elsewhere instanceof TopicPublish.Error ? elsewhere.errorCode() : 'ok',
  };
}
