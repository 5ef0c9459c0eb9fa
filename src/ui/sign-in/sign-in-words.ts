// The words that all ways in share, and those of the dialog that asks again.

import type { UserMessage } from '../parts/user-message.ts';
import { words } from '../words/words.ts';

const EN = {
  userName: 'Username',
  password: 'Password',
  signIn: 'Sign in',
  signingIn: 'Signing in…',
  /** Signed out there, and therefore here. */
  elsewhere: {
    heading: 'You have signed out in another tab',
    text: 'That signed you out here as well. Sign in to continue.',
  } satisfies UserMessage,
  /** Over the room, when the service that signs people in does not renew the identity. */
  trouble: {
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
  },
  /** Over the room, when the identity is lost. */
  again: {
    heading: 'Sign in again',
    text: 'Your sign-in is no longer accepted, cannot be renewed, or is about to end. Sign in again to continue in this room.',
  } satisfies UserMessage,
};

export const signInWords = words('signIn', EN);

declare module '../words/words.ts' {
  interface WordAreas {
    signIn: typeof EN;
  }
}
