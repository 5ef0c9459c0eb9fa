import type { Dictionary } from '../words.ts';

export const cognitoPasskey: Dictionary['cognitoPasskey'] = {
  heading: (machineName) => `Llaves de acceso para «${machineName}»`,
  text: 'Con una llave de acceso inicias sesión con la huella, el rostro, un PIN o una llave de seguridad, sin contraseña.',
  signedOut: 'Tu sesión está cerrada. Inicia sesión para ver tus llaves de acceso.',
  reading: 'Buscando tus llaves de acceso…',
  readAgain: 'Reintentar',
  none: 'Todavía no tienes ninguna llave de acceso.',
  unnamed: 'Llave de acceso',
  added: (date) => `Añadida el ${date}`,
  elsewhere: (website) => `Solo funciona en «${website}», no en esta página`,
  add: 'Añadir llave de acceso',
  adding: 'Esperando tu llave de acceso…',
  isAdded: 'Tu llave de acceso está guardada. La próxima vez, elige «Iniciar sesión sin contraseña».',
  delete: 'Eliminar',
  deleteNamed: (name) => `Eliminar «${name}»`,
  isDeleted: 'La llave de acceso está eliminada.',
  question: (name) => ({
    heading: `¿Eliminar «${name}»?`,
    text: 'Ya no podrás iniciar sesión con esta llave de acceso. Si tu dispositivo o gestor de contraseñas la sigue ofreciendo después, elimínala también allí.',
    confirm: 'Sí, eliminar',
    cancel: 'Cancelar',
  }),
  failures: {
    'passkey-not-given': {
      heading: 'No se creó ninguna llave de acceso',
      text: 'Puede que hayas cancelado o que este dispositivo no pueda crearla: los navegadores no dicen cuál de las dos cosas. Vuelve a intentarlo o usa otro dispositivo.',
    },
    'session-expired': {
      heading: 'Ya no tienes la sesión iniciada',
      text: 'Cierra los ajustes, vuelve a iniciar sesión y regresa aquí.',
    },
    'too-many-attempts': {
      heading: 'El servicio de inicio de sesión no acepta más por ahora',
      text: 'Puede que ya tengas todas las llaves de acceso que admite tu cuenta o que lo hayas intentado demasiadas veces. Elimina una que no necesites o vuelve a intentarlo dentro de unos minutos.',
    },
  },
};
