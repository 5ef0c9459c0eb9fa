// The words of the first load: the join screen, and what is said when the rest cannot be loaded.

import { words } from '../words/words.ts';

const EN = {
  welcome: 'Choose a room and say hello.',
  ways: 'How do you want to enter?',
  room: 'Room',
  userName: 'Your name',
  join: 'Join',
  joining: 'Joining…',
  signedIn: (machineName: string) => `You are signed in at “${machineName}”.`,
  signOut: 'Sign out',
  settings: 'Settings',
  // What is wrong with a name as typed.
  noRoom: 'Enter the name of a room.',
  noUserName: 'Enter the name that others will see.',
  tooLong: (maxLength: number) => `Too long: at most ${maxLength} characters.`,
  unfit: 'It contains characters that cannot be shown. Type it in again.',
  // A lazy part of the page is gone or out of reach.
  incomplete: 'A part of this page could not be loaded',
  whatToDo:
    'You may be offline, or a newer version has been published. Check your connection and reload; what you typed is kept.',
  reload: 'Reload',
};

declare module '../words/words.ts' {
  interface WordAreas {
    join: typeof EN;
  }
}

export const joinWords = words('join', EN);
