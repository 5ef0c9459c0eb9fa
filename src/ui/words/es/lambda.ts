import type { Dictionary } from '../words.ts';

const THIS = { userName: 'este nombre de usuario', password: 'esta contraseña' };
const ANOTHER = { userName: 'otro nombre de usuario', password: 'otra contraseña' };
const AGAIN = 'y luego vuelve a escribir tu contraseña.';

const notUnderstood = (machineName: string) => ({
  heading: `«${machineName}» dio una respuesta que esta página no entiende`,
  text: 'Puede que su dirección en la configuración lleve a algo que no es una Token Vending Machine: pide a quien administra este chat que la revise.',
});

export const lambda: Dictionary['lambda'] = {
  problems: {
    empty: (field) => (field === 'userName' ? 'Escribe tu nombre de usuario.' : 'Escribe tu contraseña.'),
    'not-latin-1': (field) =>
      `Aquí solo se pueden enviar letras de alfabetos de Europa occidental, y ${THIS[field]} contiene otras. Revisa tu teclado o pide ${ANOTHER[field]}.`,
    'control-characters': (field) =>
      `En ${THIS[field]} hay caracteres que no se pueden enviar. Escribe el texto a mano.`,
    'outer-space': (field) =>
      `Hay un espacio al principio o al final de ${THIS[field]}, y se pierde en el envío. Quítalo o pide ${ANOTHER[field]}.`,
  },
  failures: {
    unauthorized: () => ({
      heading: 'El nombre de usuario o la contraseña no son correctos',
      text: 'Revisa el nombre de usuario y vuelve a escribir tu contraseña.',
    }),
    forbidden: (machineName) => ({
      heading: `«${machineName}» no te deja entrar`,
      text: `Te conoce, pero no tienes permiso para entrar. Pide acceso a quien administra este chat ${AGAIN}`,
    }),
    throttled: (machineName) => ({
      heading: `«${machineName}» está saturado`,
      text: `Hubo demasiados intentos. Espera un momento ${AGAIN}`,
    }),
    unreachable: (machineName) => ({
      heading: `No se puede conectar con «${machineName}»`,
      text: `Revisa tu conexión a internet ${AGAIN} Si otros sitios funcionan, la máquina está caída: avisa a quien administra este chat.`,
    }),
    timeout: (machineName) => ({
      heading: `«${machineName}» tarda demasiado en responder`,
      text: `Tu conexión o la máquina va lenta. Espera un momento ${AGAIN}`,
    }),
    unavailable: (machineName) => ({
      heading: `«${machineName}» tiene un problema`,
      text: `Está en marcha, pero en este momento no puede dejar entrar a nadie. Espera un momento ${AGAIN}`,
    }),
    rejected: notUnderstood,
    malformed: notUnderstood,
    closed: notUnderstood,
  },
  refusesThisPage: (machineName) => ({
    heading: `«${machineName}» no dejó que esta página leyera su respuesta`,
    text: 'Revisa el nombre de usuario y la contraseña: algunas máquinas responden así cuando no son correctos. Si lo son, la máquina no admite la dirección de esta página (CORS): avisa a quien administra este chat.',
  }),
};
