import type { Dictionary } from '../words.ts';
import { list } from './count.ts';

export const typing: Dictionary['typing'] = {
  one: (name) => `${name} está escribiendo…`,
  two: (first, second) => `${list([first, second])} están escribiendo…`,
  several: 'Varias personas están escribiendo…',
};
