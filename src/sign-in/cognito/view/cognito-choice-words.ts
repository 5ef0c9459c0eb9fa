// The words for signing in without a password.

import { words } from '../../../ui/words/words.ts';
import type { SignInWay } from '../cognito-steps.ts';

const EN = {
  name: {
    heading: 'Sign in without a password',
    text: 'Enter your username. You then sign in with a passkey, or with a code that is sent to you, if your account allows it.',
    send: 'Continue',
  },
  ways: {
    heading: 'How do you want to sign in?',
    choices: 'Sign in with',
    ways: { passkey: 'Passkey', email: 'Code by e-mail', sms: 'Code by SMS' } satisfies Record<
      SignInWay,
      string
    >,
    send: 'Continue',
  },
  passkey: {
    heading: 'Use your passkey',
    text: 'Your browser asks for it: by fingerprint, face, PIN or security key.',
    send: 'Use passkey',
    busy: 'Waiting for your passkey…',
  },
};

export const cognitoChoiceWords = words('cognitoChoice', EN);

declare module '../../../ui/words/words.ts' {
  interface WordAreas {
    cognitoChoice: typeof EN;
  }
}
