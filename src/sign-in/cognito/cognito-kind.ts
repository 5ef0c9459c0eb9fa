import type { Field } from '../../config/fields/field.ts';
import {
  type Readers,
  readEach,
  readFlag,
  readKeys,
  readLabel,
  readMatch,
  readObject,
  readOneOf,
  readUrl,
  wrong,
} from '../../config/fields/read-field.ts';
import type { MachineKind } from '../machine-kind.ts';
import {
  AUTH_FLOWS,
  type CognitoKeys,
  type CognitoMachine,
  SIGN_UP_FIELD_TYPES,
  type SignUpField,
} from './cognito-machine.ts';
import { COGNITO_FLOWS } from './cognito-steps.ts';
import { sessionKey } from './session-key.ts';

const READERS: Readers<CognitoKeys> = {
  // The patterns are Cognito's own (API reference, InitiateAuth and UserPoolType).
  userPoolId: (field) => readMatch(field, /^(?=.{1,55}$)[\w-]+_[0-9a-z]+$/i),
  clientId: (field) => readMatch(field, /^[\w+]{1,128}$/),
  authFlow: (field) => (field.value === undefined ? AUTH_FLOWS[0] : readOneOf(field, AUTH_FLOWS)),
  cognitoEndpoint: (field) => readUrl(field),
  disabledFlows: (field) => readEach(field, (item) => readOneOf(item, COGNITO_FLOWS)),
  signUpFields: (field) => readEach(field, readSignUpField),
  userNameIsEmail: (field) => readFlag(field) || undefined,
  sessionDays: readDays,
};

/** People sign in to an Amazon Cognito user pool, whose ID token the machine takes. */
export const cognitoKind = {
  keys: Object.keys(READERS),
  builtName: 'Member',
  parse: (field: Field) => readKeys(field, READERS, ['userPoolId', 'clientId', 'authFlow']),
  sessionKey: sessionKey as (machine: CognitoMachine) => string,
  signIn: () => import('./view/sign-in-view.ts'),
  setUp: () => import('./view/set-up.ts'),
} satisfies MachineKind<CognitoKeys>;

/** At most ten years, the longest that a refresh token may live (API reference, CreateUserPoolClient). */
function readDays(field: Field): number | undefined {
  const { value } = field;
  return typeof value === 'number' && value > 0 && value <= 3_650 ? value : wrong(field);
}

const SIGN_UP_FIELD_READERS: Readers<SignUpField> = {
  // The longest that a pool allows is `custom:` and 20 characters.
  attribute: (field) => readMatch(field, /^[\w:.-]{1,32}$/),
  label: (field) => readLabel(field, { maxLength: 64 }),
  type: (field) => readOneOf(field, SIGN_UP_FIELD_TYPES),
};

function readSignUpField(field: Field): SignUpField | undefined {
  readObject(field, Object.keys(SIGN_UP_FIELD_READERS));
  return readKeys(field, SIGN_UP_FIELD_READERS, ['attribute']);
}
