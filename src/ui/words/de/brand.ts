import type { Dictionary } from '../words.ts';

export const brand: Dictionary['brand'] = {
  imprint: 'Impressum',
  privacy: 'Datenschutz',
};
