import { createRequire } from 'node:module';
import { CredentialProvider } from '@gomomento/sdk-web';
import { getWebCacheEndpoint } from '@gomomento/sdk-web/dist/src/utils/web-client-utils.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readToken } from '../../src/momento/momento-token.ts';

// That the page, with its small Buffer, reads the same is compared in test/browser/sdk-comparison.test.ts.

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
    fc.assert(
      fc.property(word, word, (endpoint, key) => {
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

describe('The core of the SDK', () => {
  it('is the one that the web SDK brings', () => {
    const pageRequire = createRequire(import.meta.url);
    const sdkRequire = createRequire(pageRequire.resolve('@gomomento/sdk-web'));
    const module = '@gomomento/sdk-core/dist/src/auth/credential-provider';
    expect(pageRequire.resolve(module)).toBe(sdkRequire.resolve(module));
  });
});
