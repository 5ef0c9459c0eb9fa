import type { Dictionary } from '../words.ts';
import { number, plural } from './count.ts';

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
  back: 'Zurück',
  moment: 'Einen Moment\u00a0…',

  credentials: {
    heading: (machineName) => `Anmelden bei „${machineName}“`,
    stay: 'Angemeldet bleiben',
    stayHint: (days) =>
      `In allen Tabs, bis du dich abmeldest; nach ${days === undefined ? 'einigen Wochen (meist 30 Tagen)' : span(days)} musst du dich neu anmelden. Nur auf einem eigenen Gerät.`,
    withoutPassword: 'Ohne Passwort anmelden',
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
    factors: { totp: 'Authenticator-App', sms: 'SMS', email: 'E-Mail' },
    unknown: (names) => `Dein Konto erlaubt auch „${names}“; das kennt diese Seite nicht.`,
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

  access: {
    forbidden: (machineName) => ({
      heading: `„${machineName}“ lässt dich nicht hinein`,
      text: 'Du bist angemeldet, aber dein Konto ist in keiner Gruppe, die hinein darf. Bitte die Admins dieses Chats um Zugang und lade diese Seite dann neu. Hilft das nicht, melde dich ab und wieder an.',
    }),
    notAccepted: (machineName) => ({
      heading: `„${machineName}“ nimmt deine Anmeldung nicht an`,
      text: 'Du bist angemeldet, aber der Dienst erwartet wohl Anmeldungen eines anderen User-Pools oder App-Clients, als auf dieser Seite eingetragen ist. Sag den Admins dieses Chats Bescheid: Die Prüfung in den Einstellungen nennt, was zu vergleichen ist.',
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
      unanswered:
        'Der Anmeldedienst hat nicht geantwortet. Melde dich noch einmal an und wähle wieder „Überall abmelden“.',
      unable:
        'Der Anmeldedienst konnte das gerade nicht tun. Warte ein paar Minuten, melde dich dann noch einmal an und wähle wieder „Überall abmelden“.',
      over: 'Deine Anmeldung hier war schon beendet und konnte die anderen deshalb nicht beenden. Melde dich noch einmal an und wähle wieder „Überall abmelden“.',
      refused: (detail) =>
        `Der Anmeldedienst lehnt das ab${detail === '' ? '' : `: „${detail}“`}. Sag den Admins dieses Chats Bescheid: Sie können deine Anmeldungen beenden.`,
    },
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
  end: {
    heading: (when) => `Bis ${when} musst du dich neu anmelden`,
    inRoom:
      'Eine Anmeldung gilt nur eine begrenzte Zeit. Melde dich jetzt neu an, oder vorher, wann es dir passt: Der Raum und was du geschrieben hast, bleiben.',
    outside:
      'Eine Anmeldung gilt nur eine begrenzte Zeit. Damit vorher eine neue beginnt, melde dich ab und wieder an, wann es dir passt.',
    signInAgain: 'Neu anmelden',
    later: 'Später',
  },
  copy: {
    heading: 'Melde dich in diesem Tab neu an',
    text: 'Dieser Tab ist eine Kopie eines anderen. Dort bist du weiter angemeldet, aber diese Anmeldung reicht nicht mehr für beide.',
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
