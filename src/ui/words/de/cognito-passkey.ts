import type { Dictionary } from '../words.ts';

export const cognitoPasskey: Dictionary['cognitoPasskey'] = {
  heading: (machineName) => `Passkeys für „${machineName}“`,
  text: 'Mit einem Passkey meldest du dich per Fingerabdruck, Gesicht, PIN oder Sicherheitsschlüssel an, ohne Passwort.',
  signedOut: 'Du bist abgemeldet. Melde dich an, um deine Passkeys zu sehen.',
  reading: 'Deine Passkeys werden gesucht\u00a0…',
  readAgain: 'Noch einmal versuchen',
  none: 'Du hast noch keinen Passkey.',
  unnamed: 'Passkey',
  added: (date) => `Hinzugefügt am ${date}`,
  elsewhere: (website) => `Gilt nur für „${website}“, nicht auf dieser Seite`,
  add: 'Passkey hinzufügen',
  adding: 'Warten auf deinen Passkey\u00a0…',
  isAdded: 'Dein Passkey ist gespeichert. Wähle beim nächsten Mal „Ohne Passwort anmelden“.',
  delete: 'Löschen',
  deleteNamed: (name) => `„${name}“ löschen`,
  isDeleted: 'Der Passkey ist gelöscht.',
  question: (name) => ({
    heading: `„${name}“ löschen?`,
    text: 'Mit diesem Passkey kannst du dich dann nicht mehr anmelden. Wenn dein Gerät oder dein Passwortmanager ihn danach noch anbietet, lösche ihn auch dort.',
    confirm: 'Ja, löschen',
    cancel: 'Abbrechen',
  }),
  failures: {
    'passkey-not-given': {
      heading: 'Es wurde kein Passkey erstellt',
      text: 'Vielleicht hast du abgebrochen, oder dieses Gerät kann keinen erstellen: Das verraten Browser nicht. Versuch es noch einmal, oder nimm ein anderes Gerät.',
    },
    'session-expired': {
      heading: 'Du bist nicht mehr angemeldet',
      text: 'Schließ die Einstellungen und melde dich neu an, dann komm hierher zurück.',
    },
    'too-many-attempts': {
      heading: 'Der Anmeldedienst nimmt im Moment keinen mehr an',
      text: 'Vielleicht hast du so viele Passkeys, wie dein Konto haben kann, oder du hast es zu oft versucht. Lösche einen, den du nicht brauchst, oder versuch es in ein paar Minuten noch einmal.',
    },
  },
};
