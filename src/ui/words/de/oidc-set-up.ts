import type { Dictionary } from '../words.ts';

export const oidcSetUp: Dictionary['oidcSetUp'] = {
  title: 'OpenID Connect: eine eigene Anmeldeseite',
  machineDestination: (machineName, origin) =>
    `Womit sich Menschen in „${machineName}“ ausweisen, geht an ${origin}.`,
  providerDestination: (machineName, origin) =>
    `Zur Anmeldung bei „${machineName}“ geht es zu ${origin}, und dort wird die Anmeldung verlängert.`,
  labels: {
    issuer: 'Issuer (Aussteller)',
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
    'managed-login': 'Wie bei Cognito Managed Login',
    none: 'Nicht anbieten',
  },
  prompts: { login: 'Noch einmal nach dem Passwort fragen', select_account: 'Fragen, welches Konto' },
  problems: {
    issuer: 'Gib eine vollständige Adresse ein, die mit https:// beginnt.',
    clientId: 'Gib die Client-ID so ein, wie der Anbieter sie zeigt.',
    scopes: 'Gib Scopes mit je einem Leerzeichen dazwischen ein.',
  },
  keys: {
    issuer: 'eine Adresse, die mit https:// beginnt, etwa "https://login.example.com/tenant"',
    clientId: 'die ID eines öffentlichen Clients, wie der Anbieter sie zeigt',
    scopes: 'Scopes mit je einem Leerzeichen dazwischen, etwa "openid profile offline_access"',
    token: '"id" oder "access"',
    audience: 'wie der Anbieter die Maschine nennt, ein Text aus höchstens 512 sichtbaren Zeichen',
    resource: 'wie der Anbieter die Maschine nennt, ein Text aus höchstens 512 sichtbaren Zeichen',
    prompt: 'wie der Anbieter fragen soll, etwa "consent"',
    domainHint: 'die Domain, deren Anmeldeseite zuerst erscheinen soll, etwa "example.com"',
    identityProvider: 'der Name des Anbieters hinter dem Anbieter, etwa "Google"',
    origins:
      'eine Liste von Adressen, die mit https:// beginnen und unter denen der Anbieter neben dem Issuer gefragt wird',
    'origins[]': 'eine Adresse, die mit https:// beginnt',
    signOut: '"standard", "managed-login" oder "none"',
    formPrompt: '"login" oder "select_account"',
  },
  provider: {
    title: 'Der Anbieter antwortet',
    ends: {
      answers: ({ redirectAddress = '' }) =>
        `Er antwortet dieser Seite und kennt den Client. Vergleiche die Redirect-Adresse dort mit dieser: ${redirectAddress}`,
      offline: {
        text: 'Dieses Gerät hat kein Netz.',
        next: 'Verbinde es mit einem Netz und starte die Prüfung noch einmal.',
      },
      unreachable: {
        text: ({ signInService = '' }) =>
          `Unter ${signInService} antwortet nichts, was diese Seite lesen darf.`,
        next: 'Prüfe den Issuer in den Einstellungen. Wenn er stimmt, lass beim Anbieter die Adresse dieser Seite zu (CORS), für das Discovery-Dokument und den Token-Endpunkt.',
      },
      unavailable: {
        text: 'Er ist da, hat aber einen Fehler.',
        next: 'Warte einen Moment und starte die Prüfung noch einmal.',
      },
      'no-provider': {
        text: ({ signInService = '' }) =>
          `Was unter ${signInService} antwortet, ist kein OpenID-Anbieter oder kein vollständiger.`,
        next: 'Berichtige den Issuer in den Einstellungen: Er ist die Adresse vor „/.well-known/openid-configuration“.',
      },
      'other-issuer': {
        text: 'Er nennt sich selbst anders.',
        next: 'Gib den Issuer genau so ein, wie er im Discovery-Dokument steht.',
      },
      'unlisted-origin': {
        text: ({ missingOrigin = '' }) =>
          `Er wird auch unter ${missingOrigin} gefragt, und dorthin darf sich diese Seite nicht verbinden.`,
        next: 'Nimm diese Adresse in config.json in „origins“ auf, und lass „npm run headers“ die Sicherheitsregeln neu schreiben.',
      },
      'client-refused': {
        text: ({ refusal = '' }) =>
          `Er kennt den Client nicht oder will ein Geheimnis von ihm, das keine Webseite bewahren kann (${refusal}).`,
        next: 'Prüfe die Client-ID in den Einstellungen. Beim Anbieter muss der Client öffentlich sein: eine Single-Page-Anwendung ohne Geheimnis.',
      },
      'refuses-otherwise': {
        text: ({ refusal = '', redirectAddress = '' }) =>
          `Er lehnt einen Code ab, der keiner ist, aber anders als erwartet (${refusal}). Vergleiche die Redirect-Adresse dort mit dieser: ${redirectAddress}`,
        next: 'Melde dich an: Wenn das geht, ist nichts zu tun.',
      },
    },
  },
  signIn: {
    title: 'Die Maschine nimmt die Anmeldung an',
    ends: {
      taken: 'Deine nimmt sie an.',
      'other-provider': {
        text: 'Du hast dich bei einem anderen Anbieter angemeldet als dem in den Einstellungen.',
        next: 'Melde dich ab und wieder an.',
      },
      'not-taken': {
        text: 'Du hast dich bei diesem Anbieter angemeldet, aber die Maschine nimmt das nicht an.',
        next: 'Vergleiche Issuer, Audience (die Client-ID) und die Art des Tokens mit den Einstellungen der Maschine, und sieh nach ihrer Uhr.',
      },
      refused: {
        text: ({ refusal = '' }) => `Der Anbieter verlängert deine Anmeldung nicht (${refusal}).`,
        next: 'Melde dich ab und wieder an. Wenn es dabei bleibt, sieh dir den Client beim Anbieter an.',
      },
      unanswered: {
        text: 'Der Anbieter antwortet nicht, darum lässt sich deine Anmeldung nicht verlängern.',
        next: 'Sieh dir den Schritt davor an.',
      },
    },
  },
};
