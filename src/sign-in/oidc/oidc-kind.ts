import type { Field } from '../../config/fields/field.ts';
import {
  type Readers,
  readEach,
  readKeys,
  readMatch,
  readOneOf,
  readUrl,
} from '../../config/fields/read-field.ts';
import type { MachineKind } from '../machine-kind.ts';
import {
  FORM_PROMPTS,
  type OidcKeys,
  type OidcMachine,
  SHOWN_TOKENS,
  SIGN_OUT_FORMS,
} from './oidc-machine.ts';
import { sessionKey } from './session-key.ts';

/** A client id, scopes, or the value of a parameter (RFC 6749, appendix A). */
const readText = (field: Field) => readMatch(field, /^[ -~]{1,512}$/);

const READERS: Readers<OidcKeys> = {
  issuer: (field) => readUrl(field),
  clientId: readText,
  scopes: readText,
  token: (field) => readOneOf(field, SHOWN_TOKENS),
  audience: readText,
  resource: readText,
  prompt: readText,
  domainHint: readText,
  identityProvider: readText,
  origins: (field) => readEach(field, (origin) => readUrl(origin)),
  signOut: (field) => readOneOf(field, SIGN_OUT_FORMS),
  formPrompt: (field) => readOneOf(field, FORM_PROMPTS),
};

/** People sign in at a page of an OpenID provider, whose token the machine takes. */
export const oidcKind = {
  keys: Object.keys(READERS),
  builtName: 'Member',
  parse: (field: Field) => readKeys(field, READERS, ['issuer', 'clientId']),
  sessionKey: sessionKey as (machine: OidcMachine) => string,
  signIn: () => import('./view/sign-in-view.ts'),
  setUp: () => import('./view/set-up.ts'),
} satisfies MachineKind<OidcKeys>;
