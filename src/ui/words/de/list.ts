import type { Dictionary } from '../words.ts';
import { number, plural } from './count.ts';

export const list: Dictionary['list'] = {
  messages: 'Nachrichten',
  newMessages: 'Neue Nachrichten',
  edited: 'bearbeitet',
  deleted: 'Nachricht gelöscht',
  mute: 'Diese Person stummschalten',
  unmute: 'Nicht mehr stummschalten',
  unmuteName: (name) => `${name} nicht mehr stummschalten`,
  mutedMessages: (count) => `Stummgeschaltet: ${messages(count)} von mehreren`,
  mutedMessagesOf: (count, name) => `Stummgeschaltet: ${messages(count)} von ${name}`,
  mutedMessage: 'Eine Nachricht von jemandem, den du stummgeschaltet hast',
  flood: (count) => `Zu viel auf einmal: ${messages(count)} von mehreren`,
  floodOf: (count, name) => `Zu viel auf einmal: ${messages(count)} von ${name}`,
  show: 'Anzeigen',
  hide: 'Ausblenden',
  listKeys:
    'Mit den Pfeiltasten nach oben und unten wechselst du zwischen Nachrichten, die Eingabetaste zeigt, was du damit tun kannst.',
  mentionBy: (name) => `${name}, erwähnt dich`,
  inReplyTo: (name, text) => `Antwort auf ${name}: ${text}`,
  inReplyToYou: (text) => `Antwort auf deine Nachricht: ${text}`,
  quotedMessage: 'Zitiert von dem, der das hier schrieb, und nicht geprüft:',
  retry: 'Erneut senden',
  discard: 'Verwerfen',
  showMore: 'Mehr anzeigen',
  showLess: 'Weniger anzeigen',
  olderDropped: 'Ältere Nachrichten zeigt diese Seite nicht mehr an',
  emptyHeading: 'Noch keine Nachrichten',
  emptyText: 'Sag Hallo! Wer den Raum betritt, kann antworten.',
  waits: 'Wartet: Momento nimmt gerade keine Nachrichten mehr an. Sie wird automatisch gesendet.',
  you: 'Du',
  youJoined: 'Du bist beigetreten',
  joined: 'ist beigetreten',
  joinedWith: (count) =>
    plural(count, {
      one: 'und 1 weitere Person sind beigetreten',
      other: `und ${number(count)} weitere sind beigetreten`,
    }),
  left: 'hat den Raum verlassen',
  leftWith: (count) =>
    plural(count, {
      one: 'und 1 weitere Person haben den Raum verlassen',
      other: `und ${number(count)} weitere haben den Raum verlassen`,
    }),
  nobody: 'Jemand',
  marks: {
    verified: { word: 'Bestätigt', meaning: 'Mit diesem Namen angemeldet' },
    guest: { word: 'Gast', meaning: 'Mit diesem Namen ohne Anmeldung beigetreten' },
    opaque: {
      word: 'Unbestätigt',
      meaning: 'Angemeldet mit der ID, die so endet; für diesen Namen bürgt niemand',
    },
    claimed: { word: 'Unbestätigt', meaning: 'Für diesen Namen bürgt niemand' },
  },
  mixedScripts: {
    word: 'Gemischte Alphabete',
    meaning: 'Buchstaben mehrerer Alphabete, die gleich aussehen können',
  },
  withIdTail: (text, idTail) => `${text} …${idTail}`,
  spoken: {
    verified: (name) => `Bestätigt: ${name}`,
    guest: (name) => `Gast ${name}`,
    opaque: (name, idTail) => `ID ${idTail}, unbestätigt: ${name}`,
    claimed: (name) => `Unbestätigt: ${name}`,
  },
  deliveries: {
    received: '',
    pending: 'Wird gesendet',
    sent: 'Gesendet',
    seen: 'Zugestellt',
    failed: 'Nicht gesendet',
  },
  plainText: 'Einfacher Text',
  json: 'Daten, die keine Chatnachricht sind',
  binary: 'Binärdaten',
  binaryBytes: (byteCount) => `Binärdaten, ${number(byteCount)} Byte`,
  gap: (lost) =>
    plural(lost, {
      one: '1 Nachricht konnte nicht nachgeladen werden',
      other: `${number(lost)} Nachrichten konnten nicht nachgeladen werden`,
    }),
  kept: 'Auf diesem Gerät aufbewahrt',
  gapOfUnknownSize: 'Hier fehlen vielleicht Nachrichten',
  newCount: (arrived) =>
    plural(arrived, { one: '1 neue Nachricht', other: `${number(arrived)} neue Nachrichten` }),
  changed: (name) => `${name} hat eine Nachricht geändert`,
  deletedBy: (name) => `${name} hat eine Nachricht gelöscht`,
  changedCount: (changed) =>
    plural(changed, { one: '1 Nachricht geändert', other: `${number(changed)} Nachrichten geändert` }),
};

function messages(count: number): string {
  return plural(count, { one: '1 Nachricht', other: `${number(count)} Nachrichten` });
}
