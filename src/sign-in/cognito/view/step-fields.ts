// The fields that several steps have. Names and `autocomplete` are those that password managers look for.

import type { TextField } from '../../../ui/sign-in/field-form.ts';
import { signInWords } from '../../../ui/sign-in/sign-in-words.ts';
import type { SignUpField } from '../cognito-machine.ts';
import { cognitoStepWords } from './cognito-step-words.ts';

/** @param options.isEmail people have no other name than their address */
export function userNameField(
  value: string,
  { isEmail = false }: { readonly isEmail?: boolean } = {},
): TextField {
  const { missing, attributes } = cognitoStepWords();
  const named = {
    name: 'username',
    label: signInWords().userName,
    type: 'text',
    autocomplete: 'username',
    value,
    missing: missing.userName,
  } as const;
  // The name is the one that password managers look for.
  return isEmail
    ? { ...named, label: attributes.email ?? named.label, type: 'email', missing: missing.email }
    : named;
}

export function passwordField(): TextField {
  return {
    name: 'password',
    label: signInWords().password,
    type: 'password',
    autocomplete: 'current-password',
    missing: cognitoStepWords().missing.password,
  };
}

/** Whose the new password beside it is. */
export function hiddenUserNameField(value: string): TextField {
  return { ...userNameField(value), isHidden: true };
}

export function newPasswordField(): TextField {
  const { newPassword, missing, reveal } = cognitoStepWords();
  return {
    name: 'password',
    label: newPassword,
    type: 'password',
    autocomplete: 'new-password',
    missing: missing.newPassword,
    reveal,
  };
}

export function codeField(label = cognitoStepWords().code): TextField {
  return {
    name: 'code',
    label,
    type: 'text',
    autocomplete: 'one-time-code',
    inputMode: 'numeric',
    isSecret: true,
    missing: cognitoStepWords().missing.code,
  };
}

/**
 * For an attribute of the account, by the pool's name for it.
 * @param configured what the configuration says of it, if anything
 */
export function attributeField(name: string, value: string, configured?: SignUpField): TextField {
  const { attributes, missing } = cognitoStepWords();
  const known = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
  return {
    name,
    // Attributes that a pool invents begin with "custom:".
    label: configured?.label ?? known ?? name.replace(/^custom:/, '').replaceAll('_', ' '),
    type: 'text',
    autocomplete: 'off',
    ...ATTRIBUTE_INPUTS[name],
    ...(configured?.type && { type: configured.type }),
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
