// The words of who is writing, below the messages. A room loads them with that line, and those of the list only with it.

import { words } from '../../words/words.ts';

const EN = {
  one: (name: string) => `${name} is typing…`,
  two: (first: string, second: string) => `${first} and ${second} are typing…`,
  several: 'Several people are typing…',
};

export const typingWords = words('typing', EN);

declare module '../../words/words.ts' {
  interface WordAreas {
    typing: typeof EN;
  }
}
