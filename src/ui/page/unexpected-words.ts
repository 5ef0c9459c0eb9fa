// What people are told when the page itself is at fault.

import { words } from '../words/words.ts';

const EN = {
  heading: 'Something went wrong in this page',
  whatToDo:
    'It is no fault of yours. Reload the page. If it happens again, copy this text and send it to whoever runs the page:',
  copy: 'Copy',
  copied: 'Copied',
  close: 'Close',
};

declare module '../words/words.ts' {
  interface WordAreas {
    unexpected: typeof EN;
  }
}

export const unexpectedWords = words('unexpected', EN);
