// What those read who set up a machine that takes tokens of an OpenID provider.

import { words } from '../../../ui/words/words.ts';

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
    cognito: 'As Cognito managed login has it',
    none: 'Not offered',
  },
  prompts: { login: 'Ask for the password again', select_account: 'Ask which account' },
  problems: {
    issuer: 'Enter a full address that begins with https://.',
    clientId: 'Enter the client ID as the provider shows it.',
    scopes: 'Enter scopes with one space between them, “openid” first.',
  },
  keys: {
    issuer: 'an address that begins with https://, such as "https://login.example.com/tenant"',
    clientId: 'the ID of a public client, as the provider shows it',
    scopes: 'scopes with one space between them, "openid" first',
    token: '"id" or "access"',
    audience: 'what the provider calls the machine, a text of at most 512 visible characters',
    resource: 'what the provider calls the machine, a text of at most 512 visible characters',
    prompt: 'how the provider is to ask, such as "consent"',
    domainHint: 'the domain whose sign-in page is to be shown first, such as "example.com"',
    identityProvider: 'the name of the provider behind the provider, such as "Google"',
    origins: 'a list of addresses that begin with https://, where the provider is asked beside its issuer',
    'origins[]': 'an address that begins with https://',
    signOut: '"standard", "cognito" or "none"',
    formPrompt: '"login" or "select_account"',
  },
};

export const oidcSetUpWords = words('oidcSetUp', EN);

declare module '../../../ui/words/words.ts' {
  interface WordAreas {
    oidcSetUp: typeof EN;
  }
}
