import { CredentialProvider } from '@gomomento/sdk';
import { describe, expect, it } from 'vitest';
import { tokenEndpointOf } from '../../../tvm/direct/token-endpoint.ts';
import { type MomentoKey, momentoKeyOf } from '../../../tvm/momento-key.ts';

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (claims: object) => `${part({ alg: 'HS256' })}.${part(claims)}.signature`;
const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64');

function bySdk(key: MomentoKey) {
  const provider =
    key.kind === 'v2' ? CredentialProvider.fromApiKeyV2(key) : CredentialProvider.fromString(key.apiKey);
  return { host: provider.getTokenEndpoint(), authToken: provider.getAuthToken() };
}

describe('a key', () => {
  it.each<[string, string, string | undefined]>([
    ['of today', jwt({ t: 'g' }), 'cell-1.prod.a.momentohq.com'],
    ['of the older kind', base64({ endpoint: 'cell-1.prod.a.momentohq.com', api_key: 'k' }), undefined],
    ['of the oldest kind', jwt({ cp: 'control.example.com', c: 'cache.example.com' }), undefined],
  ])('%s is read as the SDK reads it', (_kind, apiKey, endpoint) => {
    const key = momentoKeyOf({ apiKey, endpoint });
    expect(tokenEndpointOf(key)).toEqual(bySdk(key));
  });

  it.each<[string, MomentoKey]>([
    ['without an endpoint', { kind: 'legacy', apiKey: base64({ api_key: 'k' }) }],
    ['without the key in it', { kind: 'legacy', apiKey: base64({ endpoint: 'e.example' }) }],
    ['that is a JWT of something else', { kind: 'legacy', apiKey: jwt({ sub: 'x' }) }],
    ['that is text', { kind: 'legacy', apiKey: 'not a key' }],
    ['that is said to be of today', { kind: 'v2', apiKey: jwt({ t: 'x' }), endpoint: 'e.example' }],
  ])('%s is refused, unquoted', (_what, key) => {
    expect(() => tokenEndpointOf(key)).toThrow(
      `unable to use the Momento API key; it does not read as a ${key.kind} key`,
    );
  });
});
