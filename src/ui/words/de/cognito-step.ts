import type { Dictionary } from '../words.ts';
import { list, number, plural } from './count.ts';

export const cognitoStep: Dictionary['cognitoStep'] = {
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
    email: 'Gib deine E-Mail-Adresse ein.',
    password: 'Gib dein Passwort ein.',
    newPassword: 'Gib ein neues Passwort ein.',
    code: 'Gib den Code ein.',
    attribute: 'Fülle auch dieses Feld aus.',
  },
  reveal: {
    show: { text: 'Zeigen', name: 'Passwort anzeigen' },
    hide: { text: 'Verbergen', name: 'Passwort verbergen' },
  },

  credentials: {
    heading: (machineName) => `Anmelden bei „${machineName}“`,
    stay: 'Angemeldet bleiben',
    stayHint: (days) =>
      `In allen Tabs, bis du dich abmeldest; nach ${days === undefined ? 'einigen Wochen (meist 30 Tagen)' : span(days)} musst du dich neu anmelden. Nur auf einem eigenen Gerät.`,
    withoutPassword: 'Ohne Passwort anmelden',
    forgot: 'Passwort vergessen?',
    signUp: 'Konto anlegen',
  },
  revocation: {
    trying: {
      heading: 'Du bist hier abgemeldet',
      text: 'Der Anmeldedienst weiß es noch nicht, denn er war nicht zu erreichen. Diese Seite versucht es noch bis zu fünf Minuten lang: Lass sie offen.',
    },
    failed: {
      heading: 'Du bist hier abgemeldet, aber der Anmeldedienst weiß es nicht',
      text: 'Dieser Browser hat deine Anmeldung vergessen. Falls jemand sie vorher kopiert haben könnte, melde dich noch einmal an und wähle „Überall abmelden“.',
    },
  },
  copy: {
    heading: 'Melde dich in diesem Tab neu an',
    text: 'Dieser Tab ist eine Kopie eines anderen. Dort bist du weiter angemeldet, aber diese Anmeldung reicht nicht mehr für beide.',
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
    factors: { totp: 'Authenticator-App', sms: 'SMS', email: 'E-Mail' },
    unknown: (names) =>
      `Dein Konto erlaubt auch ${list(names.map((name) => `„${name}“`))}; das kennt diese Seite nicht.`,
    send: 'Weiter',
  },
  codeStep: {
    heading: 'Gib deinen Code ein',
    totp: 'Öffne deine Authenticator-App und gib den Code ein, den sie für diesen Chat zeigt.',
    sms: (sentTo) =>
      sentTo === undefined
        ? 'Du bekommst ihn per SMS. Gib ihn hier ein.'
        : `Du bekommst ihn per SMS an ${sentTo}. Gib ihn hier ein.`,
    email: (sentTo) =>
      sentTo === undefined
        ? 'Du bekommst ihn per E-Mail. Gib ihn hier ein. Wenn nichts ankommt, sieh im Spam nach.'
        : `Du bekommst ihn per E-Mail an ${sentTo}. Gib ihn hier ein. Wenn nichts ankommt, sieh im Spam nach.`,
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
    sourced:
      'Er sieht aus wie der Name von jemandem aus einer anderen Anmeldung. Gib ihn ohne den Doppelpunkt ein.',
  },
  confirm: {
    heading: 'Bestätige dein Konto',
    text: (sentTo) => codeSent(sentTo),
    send: 'Bestätigen',
    again: 'Noch einen Code senden',
    sentAgain: 'Ein neuer Code ist unterwegs. Gib den ein.',
  },

  done: {
    'password-saved': 'Dein neues Passwort ist gespeichert, aber du bist nicht angemeldet',
    'password-perhaps-saved': 'Dein neues Passwort ist vielleicht schon gespeichert',
    'account-made': 'Dein Konto ist angelegt, aber du bist nicht angemeldet',
    'account-confirmed': 'Dein Konto ist bestätigt, aber du bist nicht angemeldet',
  },
  doneBut: {
    failed: ({ heading, text }) => `${heading}. ${text}`,
    unanswered: 'Der Anmeldedienst hat dann nicht mehr geantwortet. Melde dich mit deinem Passwort an.',
    perhapsSaved: 'Melde dich damit an. Wird es nicht angenommen, dann noch einmal mit dem alten.',
  },
};

function span(days: number): string {
  if (days >= 2) return `${number(Math.floor(days))} Tagen`;
  const hours = Math.max(1, Math.floor(days * 24));
  return plural(hours, { one: 'einer Stunde', other: `${number(hours)} Stunden` });
}

function codeSent(sentTo: string | undefined): string {
  return sentTo === undefined
    ? 'Ein Code wurde dir geschickt. Gib ihn hier ein.'
    : `Ein Code wurde an ${sentTo} geschickt. Gib ihn hier ein.`;
}
