import type { Dictionary } from '../words.ts';

export const joinForm: Dictionary['joinForm'] = {
  heading: 'الانضمام إلى الدردشة',
};
