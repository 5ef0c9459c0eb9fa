import type { Dictionary } from '../words.ts';

export const names: Dictionary['names'] = {
  contains: {
    direction: (character) => `Er enthält ${character}, das die Schreibrichtung ändert.`,
    invisible: (character) => `Er enthält ${character}, das man nicht sieht.`,
    joiner: (character) => `Er enthält ${character}, das man dort nicht sieht.`,
    variation: (character) => `Er enthält ${character}, das man für sich allein nicht sieht.`,
    control: (character) => `Er enthält ${character}, ein Steuerzeichen.`,
    surrogate: (character) => `Er enthält ${character}, ein halbes Zeichen.`,
    'private-use': (character) => `Er enthält ${character}, das andere nicht lesen können.`,
    unassigned: (character) => `Er enthält ${character}, das hier nicht bekannt ist.`,
    space: (character) =>
      `Er enthält ${character}, ein Leerzeichen, das nicht einzeln zwischen zwei Wörtern steht.`,
    mark: (character) =>
      `Er enthält ${character}, einen Akzent oder ein Zeichen, das dort nicht stehen kann.`,
    form: (character) =>
      `Er enthält ${character}, das man auch anders schreiben kann, ohne dass man es sieht.`,
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
