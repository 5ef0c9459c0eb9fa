// The words of the first load: the join screen, and the notice when the rest cannot be loaded.

import { words } from '../words/words.ts';

const EN = {
  welcome: 'Choose a room and say hello.',
  ways: 'How do you want to enter?',
  room: 'Room',
  userName: 'Your name',
  join: 'Join',
  joining: 'Joining…',
  signedIn: (machineName: string) => `You are signed in to “${machineName}”.`,
  signOut: 'Sign out',
  settings: 'Settings',
  // What is wrong with a name.
  noRoom: 'Enter the name of a room.',
  noUserName: 'Enter the name that others will see.',
  tooLong: (maxLength: number) => `Too long: at most ${maxLength} characters.`,
  /** One after the other: for what is no sentence, and for sentences.ts. */
  comma: (first: string, second: string) => `${first}, ${second}`,
  sentences: (first: string, second: string) => `${first} ${second}`,
  // A lazy part of the page cannot be loaded.
  incomplete: 'Part of this page could not be loaded',
  whatToDo: 'You may be offline, or the page was updated. Reload to continue. What you typed is kept.',
  reload: 'Reload',
};

declare module '../words/words.ts' {
  interface WordAreas {
    join: typeof EN;
  }
}

export const joinWords = words('join', EN);
