// The words for what there is to fill in to sign in with Cognito.

import type { UserMessage } from '../../../ui/parts/user-message.ts';
import { list, number, plural } from '../../../ui/words/en/count.ts';
import { words } from '../../../ui/words/words.ts';
import type { CodeFactor, CognitoProgress } from '../cognito-steps.ts';

const EN = {
  newPassword: 'New password',
  code: 'Code',
  /** Names of what a pool may want to know, by the pool's own; others are shown as the pool calls them. */
  attributes: {
    email: 'E-mail',
    phone_number: 'Phone number, with country code',
    name: 'Full name',
    given_name: 'First name',
    family_name: 'Last name',
    nickname: 'Nickname',
    address: 'Address',
    birthdate: 'Date of birth',
    locale: 'Language',
    zoneinfo: 'Time zone',
  } as Readonly<Record<string, string>>,

  missing: {
    userName: 'Enter your username.',
    email: 'Enter your e-mail address.',
    password: 'Enter your password.',
    newPassword: 'Enter a new password.',
    code: 'Enter the code.',
    attribute: 'Fill this in, too.',
  },

  reveal: {
    show: { text: 'Show', name: 'Show password' },
    hide: { text: 'Hide', name: 'Hide password' },
  },

  credentials: {
    heading: (machineName: string) => `Sign in at “${machineName}”`,
    stay: 'Stay signed in',
    /** @param days how long a sign-in lasts, where that is known */
    stayHint: (days: number | undefined) =>
      `In all tabs, until you sign out; after ${days === undefined ? 'some weeks (usually 30 days)' : span(days)} you are asked to sign in again. Use this only on your own device.`,
    withoutPassword: 'Sign in without a password',
    forgot: 'Forgot your password?',
    signUp: 'Create an account',
  },
  /** After signing out here, when the service could not be told at once. */
  revocation: {
    trying: {
      heading: 'You are signed out here',
      text: 'The sign-in service could not be told yet. This page keeps trying for up to five minutes: leave it open.',
    },
    failed: {
      heading: 'You are signed out here, but the sign-in service could not be told',
      text: 'This browser has forgotten your sign-in. If somebody may have copied it before, sign in once more and choose “Sign out everywhere”.',
    },
  },
  /** The tab was duplicated, and what kept it signed in was used up by the other one. */
  copy: {
    heading: 'Sign in again in this tab',
    text: 'This tab is a copy of another one. You are still signed in there, but the sign-in cannot be shared any more.',
  },

  newPasswordStep: {
    heading: 'Choose a password of your own',
    text: 'The password you signed in with was temporary.',
    send: 'Save and sign in',
  },
  chooseFactor: {
    heading: 'One more step',
    text: 'Your account requires a code in addition to the password.',
    choices: 'How do you want to get it?',
    factors: { totp: 'Authenticator app', sms: 'SMS', email: 'E-mail' } satisfies Record<CodeFactor, string>,
    /** @param names as the service calls them */
    unknown: (names: readonly string[]) =>
      `Your account also allows ${list(names.map((name) => `“${name}”`))}, which this page does not support.`,
    send: 'Continue',
  },
  codeStep: {
    heading: 'Enter your code',
    totp: 'Open your authenticator app and enter the code that it shows for this chat.',
    sms: (sentTo: string | undefined) =>
      sentTo === undefined
        ? 'The code was sent by SMS. Enter it here.'
        : `You get it by SMS to ${sentTo}. Enter it here.`,
    email: (sentTo: string | undefined) =>
      sentTo === undefined
        ? 'The code was sent by e-mail. Enter it here. If it does not arrive, look in your spam folder.'
        : `You get it by e-mail to ${sentTo}. Enter it here. If it does not arrive, look in your spam folder.`,
  },
  setUpTotp: {
    heading: 'Set up an authenticator app',
    text: 'Your account needs one. Scan this picture with the app, or type the key into it by hand; then enter the code that the app shows.',
    picture: 'QR code that holds the key below, for the camera of an authenticator app',
    key: 'Key',
    copy: 'Copy key',
    copied: 'Key copied',
    open: 'Open in an app on this device',
    code: 'Code from the app',
    send: 'Finish and sign in',
  },
  forgotPassword: {
    heading: 'Forgot your password?',
    text: 'Enter your username. A code to set a new password is sent to the address of your account.',
    send: 'Send code',
  },
  resetPassword: {
    heading: 'Set a new password',
    text: (sentTo: string | undefined) => codeSent(sentTo),
    send: 'Save and sign in',
    again: 'Send another code',
    sentAgain: 'Another code is on its way. Enter that one.',
  },
  signUp: {
    heading: 'Create an account',
    send: 'Create account',
    sourced: 'It looks like the name of somebody from another sign-in. Type it without the colon.',
  },
  confirm: {
    heading: 'Confirm your account',
    text: (sentTo: string | undefined) => codeSent(sentTo),
    send: 'Confirm',
    again: 'Send another code',
    sentAgain: 'Another code is on its way. Enter that one.',
  },

  /** Above a failure: what was done for good before it. */
  done: {
    'password-saved': 'Your new password is saved, but you are not signed in',
    'password-perhaps-saved': 'Your new password may be saved already',
    'account-made': 'Your account is made, but you are not signed in',
    'account-confirmed': 'Your account is confirmed, but you are not signed in',
  } satisfies Record<CognitoProgress, string>,
  /** Below that. */
  doneBut: {
    failed: ({ heading, text }: UserMessage) => `${heading}. ${text}`,
    /** Nobody knows whether the same would work now. */
    unanswered: 'The sign-in service did not answer any more. Sign in with your password.',
    perhapsSaved: 'Sign in with it. If it is not accepted, sign in with the old one once more.',
  },
};

/** As whole days, or as hours where it is less than two. */
function span(days: number): string {
  if (days >= 2) return `${number(Math.floor(days))} days`;
  const hours = Math.max(1, Math.floor(days * 24));
  return plural(hours, { one: '1 hour', other: `${number(hours)} hours` });
}

function codeSent(sentTo: string | undefined): string {
  return sentTo === undefined
    ? 'A code was sent to you. Enter it here.'
    : `A code was sent to ${sentTo}. Enter it here.`;
}

export const cognitoStepWords = words('cognitoStep', EN);

declare module '../../../ui/words/words.ts' {
  interface WordAreas {
    cognitoStep: typeof EN;
  }
}
