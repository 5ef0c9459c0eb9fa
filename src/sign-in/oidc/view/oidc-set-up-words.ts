// What those read who set up a machine that takes tokens of an OpenID provider.

import { words } from '../../../ui/words/words.ts';
import type { KindFacts } from '../../kind-check-up.ts';

const EN = {
  title: 'OpenID Connect: a sign-in page of your own',
  machineDestination: (machineName: string, origin: string) =>
    `The sign-in tokens of people in “${machineName}” go to ${origin}.`,
  providerDestination: (machineName: string, origin: string) =>
    `To sign in to “${machineName}”, people go to ${origin}, and their sign-in is renewed there.`,
  labels: {
    issuer: 'Issuer',
    clientId: 'Client ID',
    scopes: 'Scopes',
    token: 'Token for the machine',
    signOut: 'Sign-out at the provider',
    formPrompt: 'After a sign-out',
  },
  hints: {
    issuer: 'The address that the provider calls its issuer, without “/.well-known/…”.',
    scopes:
      'With spaces between them. Empty: openid profile, and offline_access where the provider lists it.',
  },
  tokens: { id: 'ID token', access: 'Access token' },
  signOuts: {
    standard: 'As OpenID Connect has it',
    'managed-login': 'As Cognito managed login has it',
    none: 'Not offered',
  },
  prompts: { login: 'Ask for the password again', select_account: 'Ask which account' },
  problems: {
    issuer: 'Enter a full address that begins with https://.',
    clientId: 'Enter the client ID as the provider shows it.',
    scopes: 'Enter scopes with one space between them.',
  },
  keys: {
    issuer: 'an address that begins with https://, such as "https://login.example.com/tenant"',
    clientId: 'the ID of a public client, as the provider shows it',
    scopes: 'scopes with one space between them, such as "openid profile offline_access"',
    token: '"id" or "access"',
    audience: 'what the provider calls the machine, a text of at most 512 visible characters',
    resource: 'what the provider calls the machine, a text of at most 512 visible characters',
    prompt: 'how the provider is to ask, such as "consent"',
    domainHint: 'the domain whose sign-in page is to be shown first, such as "example.com"',
    identityProvider: 'the name of the provider behind the provider, such as "Google"',
    origins: 'a list of addresses that begin with https://, where the provider is asked beside its issuer',
    'origins[]': 'an address that begins with https://',
    signOut: '"standard", "managed-login" or "none"',
    formPrompt: '"login" or "select_account"',
  },
  provider: {
    title: 'The provider answers',
    ends: {
      answers: ({ redirectAddress = '' }: KindFacts) =>
        `It answers this page, and knows the client. Compare the redirect address there with this one: ${redirectAddress}`,
      offline: {
        text: 'This device has no network.',
        next: 'Connect to a network, then run the check-up again.',
      },
      unreachable: {
        text: ({ signInService = '' }: KindFacts) =>
          `Nothing at ${signInService} answers that this page may read.`,
        next: 'Check the issuer in the settings. If it is right, allow the origin of this page at the provider (CORS), for the discovery document and the token endpoint.',
      },
      unavailable: {
        text: 'It is running, but has an error.',
        next: 'Wait a moment and run the check-up again.',
      },
      'no-provider': {
        text: ({ signInService = '' }: KindFacts) =>
          `What answers at ${signInService} is no OpenID provider, or not a complete one.`,
        next: 'Correct the issuer in the settings: it is the address in front of “/.well-known/openid-configuration”.',
      },
      'other-issuer': {
        text: 'It calls itself by another name.',
        next: 'Enter the issuer exactly as its discovery document says it.',
      },
      'unlisted-origin': {
        text: ({ missingOrigin = '' }: KindFacts) =>
          `It is also asked at ${missingOrigin}, where this page may not connect to.`,
        next: 'Add this address to “origins” in config.json, and have “npm run headers” write the security policy again.',
      },
      'client-refused': {
        text: ({ refusal = '' }: KindFacts) =>
          `It does not know the client, or wants a secret of it, which no web page can keep (${refusal}).`,
        next: 'Check the client ID in the settings. At the provider, the client has to be a public one: a single-page application, without a secret.',
      },
      'refuses-otherwise': {
        text: ({ refusal = '', redirectAddress = '' }: KindFacts) =>
          `It refuses a code that is none, but not as expected (${refusal}). Compare the redirect address there with this one: ${redirectAddress}`,
        next: 'Sign in: if that works, nothing has to be done.',
      },
    },
  },
  signIn: {
    title: 'The machine takes the sign-in',
    ends: {
      taken: 'It takes yours.',
      'other-provider': {
        text: 'You have signed in at another provider than the one in the settings.',
        next: 'Sign out, and sign in again.',
      },
      'not-taken': {
        text: 'You have signed in at this provider, but the machine does not take it.',
        next: 'Compare issuer, audience (the client ID) and the kind of token with the settings of the machine, and look at its clock.',
      },
      refused: {
        text: ({ refusal = '' }: KindFacts) => `The provider does not renew your sign-in (${refusal}).`,
        next: 'Sign out, and sign in again. If it stays so, look at the client at the provider.',
      },
      unanswered: {
        text: 'The provider does not answer, so your sign-in cannot be renewed.',
        next: 'Look at the step before.',
      },
    },
  },
};

export const oidcSetUpWords = words('oidcSetUp', EN);

declare module '../../../ui/words/words.ts' {
  interface WordAreas {
    oidcSetUp: typeof EN;
  }
}
