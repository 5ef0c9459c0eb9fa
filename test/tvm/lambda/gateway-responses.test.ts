import { describe, expect, it } from 'vitest';
import type { WireErrorBody } from '../../../src/tvm-client/wire.ts';
import { gatewayResponses } from '../../../tvm/lambda/gateway-responses.ts';

const PAGE = 'https://chat.example.com';
const all = (origins: Parameters<typeof gatewayResponses>[0] = [PAGE]) =>
  Object.entries(gatewayResponses(origins));

describe('the responses of the gateway', () => {
  it('cover both defaults and each error that a caller can cause', () => {
    const codes = all().map(([type, { template }]) => [
      type,
      (JSON.parse(template) as WireErrorBody).error.code,
    ]);
    expect(Object.fromEntries(codes)).toEqual({
      DEFAULT_4XX: 'bad_request',
      DEFAULT_5XX: 'internal',
      ACCESS_DENIED: 'forbidden',
      INTEGRATION_FAILURE: 'unavailable',
      INTEGRATION_TIMEOUT: 'timeout',
      MISSING_AUTHENTICATION_TOKEN: 'method_not_allowed',
      THROTTLED: 'throttled',
      UNAUTHORIZED: 'unauthorized',
    });
  });

  it('are JSON in the form of every other refusal, without anything that a mapping template would replace', () => {
    for (const [, { template }] of all()) {
      expect(JSON.parse(template)).toEqual({
        error: {
          code: expect.any(String) as string,
          message: expect.stringMatching(/^[A-Z].+\.$/) as string,
          retryable: expect.any(Boolean) as boolean,
        },
      });
      expect(template).not.toMatch(/[$#]/);
    }
  });

  it('leave the status to the gateway, but for a method that there is not', () => {
    const statuses = all().flatMap(([type, { statusCode }]) =>
      statusCode === undefined ? [] : [[type, statusCode]],
    );
    expect(statuses).toEqual([['MISSING_AUTHENTICATION_TOKEN', 405]]);
  });

  it('are kept by nobody, in headers that the gateway can make: literals, or a copy of the origin', () => {
    for (const [, { headers }] of [...all(), ...all([PAGE, 'https://b.example.com']), ...all('*')]) {
      expect(headers).toMatchObject({ 'Cache-Control': "'no-store'", Vary: "'Origin'" });
      for (const value of Object.values(headers)) {
        expect(value).toMatch(/^'[^']+'$|^method\.request\.header\.Origin$/);
      }
    }
  });

  it.each([
    ['the one that is allowed', [PAGE], `'${PAGE}'`],
    ['the one that asks, where several are', [PAGE, 'https://b.example.com'], 'method.request.header.Origin'],
    ['all', '*' as const, "'*'"],
    ['none, where none is', [], undefined],
  ])('let pages read them: %s', (_which, origins, expected) => {
    for (const [, { headers }] of all(origins)) {
      expect(headers['Access-Control-Allow-Origin']).toBe(expected);
      expect(headers).not.toHaveProperty('Access-Control-Allow-Credentials');
    }
  });

  it('say when to come back where that helps', () => {
    const { THROTTLED, UNAUTHORIZED } = gatewayResponses([PAGE]);
    expect(THROTTLED.headers['Retry-After']).toBe("'5'");
    expect(UNAUTHORIZED.headers).not.toHaveProperty('Retry-After');
  });
});
