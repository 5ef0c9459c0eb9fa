// The words for signing in with Cognito.

import type { UserMessage } from '../../../ui/parts/user-message.ts';
import { number, plural } from '../../../ui/words/en/count.ts';
import { words } from '../../../ui/words/words.ts';
import type { CodeFactor, CognitoProgress } from '../cognito-steps.ts';

/** What the words for a failure may mention. */
export interface FailureContext {
  readonly machineName: string;
  /** The service's own sentence, where it sent one. */
  readonly detail: string;
}

export type FailureWords = (at: FailureContext) => UserMessage;

export type FailureByHeart = 'unreachable' | 'timeout' | 'not-the-service' | 'refused';

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
  back: 'Back',
  moment: 'One moment…',

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
  restoring: {
    heading: 'Welcome back',
    text: 'Looking for your sign-in…',
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
    unknown: (names: string) => `Your account also allows “${names}”, which this page does not support.`,
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

  /** Before joining: why the machine does not let somebody in who has signed in. */
  access: {
    forbidden: (machineName: string): UserMessage => ({
      heading: `“${machineName}” does not let you in`,
      text: 'You are signed in, but your account is in no group that may enter. Ask whoever runs this chat for access, then reload this page. If that does not help, sign out and in again.',
    }),
    notAccepted: (machineName: string): UserMessage => ({
      heading: `“${machineName}” does not accept your sign-in`,
      text: 'You are signed in, but it probably takes sign-ins of another user pool or app client than this page is set up for. Tell whoever runs this chat: the check-up in the settings says what to compare.',
    }),
    unexplained: (machineName: string): UserMessage => ({
      heading: `“${machineName}” may not let you in`,
      text: 'Your account is in no group that this page knows, and the machine answers with an error, as some do to people without access. Ask whoever runs this chat.',
    }),
  },

  everywhere: {
    button: 'Sign out everywhere',
    busy: 'Signing out…',
    question: {
      heading: 'Sign out everywhere?',
      text: 'You are signed out here, and on all other devices and browsers where you are signed in.',
      confirm: 'Yes, sign out everywhere',
      cancel: 'Cancel',
    },
    /** `text` by why: the service did not answer, could not do it, had ended this sign-in already, or says no. */
    failed: {
      heading: 'You are signed out here, but perhaps not everywhere',
      unanswered:
        'The sign-in service did not answer. Sign in once more and choose “Sign out everywhere” again.',
      unable:
        'The sign-in service could not do it just now. Wait a few minutes, then sign in once more and choose “Sign out everywhere” again.',
      over: 'Your sign-in here had ended already, so it could not end the others. Sign in once more and choose “Sign out everywhere” again.',
      refused: (detail: string) =>
        `The sign-in service refuses to do it${detail === '' ? '' : `: “${detail}”`}. Tell whoever runs this chat: they can end your sign-ins.`,
    },
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
  /** Some time before a sign-in ends that nothing renews. */
  end: {
    /** @param when a day of the week, date and time */
    heading: (when: string) => `You have to sign in again by ${when}`,
    inRoom:
      'A sign-in lasts for a limited time only. Sign in again now, or whenever it suits you before then: the room and what you have written stay.',
    outside:
      'A sign-in lasts for a limited time only. To begin a new one before then, sign out and sign in again whenever it suits you.',
    signInAgain: 'Sign in again',
    later: 'Later',
  },
  /** The tab was duplicated, and what kept it signed in was used up by the other one. */
  copy: {
    heading: 'Sign in again in this tab',
    text: 'This tab is a copy of another one. You are still signed in there, but the sign-in cannot be shared any more.',
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

  /** Those that may be met where nothing else loads; the others are in cognito-refusal-words.ts. */
  failures: {
    unreachable: () => ({
      heading: 'The sign-in service cannot be reached',
      text: 'Check your internet connection, then try again; what you typed is still here.',
    }),
    timeout: () => ({
      heading: 'The sign-in service takes too long to answer',
      text: 'Your connection or the service is slow. Wait a moment, then try again; what you typed is still here.',
    }),
    'not-the-service': () => ({
      heading: 'Something else answered in place of the sign-in service',
      text: 'A proxy may be in the way, or a network that requires you to sign in to it first. Try again later, or in another network. If it lasts, tell whoever runs this chat.',
    }),
    refused: ({ detail }) => ({
      heading: 'The sign-in service refuses this',
      text: `${detail === '' ? '' : `It says: “${detail}” `}Tell whoever runs this chat.`,
    }),
  } satisfies Record<FailureByHeart, FailureWords>,
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

export const cognitoWords = words('cognito', EN);

declare module '../../../ui/words/words.ts' {
  interface WordAreas {
    cognito: typeof EN;
  }
}
