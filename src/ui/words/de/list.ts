import type { Dictionary } from '../words.ts';
import { count, number } from './count.ts';

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
  gap: (lost) => `${count(lost, 'Nachricht ließ', 'Nachrichten ließen')} sich nicht nachladen`,
  gapOfUnknownSize: 'Hier fehlen vielleicht Nachrichten',
  changed: (name) => `${name} hat eine Nachricht geändert`,
  changedCount: (changed) => count(changed, 'Nachricht geändert', 'Nachrichten geändert'),
  newCount: (arrived) => count(arrived, 'neue Nachricht', 'neue Nachrichten'),
};
