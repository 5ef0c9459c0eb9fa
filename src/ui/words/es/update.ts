import type { Dictionary } from '../words.ts';

export const update: Dictionary['update'] = {
  heading: 'Hay una versión nueva lista',
  text: 'Recarga cuando te venga bien: tus borradores se conservan. O llegará sola cuando se hayan cerrado todas las pestañas de este chat.',
  reload: 'Recargar',
  later: 'Más tarde',
};
