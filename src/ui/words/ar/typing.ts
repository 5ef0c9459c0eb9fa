import type { Dictionary } from '../words.ts';
import { apart } from './count.ts';

export const typing: Dictionary['typing'] = {
  one: (name) => `${apart(name)}: جارٍ الكتابة…`,
  two: (first, second) => `${apart(first)} و${apart(second)}: جارٍ الكتابة…`,
  several: 'عدة أشخاص يكتبون الآن…',
};
