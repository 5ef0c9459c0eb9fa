import type { Dictionary } from '../words.ts';

export const oidcSetUp: Dictionary['oidcSetUp'] = {
  title: 'OpenID Connect: eine eigene Anmeldeseite',
  machineDestination: (machineName, origin) =>
    `Womit sich Menschen in „${machineName}“ ausweisen, geht an ${origin}.`,
  providerDestination: (machineName, origin) =>
    `Zur Anmeldung bei „${machineName}“ geht es zu ${origin}, und dort wird die Anmeldung verlängert.`,
  labels: {
    issuer: 'Issuer',
    clientId: 'Client-ID',
    scopes: 'Scopes',
    token: 'Token für die Maschine',
    signOut: 'Abmelden beim Anbieter',
    formPrompt: 'Nach dem Abmelden',
  },
  hints: {
    issuer: 'Die Adresse, die der Anbieter seinen Issuer nennt, ohne „/.well-known/…“.',
    scopes:
      'Mit Leerzeichen dazwischen. Leer: openid profile, und offline_access, wo der Anbieter es aufführt.',
  },
  tokens: { id: 'ID-Token', access: 'Access-Token' },
  signOuts: {
    standard: 'Wie in OpenID Connect',
    cognito: 'Wie bei Cognito Managed Login',
    none: 'Nicht anbieten',
  },
  prompts: { login: 'Noch einmal nach dem Passwort fragen', select_account: 'Fragen, welches Konto' },
  problems: {
    issuer: 'Gib eine vollständige Adresse ein, die mit https:// beginnt.',
    clientId: 'Gib die Client-ID so ein, wie der Anbieter sie zeigt.',
    scopes: 'Gib Scopes mit je einem Leerzeichen dazwischen ein, „openid“ zuerst.',
  },
  keys: {
    issuer: 'eine Adresse, die mit https:// beginnt, etwa "https://login.example.com/tenant"',
    clientId: 'die ID eines öffentlichen Clients, wie der Anbieter sie zeigt',
    scopes: 'Scopes mit je einem Leerzeichen dazwischen, "openid" zuerst',
    token: '"id" oder "access"',
    audience: 'wie der Anbieter die Maschine nennt, ein Text aus höchstens 512 sichtbaren Zeichen',
    resource: 'wie der Anbieter die Maschine nennt, ein Text aus höchstens 512 sichtbaren Zeichen',
    prompt: 'wie der Anbieter fragen soll, etwa "consent"',
    domainHint: 'die Domain, deren Anmeldeseite zuerst erscheinen soll, etwa "example.com"',
    identityProvider: 'der Name des Anbieters hinter dem Anbieter, etwa "Google"',
    origins:
      'eine Liste von Adressen, die mit https:// beginnen und unter denen der Anbieter neben dem Issuer gefragt wird',
    'origins[]': 'eine Adresse, die mit https:// beginnt',
    signOut: '"standard", "cognito" oder "none"',
    formPrompt: '"login" oder "select_account"',
  },
};
