import type { Dictionary } from '../words.ts';
import { number, plural } from './count.ts';

export const KEEPS_TRYING =
  'Die Seite versucht es automatisch weiter. Mit „Jetzt versuchen“ musst du nicht warten.';

export const room: Dictionary['room'] = {
  rooms: (unread) =>
    unread === 0
      ? 'Räume'
      : plural(unread, {
          one: 'Räume, 1 neue Nachricht',
          other: `Räume, ${number(unread)} neue Nachrichten`,
        }),
  toMessages: 'Zu den Nachrichten springen',
  people: 'Wer ist hier?',
  search: 'Suchen',
  searchAndKeys: 'Suchen (Strg+Umschalt+F)',
  leave: 'Verlassen',
  leaveAnyway: 'Trotzdem verlassen',
  stay: 'Bleiben',
  unsentHeading: (count) =>
    plural(count, {
      one: 'Eine Nachricht wurde noch nicht gesendet',
      other: `${number(count)} Nachrichten wurden noch nicht gesendet`,
    }),
  unsentText: 'Wenn du jetzt gehst, geht alles Ungesendete verloren. Bleib, um es noch zu senden.',

  copyInviteLink: 'Einladungslink kopieren',
  linkCopied: 'Link kopiert',
  copyThisLink: 'Kopiere diesen Link',

  message: 'Nachricht',
  send: 'Senden',
  saveEdit: 'Speichern',
  byteCount: (count, limit) => `${number(count)} von ${number(limit)} Byte`,
  tooLong: (excessBytes) => `${number(excessBytes)} Byte zu lang: Kürze den Text oder teile ihn auf.`,
  readOnly:
    'Du kannst in diesem Raum lesen, aber nicht schreiben. Wenn du schreiben möchtest, wende dich an die Admins dieses Chats.',

  live: 'Live',
  liveReadOnly: 'Live, nur lesen',
  delayed: 'Nachrichten kommen verzögert',
  sendsOnly: 'Senden geht, Empfangen nicht',
  connecting: 'Verbinde',
  reconnecting: 'Verbinde neu',
  offline: 'Offline',
  underWay: '\u00a0…',
  retryIn: (seconds) => ` in ${seconds}\u00a0s`,
  nextTryIn: (seconds) => `, nächster Versuch in ${seconds}\u00a0s`,
  notConnected: 'Nicht verbunden',
  signInAgain: 'Melde dich wieder an',
  closed: 'Geschlossen',

  unreachable: { heading: 'Der Raum ist nicht erreichbar', text: KEEPS_TRYING },
  retryNow: 'Jetzt versuchen',
  identityLost: {
    heading: 'Du bist nicht mehr angemeldet',
    text: 'Du kannst weiter lesen, was hier steht. Melde dich wieder an, um weiterzumachen und zu schreiben. Was du geschrieben hast, bleibt erhalten.',
  },
  notLetIn: 'Du kannst hier erst schreiben, wenn du hineingelassen wirst.',
  signIn: 'Anmelden',
};
