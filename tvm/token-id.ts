import type { IdRule } from '../src/tvm-client/wire.ts';
import type { AnonymousCaller, UserCaller } from './caller.ts';
import { Refusal } from './refusal.ts';

// Momento takes ids of up to 64 UTF-16 units (validateDisposableTokenTokenID of @gomomento/sdk-core).
const MAX_TOKEN_ID_LENGTH = 64;
const GUEST_PREFIX = 'guest:';
/** In UTF-16 units, after trimming and NFC; with the prefix it stays below Momento's limit. */
const MAX_GUEST_NAME_LENGTH = 56;

/** What `tokenIdFor` keeps, whoever asks; pages call an id verified because of it. */
export const ID_RULE: IdRule = 'guest-prefix';

/**
 * The id that Momento stamps on every message published with the token. A user's is the verified name; a
 * guest's is the requested name in a namespace of its own, so that no guest can pass for a user. A guest
 * without a name has no id: two of them are not the same person.
 * @param query of the request; `name` is what a guest wants to be called.
 * @throws Refusal when there can be no such id.
 */
export function tokenIdFor(caller: AnonymousCaller | UserCaller, query: URLSearchParams): string | undefined {
  return caller.kind === 'user' ? userTokenId(caller.userName) : guestTokenId(query.getAll('name'));
}

/** Whether a user of this name can have a token. */
export function isAttestable(userName: string): boolean {
  return userName !== '' && userName.length <= MAX_TOKEN_ID_LENGTH && !userName.startsWith(GUEST_PREFIX);
}

function userTokenId(userName: string): string {
  if (!isAttestable(userName)) {
    throw new Refusal({
      code: 'forbidden',
      message: `This user name cannot be attested: it must be 1 to ${MAX_TOKEN_ID_LENGTH} characters and not begin with "${GUEST_PREFIX}".`,
    });
  }
  return userName;
}

function guestTokenId(names: readonly string[]): string | undefined {
  const [requested] = names;
  if (requested === undefined) return undefined;
  const name = requested.trim().normalize('NFC');
  if (names.length > 1 || name === '' || name.length > MAX_GUEST_NAME_LENGTH || /\p{Cc}/u.test(name)) {
    throw new Refusal({
      code: 'bad_request',
      message: `The name must be given once, as 1 to ${MAX_GUEST_NAME_LENGTH} characters without control characters.`,
    });
  }
  return GUEST_PREFIX + name;
}
