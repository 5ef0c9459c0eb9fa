import { CredentialProvider } from '@gomomento/sdk-web';
import { getWebCacheEndpoint } from '@gomomento/sdk-web/dist/src/utils/web-client-utils.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readToken } from '../../src/momento/momento-token.ts';

// That the page does the same with them as the SDK is compared in test/browser/sdk-comparison.test.ts.

const tokenOf = (fields: object) => Buffer.from(JSON.stringify(fields)).toString('base64');

describe('readToken', () => {
  it('tells where the token is good and its key', () => {
    const authToken = tokenOf({ endpoint: 'cell-1.prod.a.momentohq.com', api_key: 'a.b.c' });
    expect(readToken({ authToken, endpoint: undefined })).toEqual({
      url: 'https://web.cache.cell-1.prod.a.momentohq.com',
      apiKey: 'a.b.c',
    });
  });

  it('takes another endpoint for the one in the token', () => {
    const authToken = tokenOf({ endpoint: 'cell-1.example', api_key: 'a' });
    const access = readToken({ authToken, endpoint: 'http://page.localhost:8080' });
    expect(access).toEqual({ url: 'http://page.localhost:8080', apiKey: 'a' });
  });

  it('reads every token as the SDK’s client does', () => {
    const word = fc.stringMatching(/^[\w.-]{1,40}$/);
    const label = fc.stringMatching(/^[A-Za-z0-9]{1,20}$/);
    const host = fc.array(label, { maxLength: 4 }).map((labels) => [...labels, 'momentohq.com'].join('.'));
    fc.assert(
      fc.property(host, word, (endpoint, key) => {
        const authToken = tokenOf({ endpoint, api_key: key, more: 1 });
        const provider = CredentialProvider.fromDisposableToken({ authToken });
        expect(readToken({ authToken, endpoint: undefined })).toEqual({
          url: getWebCacheEndpoint(provider),
          apiKey: provider.getAuthToken(),
        });
      }),
    );
  });

  it.each([
    ['no token', 'not a token'],
    ['no key', tokenOf({ endpoint: 'cell-1.example' })],
    ['a key that no header can hold', tokenOf({ endpoint: 'cell-1.example', api_key: '日本' })],
    ['a key of two lines', tokenOf({ endpoint: 'cell-1.example', api_key: 'a\nb' })],
  ])('refuses %s, without quoting it', (_, authToken) => {
    let failure: unknown;
    try {
      readToken({ authToken, endpoint: undefined });
    } catch (error) {
      failure = error;
    }
    expect(failure).toMatchObject({ name: 'TopicError', code: 'bad-token' });
    expect(failure).toHaveProperty('message', 'unable to use the token; it is not a Momento token');
    expect(failure).not.toHaveProperty('cause');
  });
});

describe('A token that leads elsewhere', () => {
  const failureOf = (endpoint: string, hosts?: readonly string[]): unknown => {
    try {
      readToken({ authToken: tokenOf({ endpoint, api_key: 'secret-key' }), endpoint: undefined, hosts });
    } catch (error) {
      return error;
    }
    return undefined;
  };

  it.each([
    'evil.example',
    'x@evil.example',
    'momentohq.com@evil.example',
    'evil.example/#',
    'evil.example/.momentohq.com',
    'evil.example#.momentohq.com',
    'evil.example?.momentohq.com',
    'evil.example:443',
    'evil.example\\.momentohq.com',
    'evil.example%2f.momentohq.com',
    'evil.example .momentohq.com',
    'evil.example\n.momentohq.com',
    'evil.example\t.momentohq.com',
    'evilmomentohq.com',
    'momentohq.com.evil.example',
    'cell-1.prod.a.momentohq.com:8443',
    'cell-1.prod.a.momentohq.com.',
    'cell-1..momentohq.com',
    '.momentohq.com',
    '-.momentohq.com',
    'cell_1.momentohq.com',
    'cell-1.momentohq。com',
    'cell-1.ｍomentohq.com',
    'cell-1.momentоhq.com',
    'cell\u00ad1.momentohq.com',
    'https://cell-1.prod.a.momentohq.com',
    '//evil.example',
    '127.0.0.1',
    '2130706433',
    '0x7f000001',
    '[::1]',
    'localhost',
    `${'a'.repeat(64)}.momentohq.com`,
    `${'a.'.repeat(130)}momentohq.com`,
  ])('is not used, and its host is told: %j', (endpoint) => {
    const failure = failureOf(endpoint);
    expect(failure).toMatchObject({ name: 'TopicError', code: 'foreign-host', retryable: false });
    expect(failure).toHaveProperty('host', expect.stringMatching(/^[^\p{Cc}\u00ad]{1,100}$/u));
    expect(failure).toHaveProperty('message', expect.not.stringContaining('secret-key'));
  });

  it.each(['cell-us-east-1-1.prod.a.momentohq.com', 'momentohq.com', 'CELL-4.Prod.A.MomentoHQ.com'])(
    'is none where the host is Momento’s: %s',
    (endpoint) => {
      expect(failureOf(endpoint)).toBeUndefined();
    },
  );

  it('is one by the list of the configuration, which stands for the default', () => {
    const hosts = ['cells.example', 'one.Other.example'];
    expect(failureOf('cell-1.cells.example', hosts)).toBeUndefined();
    expect(failureOf('one.other.example', hosts)).toBeUndefined();
    expect(failureOf('two.other.example', hosts)).toHaveProperty('host', 'two.other.example');
    expect(failureOf('cell-1.prod.a.momentohq.com', hosts)).toHaveProperty('code', 'foreign-host');
  });

  it.each(['com', '', '.', '*', '*.cells.example', 'https://cells.example', 'cells.example:443'])(
    'is one for a list that says no more than %j',
    (allowed) => {
      expect(failureOf('cell-1.cells.example', [allowed])).toHaveProperty('code', 'foreign-host');
      expect(failureOf('evil.com', [allowed])).toHaveProperty('code', 'foreign-host');
    },
  );

  it('is used with an endpoint of the configuration, which is where it goes then', () => {
    const authToken = tokenOf({ endpoint: 'x@evil.example', api_key: 'a' });
    expect(readToken({ authToken, endpoint: 'https://momento.example' }).url).toBe('https://momento.example');
  });
});
