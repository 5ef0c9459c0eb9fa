import type { Dictionary } from '../words.ts';
import { KEEPS_TRYING } from './room.ts';

export const problems: Dictionary['problems'] = {
  machine: {
    unauthorized: ({ machineName, isMember }) =>
      isMember
        ? {
            heading: `«${machineName}» no acepta tu sesión`,
            text: 'Has iniciado sesión, pero lo más probable es que la máquina acepte sesiones distintas de las que se inician en esta página. Avisa a quien administra este chat: el diagnóstico de los ajustes dice qué hay que comparar.',
          }
        : {
            heading: `«${machineName}» quiere saber quién eres`,
            text: 'Ya no deja entrar sin iniciar sesión. Pregunta a quien administra este chat cómo entrar.',
          },
    forbidden: ({ machineName }) => ({
      heading: `«${machineName}» no te deja entrar`,
      text: 'Pide acceso a quien administra este chat y luego elige «Reintentar ya». Si has iniciado sesión y eso no ayuda, sal de la sala, cierra la sesión y vuelve a iniciarla.',
    }),
    rejected: ({ machineName }) => ({
      heading: `«${machineName}» no aceptó la solicitud`,
      text: 'Sal de la sala y prueba con otro nombre. Si eso no ayuda, quizá la URL de la máquina sea incorrecta: avisa a quien administra este chat.',
    }),
    'refuses-this-page': ({ machineName }) => ({
      heading: `Esta página no puede leer la respuesta de «${machineName}»`,
      text: `O bien esta red exige iniciar sesión, o bien la máquina ya no te deja entrar, o bien no admite la dirección de esta página (CORS). Sal de la sala y vuelve a entrar. Si eso no ayuda, avisa a quien administra este chat. ${KEEPS_TRYING}`,
    }),
    throttled: ({ machineName }) => ({
      heading: `«${machineName}» está saturado`,
      text: `Muchas personas están entrando a la vez. ${KEEPS_TRYING}`,
    }),
    unavailable: ({ machineName }) => ({
      heading: `«${machineName}» tiene un problema o no te deja entrar`,
      text: `Responde con un error, como hacen algunas máquinas también cuando no se tiene acceso. Si continúa, pregunta a quien administra este chat. ${KEEPS_TRYING}`,
    }),
    unreachable: ({ machineName }) => ({
      heading: `No se puede conectar con «${machineName}»`,
      text: `Revisa tu conexión a internet. Si otros sitios funcionan, la máquina está caída: avisa a quien administra este chat. ${KEEPS_TRYING}`,
    }),
    timeout: ({ machineName }) => ({
      heading: `«${machineName}» tarda demasiado en responder`,
      text: `Tu conexión o la máquina va lenta. ${KEEPS_TRYING}`,
    }),
    malformed: ({ machineName }) => ({
      heading: `Esta página no entiende la respuesta de «${machineName}»`,
      text: `Puede venir de una red que exige iniciar sesión. Si no es así, quizá la URL de la máquina sea incorrecta: avisa a quien administra este chat. ${KEEPS_TRYING}`,
    }),
    closed: () => ({
      heading: 'Se cerró la conexión',
      text: 'Sal de la sala y vuelve a entrar.',
    }),
  },
  topic: {
    unauthenticated: () => ({
      heading: 'Tu acceso a esta sala ha caducado',
      text: `La página necesita un token nuevo. ${KEEPS_TRYING}`,
    }),
    'permission-denied': ({ roomName }) => ({
      heading: `No puedes entrar en «${roomName}»`,
      text: 'Sal y prueba con otra sala, o pide acceso a quien administra este chat y luego elige «Reintentar ya».',
    }),
    'not-found': ({ cacheName }) => ({
      heading: `La caché «${cacheName}» no existe`,
      text: `Crea una caché llamada «${cacheName}» en la consola de Momento (console.gomomento.com), en la región de la clave de API de la Token Vending Machine, y luego elige «Reintentar ya».`,
    }),
    'limit-exceeded': () => ({
      heading: 'Momento no acepta más por ahora',
      text: `Se ha alcanzado un límite de la cuenta de Momento. ${KEEPS_TRYING}`,
    }),
    'invalid-argument': ({ roomName }) => ({
      heading: `Momento no acepta «${roomName}»`,
      text: 'Sal y prueba con una sala de nombre más sencillo.',
    }),
    timeout: () => ({
      heading: 'Momento tarda demasiado en responder',
      text: `Tu conexión o el servicio va lento. ${KEEPS_TRYING}`,
    }),
    unavailable: () => ({
      heading: 'Momento no está disponible',
      text: `El servicio no puede atender esta sala ahora mismo. ${KEEPS_TRYING}`,
    }),
    internal: () => ({
      heading: 'Algo ha fallado en Momento',
      text: `No es por nada que hayas hecho. ${KEEPS_TRYING}`,
    }),
    unreachable: () => ({
      heading: 'No se puede conectar con Momento',
      text: `Revisa tu conexión a internet. Si otros sitios funcionan, puede que algo intermedio esté bloqueando Momento. ${KEEPS_TRYING}`,
    }),
    unknown: () => ({
      heading: 'La conexión con Momento se corta una y otra vez',
      text: `Las respuestas no son de Momento: pueden venir de un proxy o de una red que exige iniciar sesión. ${KEEPS_TRYING}`,
    }),
    'bad-token': ({ machineName }) => ({
      heading: `Momento no puede leer el token de «${machineName}»`,
      text: 'La Token Vending Machine emite tokens de un tipo incorrecto. Avisa a quien administra este chat.',
    }),
    'foreign-host': ({ machineName, host = '' }) => ({
      heading: `«${machineName}» lleva a un servidor en el que esta página no confía`,
      text: `Su token es para «${host}», así que no se envió nada allí. Avisa a quien administra este chat: si el servidor es correcto, hay que añadirlo a "momentoHosts" en config.json.`,
    }),
    'no-streaming': () => ({
      heading: 'Este navegador no puede recibir mensajes',
      text: 'Es demasiado antiguo para leer una respuesta mientras todavía está llegando. Actualízalo o abre esta página en otro navegador.',
    }),
    'held-back': ({ checkUp }) => ({
      heading: 'Esta red no deja que te lleguen mensajes',
      text: `Algo entre esta página y Momento, como un proxy, retiene lo que escriben los demás. Lo que escribes tú sí se envía. Prueba con otra red. ${KEEPS_TRYING} ${checkUp}`,
    }),
    cancelled: () => ({
      heading: 'Se interrumpió la conexión',
      text: KEEPS_TRYING,
    }),
  },
  delayed: (checkUp) => ({
    heading: 'Esta red retiene los mensajes',
    text: `Algo entre esta página y Momento, como un proxy, los deja pasar solo cada pocos segundos. No se pierde nada: puedes seguir chateando. ${checkUp}`,
  }),
  checkUp: 'Para quien administra esta red, el diagnóstico de los ajustes dice qué hay que cambiar.',
  muteHeading: (name) => `¿Silenciar a esta persona? ${name}`,
  mute: 'Silenciar',
  cancel: 'Cancelar',
  deleteHeading: '¿Eliminar este mensaje?',
  delete: 'Eliminar',
  keep: 'Conservar',
  muteReach: {
    verified: (name) => `Silenciarás a ${name}, que ha iniciado sesión.`,
    guest: (name) =>
      `Cada visitante elige su nombre, así que silenciarás a todos los visitantes que se llamen ${name}.`,
    opaque: () => 'Silenciarás a la persona que tiene este ID, use el nombre que use.',
    claimed: (name) =>
      `Nadie responde por este nombre, así que silenciarás a todas las personas que usen ${name}.`,
  },
  muteText:
    'Dejarás de ver sus mensajes en todas las salas y nadie recibirá aviso. Puedes deshacerlo en cualquier momento, aquí o en los ajustes.',
  deleteText:
    'Desaparece de esta página y de otras como esta. Quien lo ha leído ya lo conoce, y puede que otras apps en esta sala lo sigan mostrando.',
  replyingTo: (name) => `Respuesta a: ${name}`,
  replyingToYou: 'Respuesta a tu propio mensaje',
  cancelReply: 'Cancelar la respuesta',
  editing: 'Estás editando tu mensaje',
  editingHint: 'Puede que otras apps sigan mostrando el texto anterior.',
  editGone: 'Este mensaje ya no se puede cambiar. Copia tu texto si aún lo necesitas.',
  stopEditing: 'Dejar de editar',
  roleIsUnknown:
    'Aquí tienes un rol que esta página no conoce, así que puedes leer, pero no escribir. Recarga la página: quizá una versión más reciente lo conozca. Si eso no ayuda, pregunta a quien administra este chat.',
};
