import { JwtVerifier } from 'aws-jwt-verify';
import { FetchError } from 'aws-jwt-verify/error';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import type { Authorizer } from './authorizer.ts';
import { GatewayError } from './gateway-error.ts';

export interface CognitoAuthorizerOptions {
  /** The user pool's. Its keys are fetched from `<issuer>/.well-known/jwks.json` unless told otherwise. */
  readonly issuer: string;
  readonly jwksUrl?: string;
}

/**
 * What checks the ID tokens of a user pool and gives their claims. They may be for any app client of the pool, as at
 * API Gateway, whose authorizers ask for one only where an `IdentityValidationExpression` says so. The verification is that of aws-jwt-verify; only
 * the keys come over HTTP, from this machine.
 */
export function createIdTokenVerifier(options: CognitoAuthorizerOptions) {
  const { issuer, jwksUrl = `${issuer}/.well-known/jwks.json` } = options;
  return JwtVerifier.create(
    { issuer, audience: null, jwksUri: jwksUrl, customJwtCheck: checkIsIdToken },
    { jwksCache: new SimpleJwksCache({ fetcher: { fetch: fetchBytes } }) },
  );
}

/** A user pool authorizer: it takes ID tokens in the header `Authorization`, bare or after `Bearer`. */
export function createCognitoAuthorizer(options: CognitoAuthorizerOptions): Authorizer {
  const verifier = createIdTokenVerifier(options);
  return {
    async authorize(request) {
      const token = request.header('Authorization')?.replace(/^Bearer +/i, '');
      if (!token) throw new GatewayError('UNAUTHORIZED');
      const claims = await verifier.verify(token).catch((error: unknown) => {
        throw error instanceof FetchError
          ? new GatewayError('AUTHORIZER_CONFIGURATION_ERROR', error)
          : new GatewayError('UNAUTHORIZED');
      });
      return { claims: toStrings(claims) };
    },
  };
}

function checkIsIdToken({ payload }: { readonly payload: Readonly<Record<string, unknown>> }): void {
  if (payload.token_use !== 'id') throw new Error('unable to accept the token; it is not an ID token');
}

async function fetchBytes(url: string): Promise<ArrayBuffer> {
  try {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`the answer is ${response.status}`);
    return await response.arrayBuffer();
  } catch (error) {
    throw new FetchError(url, error);
  }
}

/** A function gets every claim as a string: a list with commas, the two times in words. */
function toStrings(claims: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(claims).map(([name, value]) => [name, toText(name, value)]));
}

const TIMES: readonly string[] = ['exp', 'iat'];

function toText(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((item) => toText(name, item)).join(',');
  if (typeof value === 'number' && TIMES.includes(name)) return timeInWords(new Date(value * 1_000));
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** `Thu Mar 09 22:55:02 UTC 2017` */
function timeInWords(date: Date): string {
  const [weekday, day, month, year, time] = date.toUTCString().replace(',', '').split(' ');
  return `${weekday} ${month} ${day} ${time} UTC ${year}`;
}
