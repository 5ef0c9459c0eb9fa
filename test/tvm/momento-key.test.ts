import { describe, expect, it } from 'vitest';
import { readMomentoKey } from '../../tvm/momento-key.ts';

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const v2Key = `${part({ alg: 'HS256' })}.${part({ t: 'g', id: 'k1' })}.signature`;
const v1Key = Buffer.from(JSON.stringify({ endpoint: 'a.example', api_key: 'k' })).toString('base64');
const oldestKey = `${part({ alg: 'HS512' })}.${part({ c: 'cache.a.example', cp: 'control.a.example' })}.s`;

describe('the key in the environment', () => {
  it.each([
    ['nothing', {}],
    ['an empty value', { MOMENTO_API_KEY: '' }],
    ['blanks', { MOMENTO_API_KEY: '  ' }],
    ['an endpoint alone', { MOMENTO_ENDPOINT: 'a.example' }],
  ])('is none for %s', (_what, env) => {
    expect(readMomentoKey(env)).toBeUndefined();
  });

  it('is a v2 key with its endpoint', () => {
    expect(readMomentoKey({ MOMENTO_API_KEY: ` ${v2Key}\n`, MOMENTO_ENDPOINT: 'cell.example' })).toEqual({
      kind: 'v2',
      apiKey: v2Key,
      endpoint: 'cell.example',
    });
  });

  it('is refused as a v2 key without an endpoint, and not quoted', () => {
    const read = () => readMomentoKey({ MOMENTO_API_KEY: v2Key });
    expect(read).toThrow('needs its endpoint (MOMENTO_ENDPOINT');
    expect(read).not.toThrow(v2Key);
  });

  it.each([
    ['of version 1', v1Key],
    ['of version 1 beside an endpoint that it does not need', v1Key],
    ['of the first kind', oldestKey],
    ['of no kind at all', 'not-a-key'],
    ['that looks like a JWT', 'a.%%%.c'],
  ])('is a legacy one %s', (_what, apiKey) => {
    expect(readMomentoKey({ MOMENTO_API_KEY: apiKey, MOMENTO_ENDPOINT: 'a.example' })).toEqual({
      kind: 'legacy',
      apiKey,
    });
  });
});
