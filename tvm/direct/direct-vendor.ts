import type { MomentoErrorCode } from '@gomomento/sdk';
import { type MachineClock, systemClock } from '../machine-clock.ts';
import { refusalFor } from '../momento-refusals.ts';
import type { MomentoVendorOptions } from '../momento-vendor.ts';
import type { FreshToken, TokenVendor } from '../token-vendor.ts';
import { GrpcChannel } from './grpc-channel.ts';
import { GrpcFailure, GrpcStatus } from './grpc-status.ts';
import { tokenEndpointOf } from './token-endpoint.ts';
import { decodeVendAnswer, VEND_PATH, vendRequestEncoder } from './vend-messages.ts';

export type DirectVendorOptions = MomentoVendorOptions & { readonly clock?: MachineClock };

export interface DirectVendor extends TokenVendor {
  open(): void;
  close(): void;
}

/** Above the deadline of a machine (8 s), which answers its caller first. */
const CALL_TIMEOUT_MS = 10_000;
/** UTF-16 units. (Source: `validateDisposableTokenTokenID` of @gomomento/sdk-core 1.118.0.) */
const MAX_TOKEN_ID_LENGTH = 64;

/**
 * Vends without the SDK, which a function that has to start fast cannot afford: the same request over `node:http2`,
 * one connection for all calls. docs/decisions/007-vending-without-the-sdk.md says what is compared with the SDK.
 * @throws Error when the key cannot be read; the key is not in the text.
 */
export function createDirectVendor({
  key,
  standInAddress,
  clock = systemClock,
}: DirectVendorOptions): DirectVendor {
  const { host, authToken } = tokenEndpointOf(key);
  const encode = vendRequestEncoder(authToken);
  const origin = standInAddress === undefined ? originOf(host) : `http://${standInAddress}`;
  const channel = new GrpcChannel({ origin, clock });
  return {
    open: () => channel.open(),
    close: () => channel.close(),
    async vend({ grant, tokenId }) {
      if (tokenId !== undefined && tokenId.length > MAX_TOKEN_ID_LENGTH)
        throw refusalFor('INVALID_ARGUMENT_ERROR');
      const message = encode({ grant, tokenId });
      const answer = await channel
        .unary({ path: VEND_PATH, message, timeoutMs: CALL_TIMEOUT_MS })
        .catch((error: unknown) => {
          throw error instanceof GrpcFailure ? refusalFor(errorCodeOf(error.status)) : error;
        });
      return freshToken(answer);
    },
  };
}

/** No port, path or user name: what is said to be a host must not lead a key elsewhere. */
const HOST = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/i;

function originOf(host: string): string {
  if (HOST.test(host)) return `https://${host}`;
  throw new Error('unable to use the Momento API key; its endpoint is not a host name');
}

function freshToken(answer: Uint8Array): FreshToken {
  const { apiKey, endpoint, validUntil } = decoded(answer);
  if (validUntil === 0) throw refusalFor('UNKNOWN_ERROR');
  const authToken = Buffer.from(JSON.stringify({ endpoint, api_key: apiKey })).toString('base64');
  return { authToken, expiresAt: validUntil };
}

function decoded(answer: Uint8Array) {
  try {
    return decodeVendAnswer(answer);
  } catch {
    // Not as `cause`: the answer holds a token.
    throw refusalFor('INTERNAL_SERVER_ERROR');
  }
}

/** (Source: `CacheServiceErrorMapper` of @gomomento/sdk 1.118.1.) */
const errorCodes: Readonly<Record<number, `${MomentoErrorCode}`>> = {
  [GrpcStatus.CANCELLED]: 'CANCELLED_ERROR',
  [GrpcStatus.UNKNOWN]: 'UNKNOWN_SERVICE_ERROR',
  [GrpcStatus.INVALID_ARGUMENT]: 'INVALID_ARGUMENT_ERROR',
  [GrpcStatus.DEADLINE_EXCEEDED]: 'TIMEOUT_ERROR',
  [GrpcStatus.NOT_FOUND]: 'NOT_FOUND_ERROR',
  [GrpcStatus.ALREADY_EXISTS]: 'ALREADY_EXISTS_ERROR',
  [GrpcStatus.PERMISSION_DENIED]: 'PERMISSION_ERROR',
  [GrpcStatus.RESOURCE_EXHAUSTED]: 'LIMIT_EXCEEDED_ERROR',
  [GrpcStatus.FAILED_PRECONDITION]: 'FAILED_PRECONDITION_ERROR',
  [GrpcStatus.ABORTED]: 'INTERNAL_SERVER_ERROR',
  [GrpcStatus.OUT_OF_RANGE]: 'BAD_REQUEST_ERROR',
  [GrpcStatus.UNIMPLEMENTED]: 'BAD_REQUEST_ERROR',
  [GrpcStatus.INTERNAL]: 'INTERNAL_SERVER_ERROR',
  [GrpcStatus.UNAVAILABLE]: 'SERVER_UNAVAILABLE',
  [GrpcStatus.DATA_LOSS]: 'INTERNAL_SERVER_ERROR',
  [GrpcStatus.UNAUTHENTICATED]: 'AUTHENTICATION_ERROR',
};

function errorCodeOf(status: number): `${MomentoErrorCode}` {
  return errorCodes[status] ?? 'UNKNOWN_ERROR';
}
