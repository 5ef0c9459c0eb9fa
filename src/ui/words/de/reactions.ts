import type { Dictionary } from '../words.ts';
import { number, plural } from './count.ts';

export const reactions: Dictionary['reactions'] = {
  reactions: 'Reaktionen',
  choice: 'Reagieren mit',
  names: {
    '👍': 'Daumen hoch',
    '❤️': 'Herz',
    '😂': 'Lachend',
    '😮': 'Überrascht',
    '😢': 'Traurig',
    '🎉': 'Feiernd',
  },
  count: (count) => number(count),
  failed: 'Deine Reaktion wurde nicht gesendet. Wähle sie noch einmal, um es wieder zu versuchen.',
  people: (count) => plural(count, { one: '1 Person', other: `${number(count)} Personen` }),
  guests: (count) => plural(count, { one: '1 Gast', other: `${number(count)} Gäste` }),
  peopleAndGuests: (people, guests) => `${people} und ${guests}`,
  others: (count) => plural(count, { one: '1 andere Person', other: `${number(count)} andere Personen` }),
  by: (name, who) => `${name}: ${who}`,
};
