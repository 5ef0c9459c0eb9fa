// The words of the form in somebody else's page, beside those of join-words.ts.

import { words } from '../words/words.ts';

const EN = {
  heading: 'Join the chat',
};

declare module '../words/words.ts' {
  interface WordAreas {
    joinForm: typeof EN;
  }
}

export const joinFormWords = words('joinForm', EN);
