// What those read who set up a machine that takes tokens of a Cognito user pool.

import { words } from '../../../ui/words/words.ts';
import type { CheckUpStepWords } from '../../kind-set-up.ts';

const FULL_URL = 'an https:// URL without a username or password (http:// only for localhost)';

const EN = {
  title: 'Amazon Cognito',
  machineDestination: (machineName: string, origin: string) =>
    `${origin} learns who signs in to “${machineName}”.`,
  poolDestination: (machineName: string, origin: string, userPoolId: string) =>
    `Usernames and passwords for “${machineName}” go to ${origin}, pool ${userPoolId}.`,
  labels: {
    userPoolId: 'User pool ID',
    clientId: 'App client ID',
    authFlow: 'How people sign in',
    cognitoEndpoint: 'Cognito endpoint',
  },
  flows: {
    USER_SRP_AUTH: 'By password, sent as a proof only (SRP)',
    USER_PASSWORD_AUTH: 'By password, sent directly: encrypted in transit only',
    USER_AUTH: 'By password (as a proof), or by a code without a password where the pool offers it',
  },
  hints: {
    userPoolId: 'Such as us-west-2_AbCdEfGhI',
    cognitoEndpoint: 'Only for stand-ins. Leave empty to use AWS.',
  },
  /** What to enter where something else stands. */
  problems: {
    userPoolId: 'Enter the ID of a user pool, such as us-west-2_AbCdEfGhI.',
    clientId: 'Enter the ID of an app client of the pool: letters and digits only.',
    cognitoEndpoint:
      'Enter a full URL that starts with https:// (http:// only for localhost), or leave it empty.',
  },
  /** What each key of the configuration takes. */
  keys: {
    userPoolId: 'the ID of a Cognito user pool, such as "us-west-2_AbCdEfGhI"',
    clientId: 'the ID of an app client of the pool: at most 128 letters and digits',
    authFlow: '"USER_SRP_AUTH", "USER_PASSWORD_AUTH" or "USER_AUTH"',
    cognitoEndpoint: FULL_URL,
    disabledFlows: 'a list of what signing in should not offer: [ … ]',
    'disabledFlows[]': '"signUp", "forgotPassword", "totpSetUp" or "staySignedIn"',
    signUpFields: 'a list of what the pool requires of a new account: [ … ]',
    'signUpFields[]': 'an object with "attribute" and, if you like, "label" and "type"',
    'signUpFields[].attribute': 'the name of an attribute of the pool, such as "given_name" or "custom:team"',
    'signUpFields[].label': 'what the page calls it: 1 to 64 characters',
    'signUpFields[].type': '"text", "email", "tel" or "date"',
    userNameIsEmail: 'true or false',
    sessionDays: 'how many days the refresh tokens of the app client live: a number up to 3650',
  },
  checkUp: {
    title: 'Cognito answers',
    ends: {
      answers: ({ signInService = '' }) => `User pool and app client are known at ${signInService}.`,
      rotates: ({ signInService = '' }) =>
        `User pool and app client are known at ${signInService}. Refresh tokens are rotated.`,
      offline: {
        text: 'This device has no network.',
        next: 'Connect to a network, then run the check-up again.',
      },
      unreachable: {
        text: ({ signInService = '' }) => `Nothing answers at ${signInService}.`,
        next: 'Check the user pool id in the settings: its region is a part of the address. If it is right, something on the way blocks it.',
      },
      'unknown-pool': {
        text: 'It does not know the user pool.',
        next: 'Correct the user pool id in the settings.',
      },
      'unknown-client': {
        text: 'It does not know the app client.',
        next: 'Correct the client id in the settings.',
      },
      'client-secret': {
        text: 'The app client has a client secret, which no web page can keep.',
        next: 'Create an app client without a client secret in the user pool, and enter its ID in the settings.',
      },
      'flow-off': {
        text: 'The app client does not allow this way of signing in.',
        next: 'Allow it for the app client (ALLOW_USER_SRP_AUTH, ALLOW_USER_PASSWORD_AUTH or ALLOW_USER_AUTH), or choose another way in the settings.',
      },
      'no-renewal': {
        text: 'The app client does not renew sign-ins: people are asked for their password again and again.',
        next: 'Allow it for the app client (ALLOW_REFRESH_TOKEN_AUTH), or turn on the rotation of refresh tokens.',
      },
      blocked: {
        text: 'A firewall (AWS WAF) in front of the user pool blocks this page, or this network.',
        next: 'Correct the rules of the web ACL that is associated with the user pool.',
      },
      throttled: {
        text: 'It answers, but has had too many requests.',
        next: 'Wait a minute, then run the check-up again.',
      },
      unavailable: {
        text: 'It is running, but has an error.',
        next: 'Wait a moment and run the check-up again.',
      },
      'not-cognito': {
        text: ({ signInService = '' }) => `What answers at ${signInService} is not Cognito.`,
        next: 'Correct the Cognito endpoint in the settings, or leave it out.',
      },
    },
  } satisfies CheckUpStepWords,
  /** Another step of the check-up. */
  signIn: {
    title: 'User pool and app client of your sign-in',
    ends: {
      taken: ({ userPool = '', appClient = '' }) =>
        `The machine takes sign-ins of user pool ${userPool}, app client ${appClient}.`,
      'other-pool': {
        text: ({ signedInAt = 'another user pool', userPool = '' }) =>
          `You have signed in at ${signedInAt}, because the app client belongs to it. This page is set up for ${userPool}.`,
        next: 'Correct the user pool ID in the settings, or take an app client of that pool. Then sign in again.',
      },
      refused: {
        text: ({ refusal }) =>
          `You are signed in, but the sign-in service does not renew your sign-in${refusal === undefined ? '' : ` (${refusal})`}.`,
        next: 'Tell whoever runs this chat. You can sign in again, or try later.',
      },
      unanswered: {
        text: 'You are signed in, but the sign-in service does not answer, so the machine cannot be shown who you are.',
        next: 'Check your connection and run the check-up again. If it lasts, tell whoever runs this chat.',
      },
      'not-taken': {
        text: ({ userPool = '', appClient = '' }) =>
          `You have signed in at user pool ${userPool} with app client ${appClient}, as this page is set up, but the machine does not take that.`,
        next: 'Compare both with what the machine takes: its TVM_USER_POOL_CLIENT_ID has to name this app client, and its gateway (or TVM_USER_POOL_ID) this user pool.',
      },
    },
  } satisfies CheckUpStepWords,
};

export const cognitoSetUpWords = words('cognitoSetUp', EN);

declare module '../../../ui/words/words.ts' {
  interface WordAreas {
    cognitoSetUp: typeof EN;
  }
}
