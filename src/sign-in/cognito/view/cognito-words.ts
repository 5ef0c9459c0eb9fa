// The words for signing in with Cognito.

import type { UserMessage } from '../../../ui/parts/user-message.ts';
import { words } from '../../../ui/words/words.ts';
import type { CodeFactor, CognitoFailureCode, CognitoProgress } from '../cognito-steps.ts';

/** What the words for a failure may mention. */
export interface FailureContext {
  readonly machineName: string;
  /** The service's own sentence, where it sent one. */
  readonly detail: string;
}

type FailureWords = (at: FailureContext) => UserMessage;

const TELL = 'Tell whoever runs this chat.';

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
    stayHint:
      'In all tabs, until you sign out; after some weeks (usually 30 days) you are asked to sign in again. Use this only on your own device.',
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
    /** `text` by why: the service did not answer, had ended this sign-in already, or says no. */
    failed: {
      heading: 'You are signed out here, but perhaps not everywhere',
      unanswered:
        'The sign-in service did not answer. Sign in once more and choose “Sign out everywhere” again.',
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
  /** The tab was duplicated, and what kept it signed in was used up by the other one. */
  copy: {
    heading: 'Sign in again in this tab',
    text: 'This tab is a copy of another one. You are still signed in there, but the sign-in cannot be shared any more.',
  },

  /** At the field that holds the code. */
  wrongCode: {
    sent: 'This code is wrong. Enter the code from the latest message, or request another one.',
    message:
      'This code is wrong. Look at the last message you got and enter its code, or go back and sign in again to get another one.',
    totp: 'This code is wrong. Wait until the app shows a new one, and enter that.',
  },
  expiredCode: {
    sent: 'This code is no longer valid. Have another one sent, and enter that.',
    message: 'This code is no longer valid. Go back and sign in again to get another one.',
    totp: 'This code is no longer valid. Enter the one that the app shows now.',
  },
  /** At the field that holds the new password. */
  passwordPolicy: (detail: string) =>
    `The rules of this chat do not allow this password${detail === '' ? '' : `: “${detail}”`}. Choose another.`,
  userExists: 'This username is already taken. Choose another; if it is you, go back and sign in.',

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

  failures: {
    'wrong-credentials': () => ({
      heading: 'Username or password is wrong',
      text: 'Check the username and enter your password once more.',
    }),
    'unknown-user': () => ({
      heading: 'There is no such username',
      text: 'Check it. If you have no account yet, you need one first.',
    }),
    'not-confirmed': () => ({
      heading: 'Your account is not confirmed yet',
      text: 'Enter the code that you got when you signed up, or have another one sent.',
    }),
    disabled: ({ machineName }) => ({
      heading: 'Your account is switched off',
      text: `“${machineName}” knows you, but does not let you in. Ask whoever runs this chat to switch your account on again.`,
    }),
    'reset-required': () => ({
      heading: 'Your password has to be replaced',
      text: 'Whoever runs this chat requires it. Request a code, and use it to set a new password.',
    }),
    'invalid-input': ({ detail }) => ({
      heading: 'Your input was not accepted',
      text:
        detail === ''
          ? 'Check it and try again.'
          : `The sign-in service says: “${detail}” Check it and try again.`,
    }),
    'more-wanted': () => ({
      heading: 'This chat wants something else of a new account',
      text: 'Fill in what is missing below, then try again.',
    }),
    'too-many-attempts': () => ({
      heading: 'Too many attempts',
      text: 'The sign-in service is not accepting any more right now. Wait a few minutes, then try again.',
    }),
    'unknown-client': ({ machineName }) => ({
      heading: `“${machineName}” is not set up correctly`,
      text: `The user pool or client that this page is configured for does not exist. ${TELL}`,
    }),
    'flow-not-enabled': ({ machineName }) => ({
      heading: `“${machineName}” does not allow this way to sign in`,
      text: `The user pool has it switched off for this page. ${TELL}`,
    }),
    'session-expired': () => ({
      heading: 'That took too long',
      text: 'For your security, you have to start again. Enter your password.',
    }),
    unreachable: () => ({
      heading: 'The sign-in service cannot be reached',
      text: 'Check your internet connection, then try again; what you typed is still here.',
    }),
    timeout: () => ({
      heading: 'The sign-in service takes too long to answer',
      text: 'Your connection or the service is slow. Wait a moment, then try again; what you typed is still here.',
    }),
    unsupported: ({ detail }) => ({
      heading: 'Your account requires something that this page does not support',
      text: `${detail === '' ? '' : `It is called “${detail}”. `}Trying again does not help. ${TELL}`,
    }),
    'set-up-needed': ({ detail }) => ({
      heading: 'Your account lacks something that cannot be set up here',
      text: `It needs ${namesIn(detail).join(' or ')}. Ask whoever runs this chat to set that up for you.`,
    }),
    service: () => ({
      heading: 'Something went wrong in the sign-in service',
      text: 'It is nothing you did. Wait a moment, then try again.',
    }),
  } satisfies Record<OtherFailureCode, FailureWords>,
};

/** What may have to be set up, by the service's name. */
const TO_SET_UP: Readonly<Record<string, string>> = {
  SOFTWARE_TOKEN_MFA: 'an authenticator app',
  SMS_MFA: 'codes by SMS',
  EMAIL_OTP: 'codes by e-mail',
};

function namesIn(list: string): string[] {
  return list
    .split(', ')
    .map((name) => (Object.hasOwn(TO_SET_UP, name) ? TO_SET_UP[name] : undefined) ?? `“${name}”`);
}

/** Failures that are not said at a field. */
export type OtherFailureCode = Exclude<
  CognitoFailureCode,
  'wrong-code' | 'expired-code' | 'password-policy' | 'user-exists'
>;

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
