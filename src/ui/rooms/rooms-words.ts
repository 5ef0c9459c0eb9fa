// The words of the list of rooms.

import { number, plural } from '../words/en/count.ts';
import { words } from '../words/words.ts';

const EN = {
  rooms: 'Rooms',
  /** Beside the count, for who cannot see its place. */
  unread: (count: number) => plural(count, { one: '1 new message', other: `${number(count)} new messages` }),
  /** After that count: you are meant. */
  mentioned: 'you are mentioned',
  /** In the place of the last message. */
  gaveWay: 'Closed, as too many rooms were open. Choose it to open it again.',
  leave: (room: string) => `Leave “${room}”`,
  forget: (room: string) => `Remove “${room}” from the list`,
  addRoom: 'Go to another room',
  add: 'Open',
  close: 'Close',
};

export const roomsWords = words('rooms', EN);

declare module '../words/words.ts' {
  interface WordAreas {
    rooms: typeof EN;
  }
}
