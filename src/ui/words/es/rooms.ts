import type { Dictionary } from '../words.ts';
import { number, plural } from './count.ts';

export const rooms: Dictionary['rooms'] = {
  rooms: 'Salas',
  unread: (count) =>
    plural(count, {
      one: '1 mensaje nuevo',
      many: `${number(count)} de mensajes nuevos`,
      other: `${number(count)} mensajes nuevos`,
    }),
  mentioned: 'te mencionan',
  gaveWay: 'Cerrada porque había demasiadas salas abiertas. Elígela para volver a abrirla.',
  leave: (room) => `Salir de «${room}»`,
  forget: (room) => `Quitar «${room}» de la lista`,
  addRoom: 'Ir a otra sala',
  add: 'Abrir',
  close: 'Cerrar',
};
