// The words for signing in without a password.

import { words } from '../../../ui/words/words.ts';
import type { SignInWay } from '../cognito-steps.ts';

const EN = {
  link: 'Sign in without a password',
  name: {
    heading: 'Sign in without a password',
    text: 'Enter your username. If your account allows it, a code is sent to you.',
    send: 'Continue',
  },
  ways: {
    heading: 'How do you want to sign in?',
    choices: 'Send me a code by',
    ways: { email: 'E-mail', sms: 'SMS' } satisfies Record<SignInWay, string>,
    send: 'Send code',
  },
};

export const cognitoChoiceWords = words('cognitoChoice', EN);

declare module '../../../ui/words/words.ts' {
  interface WordAreas {
    cognitoChoice: typeof EN;
  }
}
