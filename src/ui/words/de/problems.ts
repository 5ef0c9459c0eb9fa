import type { Dictionary } from '../words.ts';

const KEEPS_TRYING = 'Die Seite versucht es von selbst weiter; mit „Jetzt versuchen“ geht es ohne Warten.';

export const problems: Dictionary['problems'] = {
  retryNow: 'Jetzt versuchen',
  machine: {
    unauthorized: ({ machineName }) => ({
      heading: `„${machineName}“ möchte wissen, wer du bist`,
      text: 'Ohne Anmeldung kommt dort niemand mehr hinein. Frag die Admins dieses Chats, wie du hineinkommst.',
    }),
    forbidden: ({ machineName }) => ({
      heading: `„${machineName}“ lässt dich nicht hinein`,
      text: 'Bitte die Admins dieses Chats um Zugang und wähle dann „Jetzt versuchen“.',
    }),
    rejected: ({ machineName }) => ({
      heading: `„${machineName}“ hat die Anfrage nicht angenommen`,
      text: 'Verlasse den Raum und versuche einen anderen Namen. Hilft das nicht, stimmt vielleicht die Adresse des Dienstes nicht: Sag den Admins dieses Chats Bescheid.',
    }),
    'refuses-this-page': ({ machineName }) => ({
      heading: `Diese Seite darf die Antwort von „${machineName}“ nicht lesen`,
      text: `Entweder kommst du dort nicht mehr hinein, oder die Adresse dieser Seite ist dort nicht zugelassen (CORS). Verlasse den Raum und tritt wieder bei; hilft das nicht, sag den Admins dieses Chats Bescheid. ${KEEPS_TRYING}`,
    }),
    throttled: ({ machineName }) => ({
      heading: `„${machineName}“ ist überlastet`,
      text: `Gerade wollen viele hinein. ${KEEPS_TRYING}`,
    }),
    unavailable: ({ machineName }) => ({
      heading: `„${machineName}“ hat ein Problem`,
      text: `Der Dienst ist da, kann aber im Moment niemanden hineinlassen. ${KEEPS_TRYING}`,
    }),
    unreachable: ({ machineName }) => ({
      heading: `„${machineName}“ ist nicht erreichbar`,
      text: `Prüfe deine Internetverbindung. Wenn andere Seiten gehen, ist der Dienst ausgefallen: Sag den Admins dieses Chats Bescheid. ${KEEPS_TRYING}`,
    }),
    timeout: ({ machineName }) => ({
      heading: `„${machineName}“ braucht zu lange für eine Antwort`,
      text: `Deine Verbindung oder der Dienst ist langsam. ${KEEPS_TRYING}`,
    }),
    malformed: ({ machineName }) => ({
      heading: `Diese Seite versteht die Antwort von „${machineName}“ nicht`,
      text: 'Die Adresse in der Konfiguration führt vielleicht zu etwas anderem als einer Token Vending Machine: Bitte die Admins dieses Chats, sie zu prüfen.',
    }),
    closed: () => ({
      heading: 'Die Verbindung wurde geschlossen',
      text: 'Verlasse den Raum und tritt wieder bei.',
    }),
  },
  topic: {
    unauthenticated: () => ({
      heading: 'Dein Zugang zum Raum ist abgelaufen',
      text: `Ein neuer muss geholt werden. ${KEEPS_TRYING}`,
    }),
    'permission-denied': ({ roomName }) => ({
      heading: `Du darfst nicht in „${roomName}“ hinein`,
      text: 'Versuche einen anderen Raum, oder bitte die Admins dieses Chats um Zugang zu diesem und wähle dann „Jetzt versuchen“.',
    }),
    'not-found': ({ cacheName }) => ({
      heading: `Den Cache „${cacheName}“ gibt es nicht`,
      text: `Lege in der Momento-Konsole (console.gomomento.com) einen Cache namens „${cacheName}“ an, in der Region, aus der der API-Schlüssel der Token Vending Machine ist, und wähle dann „Jetzt versuchen“.`,
    }),
    'limit-exceeded': () => ({
      heading: 'Momento nimmt im Moment nichts mehr an',
      text: `Eine Grenze des Momento-Kontos ist erreicht. ${KEEPS_TRYING}`,
    }),
    'invalid-argument': ({ roomName }) => ({
      heading: `Momento nimmt „${roomName}“ nicht an`,
      text: 'Verlasse den Raum und versuche einen mit einem einfacheren Namen.',
    }),
    timeout: () => ({
      heading: 'Momento braucht zu lange für eine Antwort',
      text: `Deine Verbindung oder der Dienst ist langsam. ${KEEPS_TRYING}`,
    }),
    unavailable: () => ({
      heading: 'Momento ist nicht verfügbar',
      text: `Der Dienst kann diesen Raum im Moment nicht bedienen. ${KEEPS_TRYING}`,
    }),
    internal: () => ({
      heading: 'Bei Momento ist etwas schiefgegangen',
      text: `Es liegt nicht an dir. ${KEEPS_TRYING}`,
    }),
    unreachable: () => ({
      heading: 'Momento ist nicht erreichbar',
      text: `Prüfe deine Internetverbindung. Wenn andere Seiten gehen, blockiert vielleicht etwas unterwegs diesen Dienst. ${KEEPS_TRYING}`,
    }),
    unknown: () => ({
      heading: 'Die Verbindung zu Momento hält nicht',
      text: `Unterwegs antwortet etwas an seiner Stelle: ein Proxy, oder ein Netz, in dem du dich erst anmelden musst. ${KEEPS_TRYING}`,
    }),
    'bad-token': ({ machineName }) => ({
      heading: `Momento kann nicht lesen, was „${machineName}“ ausgibt`,
      text: 'Die Token Vending Machine gibt Tokens der falschen Art aus: Sag den Admins dieses Chats Bescheid.',
    }),
    cancelled: () => ({
      heading: 'Die Verbindung wurde unterbrochen',
      text: KEEPS_TRYING,
    }),
  },
  unknown: { heading: 'Der Raum ist nicht erreichbar', text: KEEPS_TRYING },
  sendFailures: {
    'read-only': 'Nicht gesendet: Du darfst hier nur lesen.',
    limited: 'Nicht gesendet: Momento nimmt im Moment nichts mehr an. Versuche es gleich noch einmal.',
    timeout:
      'Keine Antwort: Vielleicht ist die Nachricht angekommen, vielleicht nicht. Ein neuer Versuch verdoppelt sie nicht.',
    unreachable: 'Nicht gesendet: keine Verbindung. Versuche es noch einmal, wenn der Raum live ist.',
    'signed-out': 'Nicht gesendet: Dein Zugang ist abgelaufen. Tritt dem Raum neu bei.',
    rejected: 'Nicht gesendet: Momento nimmt diese Nachricht nicht an.',
  },
  identityLost: {
    heading: 'Du bist nicht mehr angemeldet',
    text: 'Du kannst lesen, was hier steht. Melde dich neu an, um weiterzumachen und zu schreiben; was du geschrieben hast, bleibt erhalten.',
  },
  signIn: 'Anmelden',
};
