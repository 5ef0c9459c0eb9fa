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
  people: (count) => plural(count, { one: '1 Person', other: `${number(count)} Personen` }),
  guests: (count) => plural(count, { one: '1 Gast', other: `${number(count)} Gäste` }),
  peopleAndGuests: (people, guests) => `${people} und ${guests}`,
  by: (name, who) => `${name}: ${who}`,
};
