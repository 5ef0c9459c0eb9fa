import type { Dictionary } from '../words.ts';

const THIS = { userName: 'dieser Anmeldename', password: 'dieses Passwort' };
const ANOTHER = { userName: 'einen anderen Anmeldenamen', password: 'ein anderes Passwort' };
const AGAIN = 'und gib dann dein Passwort noch einmal ein.';

const notUnderstood = (machineName: string) => ({
  heading: `Diese Seite versteht die Antwort von „${machineName}“ nicht`,
  text: 'Die Adresse in der Konfiguration führt vielleicht zu etwas anderem als einer Token Vending Machine: Bitte die Admins dieses Chats, sie zu prüfen.',
});

export const lambda: Dictionary['lambda'] = {
  problems: {
    empty: (field) => (field === 'userName' ? 'Gib deinen Anmeldenamen ein.' : 'Gib dein Passwort ein.'),
    'not-latin-1': (field) =>
      `Hier können nur Buchstaben westeuropäischer Alphabete gesendet werden, und ${THIS[field]} enthält andere. Prüfe deine Tastatur, oder bitte um ${ANOTHER[field]}.`,
    'control-characters': (field) =>
      `Zeichen, die ${THIS[field]} enthält, lassen sich nicht senden. Tippe alles von Hand ein.`,
    'outer-space': (field) =>
      `Am Anfang oder Ende steht ein Leerzeichen, das unterwegs verloren geht. Entferne es, oder bitte um ${ANOTHER[field]}.`,
  },
  failures: {
    unauthorized: () => ({
      heading: 'Anmeldename oder Passwort ist falsch',
      text: 'Prüfe den Anmeldenamen und gib dein Passwort noch einmal ein.',
    }),
    forbidden: (machineName) => ({
      heading: `„${machineName}“ lässt dich nicht hinein`,
      text: `Du bist dort bekannt, hast aber keinen Zugang. Bitte die Admins dieses Chats um Zugang ${AGAIN}`,
    }),
    throttled: (machineName) => ({
      heading: `„${machineName}“ ist überlastet`,
      text: `Es gab zu viele Versuche. Warte einen Moment ${AGAIN}`,
    }),
    unreachable: (machineName) => ({
      heading: `„${machineName}“ ist nicht erreichbar`,
      text: `Prüfe deine Internetverbindung ${AGAIN} Wenn andere Seiten gehen, ist der Dienst ausgefallen: Sag den Admins dieses Chats Bescheid.`,
    }),
    timeout: (machineName) => ({
      heading: `„${machineName}“ braucht zu lange für eine Antwort`,
      text: `Deine Verbindung oder der Dienst ist langsam. Warte einen Moment ${AGAIN}`,
    }),
    unavailable: (machineName) => ({
      heading: `„${machineName}“ hat ein Problem`,
      text: `Der Dienst ist da, kann aber im Moment niemanden hineinlassen. Warte einen Moment ${AGAIN}`,
    }),
    rejected: notUnderstood,
    malformed: notUnderstood,
    closed: notUnderstood,
  },
  refusesThisPage: (machineName) => ({
    heading: `Diese Seite durfte die Antwort von „${machineName}“ nicht lesen`,
    text: 'Prüfe Anmeldename und Passwort: Manche Dienste antworten so, wenn etwas davon falsch ist. Stimmt beides, ist die Adresse dieser Seite dort nicht zugelassen (CORS): Sag den Admins dieses Chats Bescheid.',
  }),
};
