import type { Dictionary } from '../words.ts';
import { number, plural } from './count.ts';

export const writing: Dictionary['writing'] = {
  suggestions: { person: 'Personas', emoji: 'Emojis', command: 'Comandos' },
  suggested: (count) =>
    plural(count, {
      one: '1 sugerencia. Tab la acepta.',
      many: `${number(count)} de sugerencias. Flecha arriba y flecha abajo eligen, Enter acepta.`,
      other: `${number(count)} sugerencias. Flecha arriba y flecha abajo eligen, Enter acepta.`,
    }),
  commands: {
    me: { usage: '/me saluda', does: 'Contar lo que estás haciendo' },
    help: { does: 'Mostrar lo que puedes escribir' },
  },
  unknownCommand: (name) =>
    `No existe el comando /${name}. Escribe /help para verlos todos. Para enviar este texto tal cual, empiézalo con //.`,
  incompleteMe: 'Escribe después de /me lo que estás haciendo, por ejemplo: /me saluda',

  helpHeading: 'Lo que puedes escribir',
  close: 'Cerrar',
  help: {
    marks: 'Formato',
    bold: 'negrita',
    italic: 'cursiva',
    struck: 'tachado',
    code: 'código',
    block: 'un bloque de código, en varias líneas',
    more: 'Más',
    emoji: 'un emoji; con dos letras después de los dos puntos aparecen sugerencias',
    mention: 'menciona a alguien por su nombre, con sugerencias',
    slash: 'un texto que empieza con una barra: escríbela dos veces',
    keys: 'Teclas',
    send: 'envía',
    line: 'una línea nueva',
    edit: 'en el campo vacío: edita tu último mensaje',
    enter: 'Enter',
    shiftEnter: 'Mayús+Enter',
    arrowUp: 'Flecha arriba',
    name: '@nombre',
    slashExample: '//texto',
  },
};
