import type { Dictionary } from '../words.ts';

export const brand: Dictionary['brand'] = {
  imprint: 'بيانات الناشر',
  privacy: 'الخصوصية',
};
