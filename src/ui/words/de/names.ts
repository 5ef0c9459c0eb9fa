import type { Dictionary } from '../words.ts';

export const names: Dictionary['names'] = {
  contains: (character, what) => `Er enthält ${character}, ${what}.`,
  what: {
    direction: 'das die Schreibrichtung ändert',
    invisible: 'das man nicht sieht',
    joiner: 'das man dort nicht sieht',
    variation: 'das man für sich allein nicht sieht',
    control: 'ein Steuerzeichen',
    surrogate: 'ein halbes Zeichen',
    'private-use': 'das andere nicht lesen können',
    unassigned: 'das hier nicht bekannt ist',
    space: 'ein Leerzeichen, das nicht einzeln zwischen zwei Wörtern steht',
    mark: 'einen Akzent oder ein Zeichen, das dort nicht stehen kann',
    form: 'das man auch anders schreiben kann, ohne dass man es sieht',
  },
  reserved: 'Er sieht aus wie die Kennzeichnung von Gästen, „guest:“.',
  empty: 'Er ist leer.',
  tooLong: 'Er ist zu lang.',
  typeAnother: 'Gib ihn ohne das ein.',
  cannotBeTold: (userName) => ({
    heading: `Als „${userName}“ kommst du nicht hinein`,
    whatToDo:
      'Andere könnten dich für jemand anderen halten. Bitte die Admins dieses Chats um einen anderen Benutzernamen.',
  }),
};
