import type { Dictionary } from '../words.ts';

export const brand: Dictionary['brand'] = {
  imprint: '運営者情報',
  privacy: 'プライバシー',
};
