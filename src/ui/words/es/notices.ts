import type { Dictionary } from '../words.ts';

export const notices: Dictionary['notices'] = {
  mentionBy: (name) => `${name} te menciona`,
};
