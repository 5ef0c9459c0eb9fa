// What is said over a room when the service that signs people in does not renew the identity.

import type { UserMessage } from '../parts/user-message.ts';
import { words } from '../words/words.ts';

const EN = {
  refused: ({ machineName }: { readonly machineName: string }): UserMessage => ({
    heading: `The sign-in service of “${machineName}” does not renew your sign-in`,
    text: 'You are not signed out, and what you have written is kept. Choose “Try again”, or sign in again.',
  }),
  unavailable: ({ machineName }: { readonly machineName: string }): UserMessage => ({
    heading: `The sign-in service of “${machineName}” is not available`,
    text: 'Check your internet connection. If other sites work, tell whoever runs this chat. The page keeps trying. Choose “Try again” to try at once.',
  }),
  tryAgain: 'Try again',
  signInAgain: 'Sign in again',
};

export const signInTroubleWords = words('signInTrouble', EN);

declare module '../words/words.ts' {
  interface WordAreas {
    signInTrouble: typeof EN;
  }
}
