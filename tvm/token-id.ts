import {
  checkPersonName,
  GUEST_PREFIX,
  MAX_USER_NAME_LENGTH,
  personNameFault,
} from '../src/chat/person-name.ts';
import { looksSourced, SHORT_NAME } from '../src/chat/sourced-id.ts';
import type { IdRule } from '../src/tvm-client/wire.ts';
import type { AnonymousCaller, UserCaller } from './caller.ts';
import { nameFaultText } from './name-fault-text.ts';
import { Refusal } from './refusal.ts';

/** In UTF-16 units of the checked form; with the prefix it stays below Momento's limit. */
const MAX_GUEST_NAME_LENGTH = 56;

/** What `tokenIdFor` keeps, whoever asks; pages call an id verified because of it. */
export const ID_RULE: IdRule = 'guest-prefix';

/**
 * The id that Momento stamps on every message published with the token. A user's is the verified name, if that is
 * in its checked form; a guest's is the checked form of the requested name in a namespace of its own, so that no
 * guest can pass for a user. Whom an identity provider has signed in is likewise in a namespace of its own, by its short
 * name. A guest without a name has no id: two of them are not the same person.
 * @param query of the request; `name` is what a guest wants to be called.
 * @throws Refusal when there can be no such id.
 */
export function tokenIdFor(caller: AnonymousCaller | UserCaller, query: URLSearchParams): string | undefined {
  return caller.kind === 'user' ? userTokenId(caller) : guestTokenId(query.getAll('name'));
}

/** Why a user of the host's own with this name can have no token, in words; undefined: one can. */
export function userNameFaultText(userName: string): string | undefined {
  return idFaultText(userName) ?? (looksSourced(userName) ? SOURCED : undefined);
}

/** Why a provider cannot be called so, in words that go on after the name of the setting; undefined: it can. */
export function sourceFaultText(source: string): string | undefined {
  if (!SHORT_NAME.test(source)) return `is "${source}", expected 1 to 12 of a to z, 0 to 9 and "-"`;
  const fault = idFaultText(`${source}:a`);
  return fault === undefined ? undefined : `is "${source}", and no id can begin with it: ${fault}`;
}

const SOURCED =
  'it looks like the id of somebody from an identity provider, which begins with a short name and ":"';

function idFaultText(id: string): string | undefined {
  const fault = personNameFault(id, MAX_USER_NAME_LENGTH);
  return fault && nameFaultText(fault, MAX_USER_NAME_LENGTH);
}

function userTokenId({ userName, source }: UserCaller): string {
  const id = source === undefined ? userName : `${source}:${userName}`;
  const fault = source === undefined ? userNameFaultText(id) : idFaultText(id);
  if (fault !== undefined) {
    throw new Refusal({
      code: 'forbidden',
      message: `This user name cannot be attested: ${fault}. Ask whoever runs this chat for another one.`,
    });
  }
  const sourceFault = source === undefined ? undefined : sourceFaultText(source);
  if (sourceFault !== undefined) throw new Error(`unable to name the source; it ${sourceFault}`);
  return id;
}

function guestTokenId(names: readonly string[]): string | undefined {
  const [requested] = names;
  if (requested === undefined) return undefined;
  if (names.length > 1) throw new Refusal({ code: 'bad_request', message: 'The name must be given once.' });
  const check = checkPersonName(requested, MAX_GUEST_NAME_LENGTH);
  if (!check.ok) {
    throw new Refusal({
      code: 'bad_request',
      message: `This name cannot be taken: ${nameFaultText(check.fault, MAX_GUEST_NAME_LENGTH)}. Choose another one.`,
    });
  }
  return GUEST_PREFIX + check.name;
}
