// The words of what is told of messages outside the page.

import { number, plural } from '../../words/en/count.ts';
import { words } from '../../words/words.ts';

const EN = {
  mentionBy: (name: string) => `${name} mentions you`,
  messages: (count: number) =>
    plural(count, { one: '1 new message', other: `${number(count)} new messages` }),
};

export const noticesWords = words('notices', EN);

declare module '../../words/words.ts' {
  interface WordAreas {
    notices: typeof EN;
  }
}
