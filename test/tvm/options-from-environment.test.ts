import { describe, expect, it } from 'vitest';
import { optionsFromEnvironment } from '../../tvm/options-from-environment.ts';

const key = Buffer.from(JSON.stringify({ endpoint: 'localhost', api_key: 'x' })).toString('base64');
const v2Key = `x.${Buffer.from('{"t":"g"}').toString('base64url')}.y`;

describe('optionsFromEnvironment', () => {
  it('needs a key and nothing else', () => {
    const { policy, allowedOrigins, deadlineMs } = optionsFromEnvironment({ MOMENTO_API_KEY: key });
    expect(policy).toEqual({ anonymous: { role: 'publish-subscribe', caches: ['chat'], topics: 'all' } });
    expect(allowedOrigins).toEqual([]);
    expect(deadlineMs).toBeUndefined();
  });

  it('takes the cache, the origins and the deadline', () => {
    const options = optionsFromEnvironment({
      MOMENTO_API_KEY: key,
      TVM_CACHE_NAME: 'talk',
      TVM_ALLOWED_ORIGINS: 'https://a.example, https://b.example',
      TVM_DEADLINE_MS: '3000',
    });
    expect(options.policy.anonymous?.caches).toEqual(['talk']);
    expect(options.allowedOrigins).toEqual(['https://a.example', 'https://b.example']);
    expect(options.deadlineMs).toBe(3_000);
  });

  it('takes a policy as JSON', () => {
    const policy = { groups: [{ group: 'a', role: 'subscribe-only', caches: ['chat'], topics: ['news'] }] };
    const env = { MOMENTO_API_KEY: key, TVM_POLICY: JSON.stringify(policy) };
    expect(optionsFromEnvironment(env).policy).toEqual(policy);
  });

  it.each([
    ['no key', { MOMENTO_API_KEY: ' ' }, 'MOMENTO_API_KEY is not set'],
    ['a v2 key without its endpoint', { MOMENTO_API_KEY: v2Key }, 'it is a v2 key and needs its endpoint'],
    ['a policy that is no JSON', { TVM_POLICY: '{' }, 'unable to use TVM_POLICY'],
    ['an origin with a path', { TVM_ALLOWED_ORIGINS: 'https://a.example/' }, '"https://a.example/"'],
    ['a deadline that is none', { TVM_DEADLINE_MS: '8s' }, 'TVM_DEADLINE_MS; it is "8s"'],
    ['a deadline of nothing', { TVM_DEADLINE_MS: '0' }, 'TVM_DEADLINE_MS; it is "0"'],
    [
      'a stand-in for a key of the real service',
      { MOMENTO_API_KEY: v2Key, MOMENTO_ENDPOINT: 'localhost', TVM_MOMENTO_STAND_IN: '127.0.0.1:1' },
      'unable to use a stand-in',
    ],
  ])('refuses %s', (_what, env, reason) => {
    expect(() => optionsFromEnvironment({ MOMENTO_API_KEY: key, ...env })).toThrow(reason);
  });

  it('never shows the key', () => {
    expect(() => optionsFromEnvironment({ MOMENTO_API_KEY: 'sk_hunter2' })).toThrow(
      /^(?!.*hunter2).*unable to use the Momento API key/,
    );
  });
});
