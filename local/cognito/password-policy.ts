import { CognitoRefusal } from './cognito-refusal.ts';

/** Cognito's default. */
const RULES: readonly { readonly isMet: (password: string) => boolean; readonly broken: string }[] = [
  { isMet: (password) => password.length >= 8, broken: 'Password not long enough' },
  { isMet: (password) => /[a-z]/u.test(password), broken: 'Password must have lowercase characters' },
  { isMet: (password) => /[A-Z]/u.test(password), broken: 'Password must have uppercase characters' },
  { isMet: (password) => /\d/u.test(password), broken: 'Password must have numeric characters' },
  { isMet: (password) => /[^\p{L}\p{N}\s]/u.test(password), broken: 'Password must have symbol characters' },
];

/** @throws CognitoRefusal that names the first rule the password breaks */
export function checkPassword(password: string): void {
  const rule = RULES.find(({ isMet }) => !isMet(password));
  if (rule) {
    throw new CognitoRefusal(
      'InvalidPasswordException',
      `Password did not conform with policy: ${rule.broken}`,
    );
  }
}
