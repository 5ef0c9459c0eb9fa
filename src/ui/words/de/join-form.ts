import type { Dictionary } from '../words.ts';

export const joinForm: Dictionary['joinForm'] = {
  heading: 'Dem Chat beitreten',
};
