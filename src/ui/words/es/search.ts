import type { Dictionary } from '../words.ts';
import { number, plural } from './count.ts';

export const search: Dictionary['search'] = {
  search: 'Buscar en la sala',
  hint: 'Encuentra mensajes que esta página ha cargado.',
  older: 'Resultado anterior (más antiguo)',
  newer: 'Resultado siguiente (más reciente)',
  close: 'Cerrar la búsqueda',
  place: (place, count) => `${number(place)} de ${number(count)}`,
  placeSoFar: (place, count) => `${number(place)} de ${number(count)} por ahora`,
  searching: 'Buscando…',
  none: 'Ninguno',
  date: 'Ir a la fecha',
  noneSince: 'No hay mensajes desde entonces',
  save: 'Guardar como texto',
  saved: (count) =>
    plural(count, {
      one: 'Se guardó 1 línea',
      many: `Se guardaron ${number(count)} de líneas`,
      other: `Se guardaron ${number(count)} líneas`,
    }),
};
