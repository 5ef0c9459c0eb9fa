import type { Dictionary } from '../words.ts';
import { number, plural } from './count.ts';

export const list: Dictionary['list'] = {
  messages: 'Nachrichten',
  newMessages: 'Neue Nachrichten',
  retry: 'Erneut senden',
  discard: 'Verwerfen',
  showMore: 'Mehr anzeigen',
  showLess: 'Weniger anzeigen',
  olderDropped: 'Ältere Nachrichten behält diese Seite nicht',
  emptyHeading: 'Noch keine Nachrichten',
  emptyText: 'Sag Hallo: Wer in den Raum kommt, kann antworten.',
  waits: 'Wartet: Momento nimmt im Moment nichts mehr an. Die Nachricht geht von selbst hinaus.',
  you: 'Du',
  youJoined: 'Du bist beigetreten',
  joined: 'ist beigetreten',
  nobody: 'Jemand',
  marks: {
    verified: { word: 'Bestätigt', meaning: 'Unter diesem Namen angemeldet' },
    guest: { word: 'Gast', meaning: 'Ohne Anmeldung unter diesem Namen hereingekommen' },
    claimed: {
      word: 'Unbestätigt',
      meaning: 'Nur die Nachricht selbst sagt, dass sie von dieser Person ist',
    },
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
      one: '1 Nachricht ließ sich nicht nachladen',
      other: `${number(lost)} Nachrichten ließen sich nicht nachladen`,
    }),
  gapOfUnknownSize: 'Hier fehlen vielleicht Nachrichten',
  newCount: (arrived) =>
    plural(arrived, { one: '1 neue Nachricht', other: `${number(arrived)} neue Nachrichten` }),
};
