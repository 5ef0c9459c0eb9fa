import type { Dictionary } from '../words.ts';
import { number, plural } from './count.ts';

export const rooms: Dictionary['rooms'] = {
  rooms: 'Räume',
  unread: (count) => plural(count, { one: '1 neue Nachricht', other: `${number(count)} neue Nachrichten` }),
  mentioned: 'du wirst erwähnt',
  gaveWay: 'Geschlossen, weil zu viele Räume offen waren. Wähle ihn aus, um ihn wieder zu öffnen.',
  leave: (room) => `„${room}“ verlassen`,
  forget: (room) => `„${room}“ aus der Liste nehmen`,
  addRoom: 'In einen anderen Raum gehen',
  add: 'Öffnen',
  close: 'Schließen',
};
