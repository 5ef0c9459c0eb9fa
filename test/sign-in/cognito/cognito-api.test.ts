import { describe, expect, it } from 'vitest';
import { CognitoApi } from '../../../src/sign-in/cognito/cognito-api.ts';
import { FakeClock } from '../../support/fake-clock.ts';

const { signal } = new AbortController();

function makeApi() {
  const requests: Request[] = [];
  const clock = new FakeClock();
  const api = new CognitoApi({
    endpoint: 'http://127.0.0.1:9229/',
    clock,
    fetch: async (request) => {
      requests.push(request);
      return new Response('{"Session":"s"}');
    },
  });
  return { api, requests, clock };
}

describe('CognitoApi', () => {
  it('sends an action with its parameters', async () => {
    const { api, requests, clock } = makeApi();
    expect(await api.call('InitiateAuth', { ClientId: 'page' }, signal)).toEqual({ Session: 's' });
    const [request] = requests;
    expect(request?.url).toBe('http://127.0.0.1:9229/');
    expect(request?.headers.get('x-amz-target')).toBe('AWSCognitoIdentityProviderService.InitiateAuth');
    expect(request?.headers.get('content-type')).toBe('application/x-amz-json-1.1');
    expect(await request?.json()).toEqual({ ClientId: 'page' });
    expect(request?.redirect).toBe('error');
    expect(clock.pendingTimers).toBe(0);
  });

  it('sends nothing for somebody who has given up', async () => {
    const { api, requests, clock } = makeApi();
    const reason = new Error('enough');
    await expect(api.call('SignUp', {}, AbortSignal.abort(reason))).rejects.toBe(reason);
    expect(requests).toEqual([]);
    expect(clock.pendingTimers).toBe(0);
  });

  it('reads no more of an answer than a service has to say', async () => {
    let parts = 0;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        parts += 1;
        controller.enqueue(new Uint8Array(65_536).fill(32));
      },
    });
    const api = new CognitoApi({
      endpoint: 'http://127.0.0.1:9229/',
      clock: new FakeClock(),
      fetch: async () => new Response(body),
    });
    await expect(api.call('InitiateAuth', {}, signal)).rejects.toMatchObject({
      code: 'NotTheService',
      status: 200,
    });
    expect(parts).toBeLessThan(10);
  });
});
