import type { Dictionary } from '../words.ts';

export const joinForm: Dictionary['joinForm'] = {
  heading: 'Únete al chat',
};
