import type { Dictionary } from '../words.ts';
import { number } from './count.ts';

export const room: Dictionary['room'] = {
  leave: 'Verlassen',
  leaveAnyway: 'Trotzdem verlassen',
  stay: 'Bleiben',
  unsentHeading: (count) =>
    count === 1 ? 'Eine Nachricht ist noch nicht gesendet' : `${count} Nachrichten sind noch nicht gesendet`,
  unsentText:
    'Wenn du jetzt gehst, bekommt niemand zu lesen, was nicht gesendet ist. Bleib, um es zu senden.',

  copyInviteLink: 'Einladungslink kopieren',
  linkCopied: 'Link kopiert',
  copyThisLink: 'Kopiere diesen Link',

  message: 'Nachricht',
  send: 'Senden',
  byteCount: (count, limit) => `${number(count)} von ${number(limit)} Byte`,
  tooLong: (excessBytes) => `${number(excessBytes)} Byte zu lang: Kürze den Text oder sende ihn in Teilen.`,
  readOnly:
    'Du kannst in diesem Raum lesen, aber nicht schreiben. Bitte die Admins dieses Chats um das Recht zu schreiben.',
  roleIsUnknown:
    'Du hast hier eine Rolle, die diese Seite nicht kennt. Deshalb kannst du lesen, aber nicht schreiben. Lade die Seite neu: Eine neuere Version kennt die Rolle vielleicht. Hilft das nicht, frag die Admins dieses Chats.',

  live: 'Live',
  liveReadOnly: 'Live, nur lesen',
  connecting: 'Verbinde',
  reconnecting: 'Verbinde neu',
  offline: 'Offline',
  underWay: '\u00a0…',
  retryIn: (seconds) => ` in ${seconds}\u00a0s`,
  nextTryIn: (seconds) => `, neu in ${seconds}\u00a0s`,
  notConnected: 'Nicht verbunden',
  signInAgain: 'Melde dich wieder an',
  closed: 'Geschlossen',
};
