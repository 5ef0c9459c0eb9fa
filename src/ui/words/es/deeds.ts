import type { Dictionary } from '../words.ts';

export const deeds: Dictionary['deeds'] = {
  react: 'Reaccionar',
  reply: 'Responder',
  copy: 'Copiar texto',
  copied: 'Copiado',
  edit: 'Editar',
  delete: 'Eliminar',
  actions: 'Acciones del mensaje',
  changeUnsent: 'Puede que los demás no vean este cambio.',
  sendFailures: {
    'read-only': 'No enviado: en esta sala solo puedes leer.',
    limited: 'No enviado: Momento no acepta más mensajes ahora mismo. Vuelve a intentarlo en unos instantes.',
    timeout:
      'Sin respuesta: puede que el mensaje haya llegado o puede que no. Si lo intentas de nuevo, no se enviará dos veces.',
    unreachable: 'No enviado: no hay conexión. Se enviará automáticamente cuando vuelva.',
    'signed-out': 'No enviado: tu acceso ha caducado. Vuelve a entrar.',
    rejected: 'No enviado: Momento no acepta este mensaje.',
  },
};
