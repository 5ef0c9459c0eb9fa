import type { Dictionary } from '../words.ts';

export const typing: Dictionary['typing'] = {
  one: (name) => `${name} schreibt …`,
  two: (first, second) => `${first} und ${second} schreiben …`,
  several: 'Mehrere Leute schreiben …',
};
