import type { Dictionary } from '../words.ts';

export const signIn: Dictionary['signIn'] = {
  userName: 'Nombre de usuario',
  password: 'Contraseña',
  signIn: 'Iniciar sesión',
  signingIn: 'Iniciando sesión…',
  elsewhere: {
    heading: 'Has cerrado la sesión en otra pestaña',
    text: 'Con eso también se ha cerrado aquí. Inicia sesión para continuar.',
  },
  again: {
    heading: 'Vuelve a iniciar sesión',
    text: 'Tu sesión ya no se acepta, no se puede renovar o está a punto de terminar. Vuelve a iniciar sesión para continuar en esta sala.',
  },
};
