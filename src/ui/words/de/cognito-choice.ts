import type { Dictionary } from '../words.ts';

export const cognitoChoice: Dictionary['cognitoChoice'] = {
  name: {
    heading: 'Ohne Passwort anmelden',
    text: 'Gib deinen Anmeldenamen ein. Danach meldest du dich mit einem Passkey an oder mit einem Code, den du bekommst – wenn dein Konto das zulässt.',
    send: 'Weiter',
  },
  ways: {
    heading: 'Wie willst du dich anmelden?',
    choices: 'Anmelden mit',
    ways: { passkey: 'Passkey', email: 'Code per E-Mail', sms: 'Code per SMS' },
    send: 'Weiter',
  },
  passkey: {
    heading: 'Verwende deinen Passkey',
    text: 'Dein Browser fragt danach: mit Fingerabdruck, Gesicht, PIN oder Sicherheitsschlüssel.',
    send: 'Passkey verwenden',
    busy: 'Warten auf deinen Passkey …',
  },
};
