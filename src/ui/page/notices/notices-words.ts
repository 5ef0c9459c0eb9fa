// The words of what is told of messages outside the page.

import { words } from '../../words/words.ts';

const EN = {
  mentionBy: (name: string) => `${name} mentions you`,
};

export const noticesWords = words('notices', EN);

declare module '../../words/words.ts' {
  interface WordAreas {
    notices: typeof EN;
  }
}
