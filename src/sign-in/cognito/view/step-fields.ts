// The fields that several steps have. Names and `autocomplete` are those that password managers look for.

import type { TextField } from '../../../ui/sign-in/field-form.ts';
import { signInWords } from '../../../ui/sign-in/sign-in-words.ts';
import { cognitoWords } from './cognito-words.ts';

export function userNameField(value: string): TextField {
  return {
    name: 'username',
    label: signInWords().userName,
    type: 'text',
    autocomplete: 'username',
    value,
    missing: cognitoWords().missing.userName,
  };
}

export function passwordField(): TextField {
  return {
    name: 'password',
    label: signInWords().password,
    type: 'password',
    autocomplete: 'current-password',
    missing: cognitoWords().missing.password,
  };
}

/** Whose the new password beside it is. */
export function hiddenUserNameField(value: string): TextField {
  return { ...userNameField(value), isHidden: true };
}

export function newPasswordField(): TextField {
  const { newPassword, missing, reveal } = cognitoWords();
  return {
    name: 'password',
    label: newPassword,
    type: 'password',
    autocomplete: 'new-password',
    missing: missing.newPassword,
    reveal,
  };
}

export function codeField(label = cognitoWords().code): TextField {
  return {
    name: 'code',
    label,
    type: 'text',
    autocomplete: 'one-time-code',
    inputMode: 'numeric',
    isSecret: true,
    missing: cognitoWords().missing.code,
  };
}

/** For an attribute of the account, by the pool's name for it. */
export function attributeField(name: string, value: string): TextField {
  const { attributes, missing } = cognitoWords();
  const known = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
  return {
    name,
    // Attributes that a pool invents begin with "custom:".
    label: known ?? name.replace(/^custom:/, '').replaceAll('_', ' '),
    type: 'text',
    autocomplete: 'off',
    ...ATTRIBUTE_INPUTS[name],
    value,
    missing: missing.attribute,
  };
}

const ATTRIBUTE_INPUTS: Readonly<Record<string, Partial<Pick<TextField, 'type' | 'autocomplete'>>>> = {
  email: { type: 'email', autocomplete: 'email' },
  phone_number: { type: 'tel', autocomplete: 'tel' },
  // The service takes it as such a field gives it: 2000-12-31.
  birthdate: { type: 'date' },
  name: { autocomplete: 'name' },
  given_name: { autocomplete: 'given-name' },
  family_name: { autocomplete: 'family-name' },
};
