import type { Dictionary } from '../words.ts';
import { number, plural } from './count.ts';

export const list: Dictionary['list'] = {
  messages: 'Mensajes',
  newMessages: 'Mensajes nuevos',
  edited: 'editado',
  deleted: 'Mensaje eliminado',
  mute: 'Silenciar a esta persona',
  unmute: 'Dejar de silenciar',
  unmuteName: (name) => `Dejar de silenciar: ${name}`,
  mutedMessages: (count) =>
    plural(count, {
      one: '1 mensaje silenciado de varias personas',
      many: `${number(count)} de mensajes silenciados de varias personas`,
      other: `${number(count)} mensajes silenciados de varias personas`,
    }),
  mutedMessagesOf: (count, name) =>
    plural(count, {
      one: `1 mensaje silenciado (${name})`,
      many: `${number(count)} de mensajes silenciados (${name})`,
      other: `${number(count)} mensajes silenciados (${name})`,
    }),
  mutedMessage: 'Un mensaje de alguien a quien has silenciado',
  flood: (count) => `Demasiado a la vez: ${messages(count)} de varias personas`,
  floodOf: (count, name) => `Demasiado a la vez: ${messages(count)} (${name})`,
  show: 'Mostrar',
  hide: 'Ocultar',
  listKeys:
    'Con flecha arriba y flecha abajo pasas de un mensaje a otro; Enter muestra lo que puedes hacer con él.',
  mentionBy: (name) => `${name} (te menciona)`,
  inReplyTo: (name, text) => `En respuesta a este mensaje. ${name}: ${text}`,
  inReplyToYou: (text) => `En respuesta a tu mensaje: ${text}`,
  quotedMessage: 'Citado por quien escribe este mensaje, sin comprobar:',
  retry: 'Reintentar',
  discard: 'Descartar',
  showMore: 'Mostrar más',
  showLess: 'Mostrar menos',
  olderDropped: 'Esta página ya no conserva mensajes más antiguos',
  emptyHeading: 'Todavía no hay mensajes',
  emptyText: 'Saluda. Cualquiera que entre en la sala puede responder.',
  waits: 'En espera: Momento no acepta más mensajes ahora mismo. Se enviará automáticamente.',
  you: 'Tú',
  youJoined: 'Entraste',
  joined: 'entró',
  joinedWith: (count) =>
    plural(count, {
      one: 'y 1 persona más entraron',
      many: `y ${number(count)} de personas más entraron`,
      other: `y ${number(count)} personas más entraron`,
    }),
  left: 'salió',
  leftWith: (count) =>
    plural(count, {
      one: 'y 1 persona más salieron',
      many: `y ${number(count)} de personas más salieron`,
      other: `y ${number(count)} personas más salieron`,
    }),
  nobody: 'Alguien',
  marks: {
    verified: { word: 'Verificado', meaning: 'Inició sesión con este nombre' },
    guest: { word: 'Visitante', meaning: 'Entró con este nombre sin iniciar sesión' },
    opaque: {
      word: 'Sin verificar',
      meaning: 'Inició sesión con el ID que termina así; nadie responde por este nombre',
    },
    claimed: { word: 'Sin verificar', meaning: 'Nadie responde por este nombre' },
  },
  mixedScripts: {
    word: 'Alfabetos mezclados',
    meaning: 'Letras de varios alfabetos, que pueden parecer iguales',
  },
  withIdTail: (text, idTail) => `${text} …${idTail}`,
  spoken: {
    verified: (name) => `Verificado: ${name}`,
    guest: (name) => `Visitante ${name}`,
    opaque: (name, idTail) => `ID ${idTail}, sin verificar: ${name}`,
    claimed: (name) => `Sin verificar: ${name}`,
  },
  deliveries: {
    received: '',
    pending: 'Enviando',
    sent: 'Enviado',
    seen: 'Entregado',
    failed: 'No enviado',
  },
  plainText: 'Texto sin formato',
  json: 'Datos que no son un mensaje de chat',
  binary: 'Datos binarios',
  binaryBytes: (byteCount) =>
    plural(byteCount, {
      one: 'Datos binarios, 1 byte',
      many: `Datos binarios, ${number(byteCount)} de bytes`,
      other: `Datos binarios, ${number(byteCount)} bytes`,
    }),
  gap: (lost) =>
    plural(lost, {
      one: 'No se pudo recuperar 1 mensaje',
      many: `No se pudieron recuperar ${number(lost)} de mensajes`,
      other: `No se pudieron recuperar ${number(lost)} mensajes`,
    }),
  kept: 'Conservados en este dispositivo',
  gapOfUnknownSize: 'Puede que aquí falten mensajes',
  newCount: (arrived) =>
    plural(arrived, {
      one: '1 mensaje nuevo',
      many: `${number(arrived)} de mensajes nuevos`,
      other: `${number(arrived)} mensajes nuevos`,
    }),
  changed: (name) => `${name} cambió un mensaje`,
  deletedBy: (name) => `${name} eliminó un mensaje`,
  changedCount: (changed) =>
    plural(changed, {
      one: '1 mensaje cambiado',
      many: `${number(changed)} de mensajes cambiados`,
      other: `${number(changed)} mensajes cambiados`,
    }),
};

function messages(count: number): string {
  return plural(count, {
    one: '1 mensaje',
    many: `${number(count)} de mensajes`,
    other: `${number(count)} mensajes`,
  });
}
