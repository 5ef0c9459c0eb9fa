import type { Dictionary } from '../words.ts';

export const brand: Dictionary['brand'] = {
  imprint: 'Aviso legal',
  privacy: 'Privacidad',
};
