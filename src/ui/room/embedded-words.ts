// What a room in somebody else's page says in other words than the page's own.

import { words } from '../words/words.ts';

const EN = {
  muteText:
    'Their messages are hidden from you until this page is loaded again, and they are not told. You can unmute them here at any time.',
};

declare module '../words/words.ts' {
  interface WordAreas {
    embedded: typeof EN;
  }
}

export const embeddedWords = words('embedded', EN);
