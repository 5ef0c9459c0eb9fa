// The words of the search in a room.

import { number, plural } from '../../words/en/count.ts';
import { words } from '../../words/words.ts';

const EN = {
  search: 'Search in this room',
  /** What is searched is what the page holds. */
  hint: 'Finds messages that this page has loaded.',
  older: 'Previous match (older)',
  newer: 'Next match (newer)',
  close: 'Close search',
  /** Which of the hits is shown. */
  place: (place: number, count: number) => `${number(place)} of ${number(count)}`,
  /** While older messages have not been looked at. */
  placeSoFar: (place: number, count: number) => `${number(place)} of ${number(count)} so far`,
  searching: 'Searching…',
  none: 'No matches',
  date: 'Go to date',
  noneSince: 'No messages since then',
  save: 'Save as text',
  saved: (count: number) => plural(count, { one: 'Saved 1 line', other: `Saved ${number(count)} lines` }),
};

export const searchWords = words('search', EN);

declare module '../../words/words.ts' {
  interface WordAreas {
    search: typeof EN;
  }
}
