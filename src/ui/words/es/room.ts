import type { Dictionary } from '../words.ts';
import { number, plural } from './count.ts';

export const KEEPS_TRYING = 'La página sigue intentándolo. Elige «Reintentar ya» para no esperar.';

export const room: Dictionary['room'] = {
  rooms: (unread) =>
    unread === 0
      ? 'Salas'
      : plural(unread, {
          one: 'Salas, 1 mensaje nuevo',
          many: `Salas, ${number(unread)} de mensajes nuevos`,
          other: `Salas, ${number(unread)} mensajes nuevos`,
        }),
  toMessages: 'Saltar a los mensajes',
  people: 'Quién está aquí',
  search: 'Buscar',
  searchAndKeys: 'Buscar (Ctrl+Mayús+F)',
  leave: 'Salir',
  leaveAnyway: 'Salir de todos modos',
  stay: 'Quedarme',
  unsentHeading: (count) =>
    plural(count, {
      one: 'Todavía hay un mensaje sin enviar',
      many: `Todavía hay ${number(count)} de mensajes sin enviar`,
      other: `Todavía hay ${number(count)} mensajes sin enviar`,
    }),
  unsentText: 'Si sales ahora, se pierde lo que no se ha enviado. Quédate para enviarlo.',

  copyInviteLink: 'Copiar enlace de invitación',
  linkCopied: 'Enlace copiado',
  copyThisLink: 'Copia este enlace',

  message: 'Mensaje',
  send: 'Enviar',
  saveEdit: 'Guardar',
  byteCount: (count, limit) => `${number(count)} de ${number(limit)} bytes`,
  tooLong: (excessBytes) =>
    plural(excessBytes, {
      one: 'Sobra 1 byte. Acorta el mensaje o envíalo por partes.',
      many: `Sobran ${number(excessBytes)} de bytes. Acorta el mensaje o envíalo por partes.`,
      other: `Sobran ${number(excessBytes)} bytes. Acorta el mensaje o envíalo por partes.`,
    }),
  readOnly:
    'Puedes leer en esta sala, pero no escribir. Para escribir, pide permiso a quien administra este chat.',

  live: 'En línea',
  liveReadOnly: 'En línea, solo lectura',
  delayed: 'Los mensajes llegan con retraso',
  sendsOnly: 'Se puede enviar, pero no recibir',
  connecting: 'Conectando',
  reconnecting: 'Reconectando',
  offline: 'Sin conexión',
  underWay: '…',
  retryIn: (seconds) => ` en ${seconds}\u00a0s`,
  nextTryIn: (seconds) => `, próximo intento en ${seconds}\u00a0s`,
  notConnected: 'Sin conectar',
  signInAgain: 'Vuelve a iniciar sesión',
  closed: 'Cerrada',

  unreachable: { heading: 'No se puede conectar con la sala', text: KEEPS_TRYING },
  retryNow: 'Reintentar ya',
  identityLost: {
    heading: 'Ya no tienes la sesión iniciada',
    text: 'Todavía puedes leer lo que hay aquí. Vuelve a iniciar sesión para continuar y escribir. Se conserva lo que has escrito.',
  },
  notLetIn: 'No puedes escribir aquí hasta que se te permita entrar.',
  signIn: 'Iniciar sesión',
};
