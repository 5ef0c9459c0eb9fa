// The two messages of vending a token, as `token.proto` and `permissionmessages.proto` of @gomomento/generated-types
// 0.133.3 have them.

import { WireReader } from '../../src/momento/wire-reader.ts';
import { WireWriter } from '../../src/momento/wire-writer.ts';
import type { TokenRole } from '../../src/tvm-client/wire.ts';
import type { Grant } from '../policy.ts';

export const VEND_PATH = '/token.Token/GenerateDisposableToken';

export interface VendRequest {
  readonly grant: Grant;
  readonly tokenId: string | undefined;
}

export interface VendAnswer {
  readonly apiKey: string;
  readonly endpoint: string;
  /** Epoch seconds; 0 where the service said none. */
  readonly validUntil: number;
}

const topicRoles: Readonly<Record<TokenRole, number>> = {
  'publish-subscribe': 1,
  'subscribe-only': 2,
  'publish-only': 3,
};

const empty = new Uint8Array();

/**
 * Encodes requests that are proved by `authToken`: a scope of topics only.
 * @returns a function that throws Error for an empty scope, of which the service says nothing
 */
export function vendRequestEncoder(authToken: string): (request: VendRequest) => Uint8Array {
  // Most of a request, and the same in each.
  const proof = message((request) => request.string(2, authToken));
  return ({ grant, tokenId = '' }) =>
    Buffer.concat([
      message((request) => request.bytes(1, lifeOf(grant))),
      proof,
      message((request) => {
        request.bytes(3, permissionsOf(grant));
        request.string(4, tokenId);
      }),
    ]);
}

function lifeOf({ ttlSeconds }: Grant): Uint8Array {
  return message((expires) => expires.uint64(1, ttlSeconds));
}

function permissionsOf(grant: Grant): Uint8Array {
  return message((permissions) => permissions.bytes(2, explicitPermissions(grant)));
}

function explicitPermissions({ role, caches, topics }: Grant): Uint8Array {
  const cacheNames = caches === 'all' ? [undefined] : caches;
  const topicNames = topics === 'all' ? [undefined] : topics;
  if (cacheNames.length === 0 || topicNames.length === 0)
    throw new Error('unable to vend a token; its scope would be empty');
  return message((explicit) => {
    for (const cacheName of cacheNames)
      for (const topicName of topicNames)
        explicit.bytes(
          1,
          message((permission) => permission.bytes(2, topicPermission({ role, cacheName, topicName }))),
        );
  });
}

interface TopicPermission {
  readonly role: TokenRole;
  /** Undefined: all of them. */
  readonly cacheName: string | undefined;
  readonly topicName: string | undefined;
}

function topicPermission({ role, cacheName, topicName }: TopicPermission): Uint8Array {
  return message((permission) => {
    permission.uint64(1, topicRoles[role]);
    if (cacheName === undefined) permission.bytes(2, empty);
    else permission.bytes(3, selector(cacheName));
    if (topicName === undefined) permission.bytes(4, empty);
    else permission.bytes(5, selector(topicName));
  });
}

function selector(name: string): Uint8Array {
  return message((named) => named.string(1, name));
}

/** @throws RangeError where the bytes are not a message. */
export function decodeVendAnswer(bytes: Uint8Array): VendAnswer {
  let apiKey = '';
  let endpoint = '';
  let validUntil = 0;
  const reader = new WireReader(bytes);
  while (reader.nextField()) {
    if (reader.field === 1) apiKey = reader.string();
    else if (reader.field === 2) endpoint = reader.string();
    else if (reader.field === 3) validUntil = reader.uint64();
    else reader.skip();
  }
  return { apiKey, endpoint, validUntil };
}

function message(write: (writer: WireWriter) => void): Uint8Array {
  const writer = new WireWriter();
  write(writer);
  return writer.finish();
}
