import type { Dictionary } from '../words.ts';

export const join: Dictionary['join'] = {
  welcome: 'Elige una sala y saluda.',
  ways: '¿Cómo quieres entrar?',
  room: 'Sala',
  userName: 'Tu nombre',
  join: 'Entrar',
  joining: 'Entrando…',
  signedIn: (machineName) => `Has iniciado sesión en «${machineName}».`,
  signOut: 'Cerrar sesión',
  settings: 'Ajustes',
  noRoom: 'Escribe el nombre de una sala.',
  noUserName: 'Escribe el nombre que verán los demás.',
  tooLong: (maxLength) => `Demasiado largo: ${maxLength} caracteres como máximo.`,
  comma: (first, second) => `${first}, ${second}`,
  sentences: (first, second) => `${first} ${second}`,
  incomplete: 'No se pudo cargar una parte de esta página',
  whatToDo:
    'Puede que no tengas conexión o que la página se haya actualizado. Recárgala para continuar. Se conserva lo que has escrito.',
  reload: 'Recargar',
};
