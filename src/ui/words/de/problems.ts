import type { Dictionary } from '../words.ts';
import { KEEPS_TRYING } from './room.ts';

export const problems: Dictionary['problems'] = {
  machine: {
    unauthorized: ({ machineName, isMember }) =>
      isMember
        ? {
            heading: `„${machineName}“ nimmt deine Anmeldung nicht an`,
            text: 'Du bist angemeldet, aber der Dienst erwartet wohl andere Anmeldungen, als diese Seite vorsieht. Sag den Admins dieses Chats Bescheid: Die Prüfung in den Einstellungen nennt, was zu vergleichen ist.',
          }
        : {
            heading: `„${machineName}“ möchte wissen, wer du bist`,
            text: 'Ohne Anmeldung kommt man dort nicht mehr hinein. Frag die Admins dieses Chats, wie du Zugang bekommst.',
          },
    forbidden: ({ machineName }) => ({
      heading: `„${machineName}“ lässt dich nicht hinein`,
      text: 'Bitte die Admins dieses Chats um Zugang und wähle dann „Jetzt versuchen“. Wenn du angemeldet bist und das nicht hilft, verlasse den Raum, melde dich ab und wieder an.',
    }),
    rejected: ({ machineName }) => ({
      heading: `„${machineName}“ hat die Anfrage nicht angenommen`,
      text: 'Verlasse den Raum und versuche es mit einem anderen Namen. Hilft das nicht, stimmt vielleicht die Adresse des Dienstes nicht: Sag den Admins dieses Chats Bescheid.',
    }),
    'refuses-this-page': ({ machineName }) => ({
      heading: `Diese Seite darf die Antwort von „${machineName}“ nicht lesen`,
      text: `Entweder musst du dich in diesem Netz erst anmelden, oder du hast bei „${machineName}“ keinen Zugang mehr, oder die Adresse dieser Seite ist dort nicht zugelassen (CORS). Verlasse den Raum und tritt wieder bei. Hilft das nicht, sag den Admins dieses Chats Bescheid. ${KEEPS_TRYING}`,
    }),
    throttled: ({ machineName }) => ({
      heading: `„${machineName}“ ist überlastet`,
      text: `Gerade treten viele auf einmal bei. ${KEEPS_TRYING}`,
    }),
    unavailable: ({ machineName }) => ({
      heading: `„${machineName}“ hat ein Problem oder lässt dich nicht hinein`,
      text: `Der Dienst antwortet mit einem Fehler, wie es manche auch tun, wenn man keinen Zugang hat. Hält es an, frag die Admins dieses Chats. ${KEEPS_TRYING}`,
    }),
    unreachable: ({ machineName }) => ({
      heading: `„${machineName}“ ist nicht erreichbar`,
      text: `Prüfe deine Internetverbindung. Wenn andere Seiten funktionieren, ist der Dienst ausgefallen: Sag den Admins dieses Chats Bescheid. ${KEEPS_TRYING}`,
    }),
    timeout: ({ machineName }) => ({
      heading: `„${machineName}“ braucht zu lange für eine Antwort`,
      text: `Deine Verbindung oder der Dienst ist langsam. ${KEEPS_TRYING}`,
    }),
    malformed: ({ machineName }) => ({
      heading: `Diese Seite versteht die Antwort von „${machineName}“ nicht`,
      text: `Vielleicht kommt sie aus einem Netz, in dem du dich erst anmelden musst. Wenn nicht, stimmt vielleicht die Adresse des Dienstes nicht: Sag den Admins dieses Chats Bescheid. ${KEEPS_TRYING}`,
    }),
    closed: () => ({
      heading: 'Die Verbindung wurde geschlossen',
      text: 'Verlasse den Raum und tritt wieder bei.',
    }),
  },
  topic: {
    unauthenticated: () => ({
      heading: 'Dein Zugang zum Raum ist abgelaufen',
      text: `Die Seite braucht ein neues Token. ${KEEPS_TRYING}`,
    }),
    'permission-denied': ({ roomName }) => ({
      heading: `Du hast keinen Zugang zu „${roomName}“`,
      text: 'Versuche es mit einem anderen Raum, oder bitte die Admins dieses Chats um Zugang und wähle dann „Jetzt versuchen“.',
    }),
    'not-found': ({ cacheName }) => ({
      heading: `Den Cache „${cacheName}“ gibt es nicht`,
      text: `Lege in der Momento-Konsole (console.gomomento.com) einen Cache namens „${cacheName}“ an, in der Region des API-Schlüssels der Token Vending Machine, und wähle dann „Jetzt versuchen“.`,
    }),
    'limit-exceeded': () => ({
      heading: 'Momento nimmt gerade nichts mehr an',
      text: `Ein Limit des Momento-Kontos ist erreicht. ${KEEPS_TRYING}`,
    }),
    'invalid-argument': ({ roomName }) => ({
      heading: `Momento nimmt „${roomName}“ nicht an`,
      text: 'Verlasse den Raum und versuche es mit einem einfacheren Namen.',
    }),
    timeout: () => ({
      heading: 'Momento braucht zu lange für eine Antwort',
      text: `Deine Verbindung oder der Dienst ist langsam. ${KEEPS_TRYING}`,
    }),
    unavailable: () => ({
      heading: 'Momento ist nicht verfügbar',
      text: `Der Dienst kann diesen Raum gerade nicht bedienen. ${KEEPS_TRYING}`,
    }),
    internal: () => ({
      heading: 'Bei Momento ist etwas schiefgegangen',
      text: `Es liegt nicht an dir. ${KEEPS_TRYING}`,
    }),
    unreachable: () => ({
      heading: 'Momento ist nicht erreichbar',
      text: `Prüfe deine Internetverbindung. Wenn andere Seiten funktionieren, blockiert unterwegs vielleicht etwas die Verbindung zu Momento. ${KEEPS_TRYING}`,
    }),
    unknown: () => ({
      heading: 'Die Verbindung zu Momento bricht immer wieder ab',
      text: `Die Antworten sind nicht die von Momento: Vielleicht kommen sie von einem Proxy, oder aus einem Netz, in dem du dich erst anmelden musst. ${KEEPS_TRYING}`,
    }),
    'bad-token': ({ machineName }) => ({
      heading: `Momento kann das Token von „${machineName}“ nicht lesen`,
      text: 'Die Token Vending Machine gibt Tokens der falschen Art aus: Sag den Admins dieses Chats Bescheid.',
    }),
    'foreign-host': ({ machineName, host = '' }) => ({
      heading: `„${machineName}“ führt zu einem Server, dem diese Seite nicht vertraut`,
      text: `Das Token ist für „${host}“, deshalb wurde nichts dorthin gesendet. Sag den Admins dieses Chats Bescheid: Wenn der Server stimmt, muss er in config.json unter "momentoHosts" stehen.`,
    }),
    'no-streaming': () => ({
      heading: 'Dieser Browser kann keine Nachrichten empfangen',
      text: 'Er ist zu alt, um eine Antwort zu lesen, die noch unterwegs ist. Aktualisiere ihn oder öffne diese Seite in einem anderen Browser.',
    }),
    'held-back': ({ checkUp }) => ({
      heading: 'In diesem Netz kommen keine Nachrichten bei dir an',
      text: `Etwas zwischen hier und Momento, zum Beispiel ein Proxy, hält zurück, was andere schreiben. Was du schreibst, wird gesendet. Versuche es in einem anderen Netz. ${KEEPS_TRYING} ${checkUp}`,
    }),
    cancelled: () => ({
      heading: 'Die Verbindung wurde unterbrochen',
      text: KEEPS_TRYING,
    }),
  },
  delayed: (checkUp) => ({
    heading: 'Dieses Netz hält Nachrichten zurück',
    text: `Etwas zwischen hier und Momento, zum Beispiel ein Proxy, gibt sie nur alle paar Sekunden weiter. Es geht nichts verloren, du kannst weiter chatten. ${checkUp}`,
  }),
  checkUp: 'Denen, die dieses Netz betreiben, sagt die Prüfung in den Einstellungen, was zu ändern ist.',
  muteHeading: (name) => `${name} stummschalten?`,
  mute: 'Stummschalten',
  cancel: 'Abbrechen',
  deleteHeading: 'Diese Nachricht löschen?',
  delete: 'Löschen',
  keep: 'Behalten',
  muteReach: {
    verified: (name) => `Das schaltet ${name} stumm, mit Anmeldung.`,
    guest: (name) => `Gäste wählen ihre Namen selbst: Das schaltet alle Gäste stumm, die ${name} heißen.`,
    opaque: () => 'Das schaltet die Person mit dieser ID stumm, egal welchen Namen sie benutzt.',
    claimed: (name) => `Für diesen Namen bürgt niemand: Das schaltet alle stumm, die sich ${name} nennen.`,
  },
  muteText:
    'Du siehst ihre Nachrichten dann in keinem Raum mehr, und niemand erfährt davon. Rückgängig machen kannst du das jederzeit, hier oder in den Einstellungen.',
  deleteText:
    'Sie verschwindet hier und auf anderen Seiten wie dieser. Wer sie gelesen hat, kennt sie, und andere Apps in diesem Raum zeigen sie vielleicht weiter an.',
  replyingTo: (name) => `Antwort auf ${name}`,
  replyingToYou: 'Antwort auf deine eigene Nachricht',
  cancelReply: 'Antwort abbrechen',
  editing: 'Du bearbeitest deine Nachricht',
  editingHint: 'Andere Apps zeigen vielleicht weiter den alten Text.',
  editGone: 'Diese Nachricht lässt sich nicht mehr ändern. Kopiere deinen Text, falls du ihn noch brauchst.',
  stopEditing: 'Bearbeiten beenden',
  roleIsUnknown:
    'Du hast hier eine Rolle, die diese Seite nicht kennt. Deshalb kannst du lesen, aber nicht schreiben. Lade die Seite neu: Eine neuere Version kennt die Rolle vielleicht. Hilft das nicht, frag die Admins dieses Chats.',
};
