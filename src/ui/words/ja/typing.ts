import type { Dictionary } from '../words.ts';

export const typing: Dictionary['typing'] = {
  one: (name) => `${name}さんが入力中…`,
  two: (first, second) => `${first}さんと${second}さんが入力中…`,
  several: '複数の人が入力中…',
};
