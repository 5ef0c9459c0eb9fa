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

  muteHeading: (name) => `${name} stummschalten?`,
  muteReach: {
    verified: (name) => `Das schaltet ${name} stumm, mit Anmeldung.`,
    guest: (name) => `Gäste wählen ihre Namen selbst: Das schaltet alle Gäste stumm, die ${name} heißen.`,
    opaque: () => 'Das schaltet die Person mit dieser ID stumm, egal welchen Namen sie benutzt.',
    claimed: (name) => `Für diesen Namen bürgt niemand: Das schaltet alle stumm, die sich ${name} nennen.`,
  },
  muteText:
    'Du siehst ihre Nachrichten dann in keinem Raum mehr, und niemand erfährt davon. Rückgängig machen kannst du das jederzeit, hier oder in den Einstellungen.',
  mute: 'Stummschalten',
  cancel: 'Abbrechen',

  copyInviteLink: 'Einladungslink kopieren',
  linkCopied: 'Link kopiert',
  copyThisLink: 'Kopiere diesen Link',

  message: 'Nachricht',
  send: 'Senden',
  replyingTo: (name) => `Antwort auf ${name}`,
  replyingToYou: 'Antwort auf deine eigene Nachricht',
  cancelReply: 'Antwort abbrechen',
  editing: 'Du bearbeitest deine Nachricht',
  editingHint: 'Andere Apps zeigen vielleicht weiter den alten Text.',
  editGone: 'Diese Nachricht lässt sich nicht mehr ändern. Kopiere deinen Text, falls du ihn noch brauchst.',
  stopEditing: 'Bearbeiten beenden',
  saveEdit: 'Speichern',
  deleteHeading: 'Diese Nachricht löschen?',
  deleteText:
    'Sie verschwindet hier und auf anderen Seiten wie dieser. Wer sie gelesen hat, kennt sie, und andere Apps in diesem Raum zeigen sie vielleicht weiter an.',
  delete: 'Löschen',
  keep: 'Behalten',
  byteCount: (count, limit) => `${number(count)} von ${number(limit)} Byte`,
  tooLong: (excessBytes) => `${number(excessBytes)} Byte zu lang: Kürze den Text oder teile ihn auf.`,
  readOnly:
    'Du kannst in diesem Raum lesen, aber nicht schreiben. Wenn du schreiben möchtest, wende dich an die Admins dieses Chats.',
  roleIsUnknown:
    'Du hast hier eine Rolle, die diese Seite nicht kennt. Deshalb kannst du lesen, aber nicht schreiben. Lade die Seite neu: Eine neuere Version kennt die Rolle vielleicht. Hilft das nicht, frag die Admins dieses Chats.',

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
