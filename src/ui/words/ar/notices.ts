import type { Dictionary } from '../words.ts';
import { apart } from './count.ts';

export const notices: Dictionary['notices'] = {
  mentionBy: (name) => `إشارة إليك من ${apart(name)}`,
};
