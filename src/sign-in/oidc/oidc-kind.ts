import { child, type Field } from '../../config/fields/field.ts';
import { readList, readMatch, readOneOf, readUrl } from '../../config/fields/read-field.ts';
import type { MachineKind } from '../machine-kind.ts';
import { CHOICES, type OidcKeys, type OidcMachine, TEXTS } from './oidc-machine.ts';
import { sessionKey } from './session-key.ts';

const CHOSEN = Object.keys(CHOICES) as (keyof typeof CHOICES)[];

/** People sign in at a page of an OpenID provider, whose token the machine takes. */
export const oidcKind = {
  keys: ['issuer', 'clientId', 'origins', ...TEXTS, ...CHOSEN],
  builtName: 'Member',
  parse,
  sessionKey: sessionKey as (machine: OidcMachine) => string,
  signIn: () => import('./view/sign-in-view.ts'),
  setUp: () => import('./view/set-up.ts'),
} satisfies MachineKind<OidcKeys>;

function parse(field: Field): OidcKeys | undefined {
  const issuer = readUrl(child(field, 'issuer'));
  const clientId = readText(child(field, 'clientId'));
  const own: Record<string, unknown> = { issuer, clientId };
  const read = <Key extends string>(key: Key, reader: (found: Field, key: Key) => unknown) => {
    const found = child(field, key);
    if (found.value !== undefined) own[key] = reader(found, key);
  };
  for (const key of TEXTS) read(key, readText);
  for (const key of CHOSEN) read(key, (found) => readOneOf<string>(found, CHOICES[key]));
  read('origins', (found) => readList(found).map((origin) => readUrl(origin)));
  return issuer && clientId ? (own as unknown as OidcKeys) : undefined;
}

/** A client id, scopes, or the value of a parameter (RFC 6749, appendix A). */
function readText(field: Field): string | undefined {
  return readMatch(field, /^[ -~]{1,512}$/);
}
