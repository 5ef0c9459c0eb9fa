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
