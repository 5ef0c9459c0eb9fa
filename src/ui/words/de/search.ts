import type { Dictionary } from '../words.ts';
import { number, plural } from './count.ts';

export const search: Dictionary['search'] = {
  search: 'In diesem Raum suchen',
  hint: 'Findet Nachrichten, die diese Seite geladen hat.',
  older: 'Vorheriger Treffer (älter)',
  newer: 'Nächster Treffer (neuer)',
  close: 'Suche schließen',
  place: (place, count) => `${number(place)} von ${number(count)}`,
  placeSoFar: (place, count) => `${number(place)} von bisher ${number(count)}`,
  searching: 'Suche läuft…',
  none: 'Keine Treffer',
  date: 'Zum Datum springen',
  noneSince: 'Seitdem keine Nachrichten',
  save: 'Als Text speichern',
  saved: (count) =>
    plural(count, { one: '1 Zeile gespeichert', other: `${number(count)} Zeilen gespeichert` }),
};
