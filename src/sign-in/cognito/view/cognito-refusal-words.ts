// The words for what Cognito refuses, sorted by who can mend it; loaded when it refuses something.

import { words } from '../../../ui/words/words.ts';
import type { OperatorMends, PersonMends, TimeMends } from '../failure-codes.ts';
import type { FailureByHeart, FailureWords } from './cognito-words.ts';

const TELL = 'Tell whoever runs this chat.';

const EN = {
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
  /** At the field that holds the e-mail address. */
  addressExists:
    'There is an account with this e-mail address or phone number already. If it is yours, go back and sign in; else enter another.',
  /** Over one of these, where the field that it is about is not on screen. */
  notHere: 'This step could not be completed',

  person: {
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
    'password-only': () => ({
      heading: 'You need your password here',
      text: 'Your account has no other way to sign in. Go back and enter your password.',
    }),
    'session-expired': () => ({
      heading: 'That took too long',
      text: 'For your security, you have to start again. Enter your password.',
    }),
  } satisfies Record<Exclude<PersonMends, SaidAtField>, FailureWords>,

  operator: {
    disabled: ({ machineName }) => ({
      heading: 'Your account is switched off',
      text: `“${machineName}” knows you, but does not let you in. Ask whoever runs this chat to switch your account on again.`,
    }),
    'invitation-expired': () => ({
      heading: 'Your temporary password has expired',
      text: 'Ask whoever runs this chat to invite you again. You then get a new one.',
    }),
    'still-invited': () => ({
      heading: 'Your password cannot be reset yet',
      text: 'You still have the temporary password of your invitation. Go back and sign in with it. If it has expired, ask whoever runs this chat to invite you again.',
    }),
    'no-reset-address': () => ({
      heading: 'There is nowhere to send a code',
      text: 'Your account has no confirmed e-mail address or phone number. Ask whoever runs this chat to confirm one, or to set a new password for you.',
    }),
    blocked: () => ({
      heading: 'A firewall in front of the sign-in service blocks you',
      text: `It is nothing that you typed: it refuses this page, or the network that you are in. ${TELL}`,
    }),
    risky: () => ({
      heading: 'The sign-in service has stopped this to protect your account',
      text: `It takes what it sees for an attack, even if your password is right. ${TELL}`,
    }),
    'unknown-client': ({ machineName }) => ({
      heading: notSetUp(machineName),
      text: `The user pool or client that this page is configured for does not exist. ${TELL}`,
    }),
    'client-secret': ({ machineName }) => ({
      heading: notSetUp(machineName),
      text: `Its app client has a client secret, which no web page can keep. ${TELL} The user pool needs an app client without a secret, and config.json the ID of that one.`,
    }),
    'flow-not-enabled': ({ machineName }) => ({
      heading: `“${machineName}” does not allow this way to sign in`,
      text: `The user pool has it switched off for this page. ${TELL}`,
    }),
    rule: ({ machineName, detail }) => ({
      heading: `“${machineName}” does not accept this`,
      text: `It says: “${detail}” If that does not tell you what to do, ask whoever runs this chat.`,
    }),
    'trigger-broken': ({ machineName, detail }) => ({
      heading: notSetUp(machineName),
      text: `A program that the user pool runs when people sign in (a Lambda trigger) fails. ${says(detail)}${TELL}`,
    }),
    undeliverable: ({ detail }) => ({
      heading: 'The code could not be sent',
      text: `${says(detail)}${TELL}`,
    }),
    'pool-setup': ({ machineName, detail }) => ({
      heading: notSetUp(machineName),
      text: `${says(detail)}${TELL}`,
    }),
    unsupported: ({ detail }) => ({
      heading: 'Your account requires something that this page does not support',
      text: `${detail === '' ? '' : `It is called “${detail}”. `}Trying again does not help. ${TELL}`,
    }),
    'set-up-needed': ({ detail }) => ({
      heading: 'Your account lacks something that cannot be set up here',
      text: `It needs ${namesIn(detail).join(' or ')}. Ask whoever runs this chat to set that up for you.`,
    }),
    'not-understood': ({ detail }) => ({
      heading: 'This page does not understand the answer from the sign-in service',
      text: `${detail === '' ? '' : `What is wrong: “${detail}” `}${TELL}`,
    }),
    'not-accepted': ({ detail }) => ({
      heading: 'The sign-in service does not accept this',
      text: `${says(detail)}Check what you entered. If that is right, tell whoever runs this chat.`,
    }),
  } satisfies Record<Exclude<OperatorMends, FailureByHeart>, FailureWords>,

  time: {
    'too-many-attempts': () => ({
      heading: 'Too many attempts',
      text: 'The sign-in service is not accepting any more right now. Wait a few minutes, then try again.',
    }),
    service: () => ({
      heading: 'Something went wrong in the sign-in service',
      text: 'It is nothing you did. Wait a moment, then try again. If it lasts, tell whoever runs this chat.',
    }),
  } satisfies Record<Exclude<TimeMends, FailureByHeart>, FailureWords>,
};

/** Said at the field that has to change. */
export type SaidAtField =
  | 'wrong-code'
  | 'expired-code'
  | 'password-policy'
  | 'user-exists'
  | 'address-exists';

/** What may have to be set up, by the service's name. Codes have no other set-up than the address (API reference). */
const TO_SET_UP: Readonly<Record<string, string>> = {
  SOFTWARE_TOKEN_MFA: 'an authenticator app',
  SMS_MFA: 'a phone number for codes',
  EMAIL_OTP: 'an e-mail address for codes',
};

function namesIn(list: string): string[] {
  return list
    .split(', ')
    .map((name) => (Object.hasOwn(TO_SET_UP, name) ? TO_SET_UP[name] : undefined) ?? `“${name}”`);
}

function notSetUp(machineName: string): string {
  return `“${machineName}” is not set up correctly`;
}

function says(detail: string): string {
  return detail === '' ? '' : `The sign-in service says: “${detail}” `;
}

export const cognitoRefusalWords = words('cognitoRefusal', EN);

declare module '../../../ui/words/words.ts' {
  interface WordAreas {
    cognitoRefusal: typeof EN;
  }
}
