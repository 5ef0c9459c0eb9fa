import type { Dictionary } from '../words.ts';

export const cognitoChoice: Dictionary['cognitoChoice'] = {
  link: 'Ohne Passwort anmelden',
  name: {
    heading: 'Ohne Passwort anmelden',
    text: 'Gib deinen Anmeldenamen ein. Wenn dein Konto das zulässt, bekommst du einen Code.',
    send: 'Weiter',
  },
  ways: {
    heading: 'Wie willst du dich anmelden?',
    choices: 'Schick mir einen Code per',
    ways: { email: 'E-Mail', sms: 'SMS' },
    send: 'Code senden',
  },
};
