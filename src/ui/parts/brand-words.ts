// The words of a brand's links.

import { words } from '../words/words.ts';

const EN = {
  /** Who runs the page, as the law of some countries wants it said. */
  imprint: 'Legal notice',
  privacy: 'Privacy',
};

declare module '../words/words.ts' {
  interface WordAreas {
    brand: typeof EN;
  }
}

export const brandWords = words('brand', EN);
