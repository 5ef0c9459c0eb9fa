import type { Dictionary } from '../words.ts';

export const joinForm: Dictionary['joinForm'] = {
  heading: 'チャットに参加',
};
