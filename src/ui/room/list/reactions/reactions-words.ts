// The words of reactions to messages.

import type { Reaction } from '../../../../chat/wire/reacted.ts';
import { number, plural } from '../../../words/en/count.ts';
import { words } from '../../../words/words.ts';

const EN = {
  /** Of what stands under a message. */
  reactions: 'Reactions',
  /** Of what one can choose from. */
  choice: 'React with',
  names: {
    '👍': 'Thumbs up',
    '❤️': 'Heart',
    '😂': 'Laughing',
    '😮': 'Surprised',
    '😢': 'Sad',
    '🎉': 'Celebrating',
  } satisfies Record<Reaction, string>,
  count: (count: number) => number(count),
  /** Beside what was there before. */
  failed: 'Your reaction was not sent. Choose it again to try once more.',
  /** Those who have signed in. */
  people: (count: number) => plural(count, { one: '1 person', other: `${number(count)} people` }),
  /** Everybody else. One of them may be several people, and one person several of them. */
  guests: (count: number) => plural(count, { one: '1 guest', other: `${number(count)} guests` }),
  peopleAndGuests: (people: string, guests: string) => `${people} and ${guests}`,
  /** After the names of some. */
  others: (count: number) => plural(count, { one: '1 other person', other: `${number(count)} other people` }),
  /** Before who feels so. */
  by: (name: string, who: string) => `${name}: ${who}`,
};

export const reactionsWords = words('reactions', EN);

declare module '../../../words/words.ts' {
  interface WordAreas {
    reactions: typeof EN;
  }
}
