import type { Dictionary } from '../words.ts';

export const signInTrouble: Dictionary['signInTrouble'] = {
  refused: ({ machineName }) => ({
    heading: `El servicio de inicio de sesión de «${machineName}» no renueva tu sesión`,
    text: 'Tu sesión no se ha cerrado y se conserva lo que has escrito. Elige «Reintentar» o vuelve a iniciar sesión.',
  }),
  unavailable: ({ machineName }) => ({
    heading: `El servicio de inicio de sesión de «${machineName}» no está disponible`,
    text: 'Revisa tu conexión a internet. Si otros sitios funcionan, avisa a quien administra este chat. La página sigue intentándolo. Elige «Reintentar» para no esperar.',
  }),
  tryAgain: 'Reintentar',
  signInAgain: 'Volver a iniciar sesión',
};
