import type { Dictionary } from '../words.ts';
import { number, plural } from './count.ts';

export const reactions: Dictionary['reactions'] = {
  reactions: 'Reacciones',
  choice: 'Reaccionar con',
  names: {
    '👍': 'Pulgar arriba',
    '❤️': 'Corazón',
    '😂': 'Risa',
    '😮': 'Sorpresa',
    '😢': 'Tristeza',
    '🎉': 'Celebración',
  },
  count: (count) => number(count),
  failed: 'No se envió tu reacción. Elígela de nuevo para volver a intentarlo.',
  people: (count) =>
    plural(count, {
      one: '1 persona',
      many: `${number(count)} de personas`,
      other: `${number(count)} personas`,
    }),
  guests: (count) =>
    plural(count, {
      one: '1 visitante',
      many: `${number(count)} de visitantes`,
      other: `${number(count)} visitantes`,
    }),
  peopleAndGuests: (people, guests) => `${people} y ${guests}`,
  others: (count) =>
    plural(count, {
      one: '1 persona más',
      many: `${number(count)} de personas más`,
      other: `${number(count)} personas más`,
    }),
  by: (name, who) => `${name}: ${who}`,
};
