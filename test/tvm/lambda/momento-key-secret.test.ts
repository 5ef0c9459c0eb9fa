import { describe, expect, it } from 'vitest';
import { parseMomentoKeySecret } from '../../../tvm/lambda/momento-key-secret.ts';

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const v2Key = `${part({ alg: 'HS256' })}.${part({ t: 'g', id: 'k1' })}.signature`;
const legacyKey = Buffer.from(JSON.stringify({ endpoint: 'a.example', api_key: 'k' })).toString('base64');

describe('the secret with the Momento API key', () => {
  it.each<[string, string, object]>([
    ['a legacy key alone', legacyKey, { kind: 'legacy', apiKey: legacyKey }],
    ['a legacy key on a line', `${legacyKey}\n`, { kind: 'legacy', apiKey: legacyKey }],
    ['a legacy key in JSON', JSON.stringify({ apiKey: legacyKey }), { kind: 'legacy', apiKey: legacyKey }],
    [
      'a v2 key in JSON, beside other things',
      JSON.stringify({ apiKey: v2Key, endpoint: 'cell.example', validUntil: 5 }),
      { kind: 'v2', apiKey: v2Key, endpoint: 'cell.example' },
    ],
  ])('may be %s', (_what, text, key) => {
    expect(parseMomentoKeySecret(text)).toEqual(key);
  });

  it.each([
    ['nothing', '', 'holds no apiKey'],
    ['JSON without a key', '{"token":"hush-hush"}', 'holds no apiKey'],
    ['a key that is no text', '{"apiKey":["hush-hush"]}', 'holds no apiKey'],
    ['broken JSON', '{"apiKey":"hush-hush', 'begins like JSON and is not'],
    ['a v2 key alone', v2Key, 'needs its endpoint'],
    [
      'a v2 key with a strange endpoint',
      JSON.stringify({ apiKey: v2Key, endpoint: 5 }),
      'needs its endpoint',
    ],
  ])('may not be %s, and is not quoted', (_what, text, problem) => {
    const parse = () => parseMomentoKeySecret(text);
    expect(parse).toThrow(problem);
    expect(parse).not.toThrow(/hush-hush|signature/);
  });
});
