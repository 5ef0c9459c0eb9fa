import type { Dictionary } from '../words.ts';

export const cognito: Dictionary['cognito'] = {
  newPassword: 'Neues Passwort',
  code: 'Code',
  attributes: {
    email: 'E-Mail',
    phone_number: 'Telefonnummer mit Landesvorwahl',
    name: 'Vollständiger Name',
    given_name: 'Vorname',
    family_name: 'Nachname',
    nickname: 'Spitzname',
    address: 'Adresse',
    birthdate: 'Geburtsdatum',
    locale: 'Sprache',
    zoneinfo: 'Zeitzone',
  },
  missing: {
    userName: 'Gib deinen Anmeldenamen ein.',
    password: 'Gib dein Passwort ein.',
    newPassword: 'Gib ein neues Passwort ein.',
    code: 'Gib den Code ein.',
    attribute: 'Fülle auch dieses Feld aus.',
  },
  reveal: {
    show: { text: 'Zeigen', name: 'Passwort anzeigen' },
    hide: { text: 'Verbergen', name: 'Passwort verbergen' },
  },
  back: 'Zurück',
  moment: 'Einen Moment\u00a0…',

  credentials: {
    heading: (machineName) => `Anmelden bei „${machineName}“`,
    stay: 'Angemeldet bleiben',
    stayHint: 'Bis du dich abmeldest, in allen Tabs. Nur auf einem eigenen Gerät.',
    forgot: 'Passwort vergessen?',
    signUp: 'Konto anlegen',
  },
  restoring: {
    heading: 'Willkommen zurück',
    text: 'Deine Anmeldung wird gesucht\u00a0…',
  },
  newPasswordStep: {
    heading: 'Wähle ein eigenes Passwort',
    text: 'Das bisherige galt nur für die erste Anmeldung.',
    send: 'Speichern und anmelden',
  },
  chooseFactor: {
    heading: 'Noch ein Schritt',
    text: 'Dein Konto verlangt außer dem Passwort einen Code.',
    choices: 'Woher soll er kommen?',
    factors: { totp: 'Authenticator-App', sms: 'SMS' },
    send: 'Weiter',
  },
  codeStep: {
    heading: 'Gib deinen Code ein',
    totp: 'Öffne deine Authenticator-App und gib den Code ein, den sie für diesen Chat zeigt.',
    sms: (sentTo) =>
      sentTo === undefined
        ? 'Du bekommst ihn per SMS. Gib ihn hier ein.'
        : `Du bekommst ihn per SMS an ${sentTo}. Gib ihn hier ein.`,
  },
  setUpTotp: {
    heading: 'Richte eine Authenticator-App ein',
    text: 'Dein Konto braucht eine. Scanne dieses Bild mit der App, oder tippe den Schlüssel dort von Hand ein; gib dann den Code ein, den sie zeigt.',
    picture: 'QR-Code mit dem Schlüssel darunter, für die Kamera einer Authenticator-App',
    key: 'Schlüssel',
    copy: 'Schlüssel kopieren',
    copied: 'Schlüssel kopiert',
    open: 'In einer App auf diesem Gerät öffnen',
    code: 'Code aus der App',
    send: 'Fertig, anmelden',
  },
  forgotPassword: {
    heading: 'Passwort vergessen?',
    text: 'Gib deinen Anmeldenamen ein. An die Adresse deines Kontos geht dann ein Code, mit dem du ein neues Passwort setzt.',
    send: 'Code senden',
  },
  resetPassword: {
    heading: 'Setze ein neues Passwort',
    text: (sentTo) => codeSent(sentTo),
    send: 'Speichern und anmelden',
    again: 'Noch einen Code senden',
    sentAgain: 'Ein neuer Code ist unterwegs. Gib den ein.',
  },
  signUp: {
    heading: 'Konto anlegen',
    send: 'Konto anlegen',
  },
  confirm: {
    heading: 'Bestätige dein Konto',
    text: (sentTo) => codeSent(sentTo),
    send: 'Bestätigen',
    again: 'Noch einen Code senden',
    sentAgain: 'Ein neuer Code ist unterwegs. Gib den ein.',
  },

  access: {
    forbidden: (machineName) => ({
      heading: `„${machineName}“ lässt dich nicht hinein`,
      text: 'Du bist angemeldet, aber dein Konto ist in keiner Gruppe, die hinein darf. Bitte die Admins dieses Chats um Zugang, melde dich dann ab und wieder an.',
    }),
    unexplained: (machineName) => ({
      heading: `„${machineName}“ lässt dich vielleicht nicht hinein`,
      text: 'Dein Konto ist in keiner Gruppe, die diese Seite kennt, und der Dienst antwortet mit einem Fehler, wie es manche bei Leuten ohne Zugang tun. Frag die Admins dieses Chats.',
    }),
  },

  everywhere: {
    button: 'Überall abmelden',
    busy: 'Abmeldung läuft\u00a0…',
    question: {
      heading: 'Überall abmelden?',
      text: 'Du wirst hier abgemeldet, und auf allen anderen Geräten und in allen anderen Browsern, wo du angemeldet bist.',
      confirm: 'Ja, überall abmelden',
      cancel: 'Abbrechen',
    },
    failed: {
      heading: 'Du bist hier abgemeldet, aber vielleicht nicht überall',
      text: 'Der Anmeldedienst hat nicht geantwortet. Melde dich noch einmal an und wähle wieder „Überall abmelden“.',
    },
  },

  failures: {
    unreachable: () => ({
      heading: 'Der Anmeldedienst ist nicht erreichbar',
      text: 'Prüfe deine Internetverbindung und versuche es dann noch einmal; was du getippt hast, ist noch da.',
    }),
    timeout: () => ({
      heading: 'Der Anmeldedienst braucht zu lange für eine Antwort',
      text: 'Deine Verbindung oder der Dienst ist langsam. Warte kurz und versuche es noch einmal; was du getippt hast, ist noch da.',
    }),
    'not-the-service': () => ({
      heading: 'Statt des Anmeldedienstes hat etwas anderes geantwortet',
      text: 'Vielleicht steht ein Proxy dazwischen, oder ein Netz, bei dem du dich erst anmelden musst. Versuche es später oder in einem anderen Netz noch einmal. Wenn es so bleibt, sag den Admins dieses Chats Bescheid.',
    }),
    refused: ({ detail }) => ({
      heading: 'Der Anmeldedienst lehnt das ab',
      text: `${detail === '' ? '' : `Er sagt: „${detail}“ `}Sag den Admins dieses Chats Bescheid.`,
    }),
  },
};

function codeSent(sentTo: string | undefined): string {
  return sentTo === undefined
    ? 'Ein Code wurde dir geschickt. Gib ihn hier ein.'
    : `Ein Code wurde an ${sentTo} geschickt. Gib ihn hier ein.`;
}
