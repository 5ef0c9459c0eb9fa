import type { Dictionary } from '../words.ts';

export const cognito: Dictionary['cognito'] = {
  back: 'Volver',
  moment: 'Un momento…',
  restoring: {
    heading: 'Hola de nuevo',
    text: 'Buscando tu sesión…',
  },

  everywhere: {
    button: 'Cerrar todas las sesiones',
    question: {
      heading: '¿Cerrar todas las sesiones?',
      text: 'Se cierra tu sesión aquí y en todos los demás dispositivos y navegadores donde la tengas iniciada.',
      confirm: 'Sí, cerrar todas',
      cancel: 'Cancelar',
    },
    failed: {
      heading: 'Tu sesión está cerrada aquí, pero quizá no en todas partes',
      unanswered:
        'El servicio de inicio de sesión no respondió. Inicia sesión una vez más y vuelve a elegir «Cerrar todas las sesiones».',
      unable:
        'El servicio de inicio de sesión no pudo hacerlo ahora. Espera unos minutos, inicia sesión una vez más y vuelve a elegir «Cerrar todas las sesiones».',
      over: 'Tu sesión aquí ya había terminado, así que no pudo cerrar las demás. Inicia sesión una vez más y vuelve a elegir «Cerrar todas las sesiones».',
      refused: (detail) =>
        `El servicio de inicio de sesión se niega a hacerlo${detail === '' ? '' : `: «${detail}»`}. Avisa a quien administra este chat: puede cerrar tus sesiones.`,
    },
  },
  failures: {
    unreachable: () => ({
      heading: 'No se puede conectar con el servicio de inicio de sesión',
      text: 'Revisa tu conexión a internet y vuelve a intentarlo; lo que has escrito sigue aquí.',
    }),
    timeout: () => ({
      heading: 'El servicio de inicio de sesión tarda demasiado en responder',
      text: 'Tu conexión o el servicio va lento. Espera un momento y vuelve a intentarlo; lo que has escrito sigue aquí.',
    }),
    'not-the-service': () => ({
      heading: 'Respondió otra cosa en lugar del servicio de inicio de sesión',
      text: 'Puede que haya un proxy de por medio, o una red en la que primero tienes que iniciar sesión. Vuelve a intentarlo más tarde o en otra red. Si continúa, avisa a quien administra este chat.',
    }),
    refused: ({ detail }) => ({
      heading: 'El servicio de inicio de sesión lo rechaza',
      text: `${detail === '' ? '' : `Dice: «${detail}» `}Avisa a quien administra este chat.`,
    }),
  },
};
