// The words of who is in a room. The button's stand with the room (room-words.ts).

import { words } from '../../words/words.ts';

const EN = {
  heading: 'People in this room',
  here: 'Here now',
  seen: 'Seen earlier',
  /** When somebody wrote or joined last, as a time or a date. */
  lastSeen: (when: string) => `Last seen ${when}`,
  /** After one's own name. */
  you: 'you',
  nobody: 'Nobody else has been heard of yet.',
  hint: 'People are listed once they have joined or written something. Who only reads may be missing.',
  /** Where nobody is told of whoever reads: it is turned off, or the room is too large for it. */
  hidden: 'Others see that you are here only when you write something.',
  close: 'Close',
};

export const peopleWords = words('people', EN);

declare module '../../words/words.ts' {
  interface WordAreas {
    people: typeof EN;
  }
}
