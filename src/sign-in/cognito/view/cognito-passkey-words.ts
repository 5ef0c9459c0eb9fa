// The words for the passkeys of whoever is signed in, in the settings.

import type { UserMessage } from '../../../ui/parts/user-message.ts';
import { words } from '../../../ui/words/words.ts';

const EN = {
  heading: (machineName: string) => `Passkeys for “${machineName}”`,
  text: 'With a passkey you sign in by fingerprint, face, PIN or security key, without a password.',
  signedOut: 'You are signed out. Sign in to see your passkeys.',
  reading: 'Looking for your passkeys…',
  readAgain: 'Try again',
  none: 'You have no passkey yet.',
  /** Of a passkey that the service gives no name. */
  unnamed: 'Passkey',
  /** @param date such as "28 Nov 2026" */
  added: (date: string) => `Added on ${date}`,
  /** Where it may not be used here. @param website such as "auth.example.com" */
  elsewhere: (website: string) => `Works only at “${website}”, not on this page`,
  add: 'Add a passkey',
  adding: 'Waiting for your passkey…',
  isAdded: 'Your passkey is saved. Next time, choose “Sign in without a password”.',
  delete: 'Delete',
  deleteNamed: (name: string) => `Delete “${name}”`,
  isDeleted: 'The passkey is deleted.',
  question: (name: string) => ({
    heading: `Delete “${name}”?`,
    text: 'You can no longer sign in with this passkey. If your device or password manager still offers it afterwards, delete it there, too.',
    confirm: 'Yes, delete',
    cancel: 'Cancel',
  }),
  /** Where the general words do not fit. */
  failures: {
    'passkey-not-given': {
      heading: 'No passkey was made',
      text: 'You may have cancelled, or this device cannot make one: browsers do not say which. Try again, or use another device.',
    },
    'session-expired': {
      heading: 'You are signed in no longer',
      text: 'Close the settings and sign in again, then come back here.',
    },
    'too-many-attempts': {
      heading: 'The sign-in service takes no more for now',
      text: 'You may have as many passkeys as your account can have, or you tried too often. Delete one that you do not need, or try again in a few minutes.',
    },
  } satisfies Record<string, UserMessage>,
};

export const cognitoPasskeyWords = words('cognitoPasskey', EN);

declare module '../../../ui/words/words.ts' {
  interface WordAreas {
    cognitoPasskey: typeof EN;
  }
}
