import type { Dictionary } from '../words.ts';
import { number, plural } from './count.ts';

export const notices: Dictionary['notices'] = {
  mentionBy: (name) => `${name} erwähnt dich`,
  messages: (count) => plural(count, { one: '1 neue Nachricht', other: `${number(count)} neue Nachrichten` }),
};
