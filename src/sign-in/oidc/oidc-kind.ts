import { child, type Field } from '../../config/fields/field.ts';
import { readList, readMatch, readOneOf, readUrl } from '../../config/fields/read-field.ts';
import { storageKey } from '../../names/storage-keys.ts';
import type { MachineKind } from '../machine-kind.ts';
import {
  FORM_PROMPTS,
  type OidcKeys,
  type OidcMachine,
  PARAMETERS,
  SHOWN_TOKENS,
  SIGN_OUT_FORMS,
} from './oidc-machine.ts';

/** People sign in at a page of an OpenID provider, whose token the machine takes. */
export const oidcKind = {
  keys: ['issuer', 'clientId', 'scopes', 'token', 'origins', 'signOut', 'formPrompt', ...PARAMETERS],
  builtName: 'Member',
  parse,
  sessionKey: ({ issuer, clientId, url }: OidcMachine) => storageKey(`oidc:${issuer}:${clientId}:${url}`),
  signIn: () => import('./view/sign-in-view.ts'),
  setUp: () => import('./view/set-up.ts'),
} satisfies MachineKind<OidcKeys>;

function parse(field: Field): OidcKeys | undefined {
  /** Nothing where nothing is said. */
  const read = <T>(key: string, reader: (found: Field) => T | undefined): Record<string, T> => {
    const found = child(field, key);
    const value = found.value === undefined ? undefined : reader(found);
    return value === undefined ? {} : { [key]: value };
  };
  const issuer = readUrl(child(field, 'issuer'));
  const clientId = readText(child(field, 'clientId'));
  const others = {
    ...read('scopes', (found) => readMatch(found, /^openid( [!-~]+)*$/)),
    ...read('token', (found) => readOneOf(found, SHOWN_TOKENS)),
    ...read('origins', (found) => readList(found).flatMap((origin) => readUrl(origin) ?? [])),
    ...read('signOut', (found) => readOneOf(found, SIGN_OUT_FORMS)),
    ...read('formPrompt', (found) => readOneOf(found, FORM_PROMPTS)),
    ...Object.assign({}, ...PARAMETERS.map((key) => read(key, readText))),
  };
  return issuer && clientId ? { issuer, clientId, ...others } : undefined;
}

/** A client id, or the value of a parameter (RFC 6749, appendix A). */
function readText(field: Field): string | undefined {
  return readMatch(field, /^[ -~]{1,512}$/);
}
