// The words of user-messages.ts that the first load needs.

import { MAX_NAME_LENGTH, type NameProblem } from '../chat/name.ts';
import type { UserMessage } from './user-messages.ts';

/** What is wrong with a name as typed. */
export function nameProblem(problem: NameProblem, what: 'room' | 'person'): string {
  switch (problem) {
    case 'empty':
      return what === 'room' ? 'Enter the name of a room.' : 'Enter the name that others will see.';
    case 'too-long':
      return `Too long: at most ${MAX_NAME_LENGTH} characters.`;
    case 'control-characters':
      return 'It contains characters that cannot be shown. Type it in again.';
  }
}

/** A lazy part of the page is gone or out of reach. */
export const PAGE_INCOMPLETE: UserMessage = {
  heading: 'A part of this page could not be loaded',
  text: 'You may be offline, or a newer version has been published. Check your connection and reload; what you typed is kept.',
};
