// What people are told of a newer version of the page.

import { words } from '../words/words.ts';

const EN = {
  heading: 'A new version is ready',
  text: 'Reload when it suits you: your drafts stay. Or it comes by itself once every tab of this chat has been closed.',
  reload: 'Reload',
  later: 'Later',
};

declare module '../words/words.ts' {
  interface WordAreas {
    update: typeof EN;
  }
}

export const updateWords = words('update', EN);
