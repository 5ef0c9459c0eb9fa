import type { Dictionary } from '../words.ts';

export const names: Dictionary['names'] = {
  contains: (character, what) => `Contiene ${character}, ${what}.`,
  what: {
    direction: 'que cambia la dirección del texto',
    invisible: 'que no se ve',
    joiner: 'que ahí no se ve',
    variation: 'que por sí solo no se ve',
    control: 'un carácter de control',
    surrogate: 'la mitad de un carácter',
    'private-use': 'que otras personas no pueden leer',
    unassigned: 'que aquí no se conoce',
    space: 'un espacio que no está solo entre dos palabras',
    mark: 'un acento o signo que no puede ir ahí',
    form: 'que se puede escribir de otra manera con el mismo aspecto',
  },
  reserved: 'Se parece a la marca de los visitantes, «guest:».',
  empty: 'Está vacío.',
  tooLong: 'Es demasiado largo.',
  typeAnother: 'Escríbelo sin eso.',
  cannotBeTold: (userName) => ({
    heading: `No puedes entrar como «${userName}»`,
    whatToDo:
      'Podrían confundirte con otra persona. Pide otro nombre de usuario a quien administra este chat.',
  }),
};
