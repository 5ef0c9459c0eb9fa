import { describe, expect, it } from 'vitest';
import { readAuthorizerSettings, readTokenFunctionSettings } from '../../../tvm/lambda/environment.ts';

const env = {
  TVM_AUTH_MODE: 'cognito',
  TVM_API_KEY_SECRET: 'arn:aws:secretsmanager:us-west-2:123456789012:secret:key',
  TVM_ALLOWED_ORIGINS: 'https://chat.example.com',
};

describe('the settings of the token function', () => {
  it('are the default policy of its mode, on one cache, unless told otherwise', () => {
    expect(readTokenFunctionSettings(env)).toEqual({
      authMode: 'cognito',
      apiKeySecretId: env.TVM_API_KEY_SECRET,
      allowedOrigins: ['https://chat.example.com'],
      policy: {
        groups: [
          { group: 'ReadWriteUserGroup', role: 'publish-subscribe', caches: ['chat'], topics: 'all' },
          { group: 'ReadOnlyUserGroup', role: 'subscribe-only', caches: ['chat'], topics: 'all' },
        ],
      },
      standInAddress: undefined,
    });
  });

  it('name another cache of the default policy', () => {
    const { policy } = readTokenFunctionSettings({ ...env, TVM_AUTH_MODE: 'open', TVM_CACHE_NAME: 'talk' });
    expect(policy).toEqual({ anonymous: { role: 'publish-subscribe', caches: ['talk'], topics: 'all' } });
  });

  it('take a policy as JSON', () => {
    const policy = { anonymous: { role: 'subscribe-only', caches: ['a'], topics: ['b'], ttlSeconds: 60 } };
    const settings = readTokenFunctionSettings({ ...env, TVM_POLICY: JSON.stringify(policy) });
    expect(settings.policy).toEqual(policy);
  });

  it.each<[string, readonly string[] | '*']>([
    ['*', '*'],
    ['', []],
    [' https://a.example , http://localhost:5173 ', ['https://a.example', 'http://localhost:5173']],
  ])('read the origins "%s"', (text, allowedOrigins) => {
    expect(readTokenFunctionSettings({ ...env, TVM_ALLOWED_ORIGINS: text })).toMatchObject({
      allowedOrigins,
    });
  });

  it('know the name that Lambda has for the function', () => {
    const named = { AWS_LAMBDA_FUNCTION_NAME: 'f', TVM_USERS_SECRET: 'users' };
    expect(readTokenFunctionSettings({ ...env, ...named }).functionName).toBe('f');
    expect(readAuthorizerSettings(named)).toEqual({ usersSecretId: 'users', functionName: 'f' });
  });

  it('have a stand-in where one is named', () => {
    const settings = readTokenFunctionSettings({ ...env, TVM_MOMENTO_STAND_IN: '127.0.0.1:8080' });
    expect(settings.standInAddress).toBe('127.0.0.1:8080');
  });

  it.each([
    ['no mode', { TVM_AUTH_MODE: undefined }, 'the environment variable TVM_AUTH_MODE is not set'],
    [
      'an unknown mode',
      { TVM_AUTH_MODE: 'none' },
      'TVM_AUTH_MODE; it is "none", expected open, lambda, cognito, oidc',
    ],
    ['no secret', { TVM_API_KEY_SECRET: ' ' }, 'the environment variable TVM_API_KEY_SECRET is not set'],
    [
      'no origins',
      { TVM_ALLOWED_ORIGINS: undefined },
      'the environment variable TVM_ALLOWED_ORIGINS is not set',
    ],
    [
      'an origin with a path',
      { TVM_ALLOWED_ORIGINS: 'https://a.example/' },
      '"https://a.example/" is not an origin',
    ],
    ['a policy that is no JSON', { TVM_POLICY: '{' }, 'unable to use TVM_POLICY'],
    [
      'a policy that is wrong',
      { TVM_POLICY: '{"anonymus":{}}' },
      'TVM_POLICY; unable to use the policy; anonymus',
    ],
  ])('with %s stop the function by name', (_what, change, problem) => {
    expect(() => readTokenFunctionSettings({ ...env, ...change })).toThrow(problem);
  });
});

describe('the settings of the authorizer function', () => {
  it('are the secret with the users', () => {
    expect(readAuthorizerSettings({ TVM_USERS_SECRET: ' users ' })).toEqual({ usersSecretId: 'users' });
    expect(() => readAuthorizerSettings({})).toThrow('the environment variable TVM_USERS_SECRET is not set');
  });
});
