import { child, type Field } from '../../config/fields/field.ts';
import {
  readFlag,
  readLabel,
  readList,
  readMatch,
  readObject,
  readOneOf,
  readOptionalUrl,
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

/** People sign in to an Amazon Cognito user pool, whose ID token the machine takes. */
export const cognitoKind = {
  keys: [
    'userPoolId',
    'clientId',
    'authFlow',
    'cognitoEndpoint',
    'disabledFlows',
    'signUpFields',
    'userNameIsEmail',
    'sessionDays',
  ],
  builtName: 'Member',
  parse,
  sessionKey: sessionKey as (machine: CognitoMachine) => string,
  signIn: () => import('./view/sign-in-view.ts'),
  setUp: () => import('./view/set-up.ts'),
} satisfies MachineKind<CognitoKeys>;

function parse(field: Field): CognitoKeys | undefined {
  const flow = child(field, 'authFlow');
  const authFlow = flow.value === undefined ? AUTH_FLOWS[0] : readOneOf(flow, AUTH_FLOWS);
  // The patterns are Cognito's own (API reference, InitiateAuth and UserPoolType).
  const userPoolId = readMatch(child(field, 'userPoolId'), /^(?=.{1,55}$)[\w-]+_[0-9a-z]+$/i);
  const clientId = readMatch(child(field, 'clientId'), /^[\w+]{1,128}$/);
  const cognitoEndpoint = readOptionalUrl(child(field, 'cognitoEndpoint'));
  const disabledFlows = readList(child(field, 'disabledFlows')).flatMap(
    (item) => readOneOf(item, COGNITO_FLOWS) ?? [],
  );
  const signUpFields = readList(child(field, 'signUpFields')).flatMap((item) => readSignUpField(item) ?? []);
  const userNameIsEmail = readFlag(child(field, 'userNameIsEmail'));
  const sessionDays = readDays(child(field, 'sessionDays'));
  if (!authFlow || !userPoolId || !clientId) return undefined;
  return {
    userPoolId,
    clientId,
    authFlow,
    ...(cognitoEndpoint && { cognitoEndpoint }),
    ...(disabledFlows[0] && { disabledFlows }),
    ...(signUpFields[0] && { signUpFields }),
    ...(userNameIsEmail && { userNameIsEmail }),
    ...(sessionDays && { sessionDays }),
  };
}

/** At most ten years, the longest that a refresh token may live (API reference, CreateUserPoolClient). */
function readDays(field: Field): number | undefined {
  const { value } = field;
  if (value === undefined) return undefined;
  return typeof value === 'number' && value > 0 && value <= 3_650 ? value : wrong(field);
}

function readSignUpField(field: Field): SignUpField | undefined {
  readObject(field, ['attribute', 'label', 'type']);
  const shown = child(field, 'label');
  const typed = child(field, 'type');
  // The longest that a pool allows is `custom:` and 20 characters.
  const attribute = readMatch(child(field, 'attribute'), /^[\w:.-]{1,32}$/);
  const label = shown.value === undefined ? undefined : readLabel(shown, { maxLength: 64 });
  const type = typed.value === undefined ? undefined : readOneOf(typed, SIGN_UP_FIELD_TYPES);
  return attribute ? { attribute, ...(label && { label }), ...(type && { type }) } : undefined;
}
