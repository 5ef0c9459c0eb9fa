// What is wrong with a name, for whoever typed it and for whoever has it.

import type { LabelFault } from '../../base/check-label.ts';
import { joinWords } from '../join/join-words.ts';
import { words } from '../words/words.ts';
import { sentences } from './sentences.ts';
import type { UserMessage } from './user-message.ts';

/** What is wrong with the name of a person, a room or an account. */
export type NameFault = LabelFault | { readonly reason: 'reserved' };
type Reason = Extract<LabelFault, { readonly codePoint: number }>['reason'];

const EN = {
  /** `character` is a number of Unicode: U+034F. */
  contains: (character: string, what: string) => `It contains ${character}, ${what}.`,
  what: {
    direction: 'which changes the direction of text',
    invisible: 'which cannot be seen',
    joiner: 'which cannot be seen there',
    variation: 'which cannot be seen by itself',
    control: 'a control character',
    surrogate: 'half of a character',
    'private-use': 'which others cannot read',
    unassigned: 'which is not known here',
    space: 'a space that is not a single one between two words',
    mark: 'an accent or sign that cannot stand there',
    form: 'which can be written in another way that looks the same',
  } satisfies Record<Reason, string>,
  reserved: 'It looks like a mark of guests, “guest:”.',
  empty: 'It is empty.',
  tooLong: 'It is too long.',
  /** To whoever typed it. */
  typeAnother: 'Type it without that.',
  /** To whoever has it. */
  cannotBeTold: (userName: string) => ({
    heading: `You cannot be let in as “${userName}”`,
    whatToDo: 'Others could take you for somebody else. Ask whoever runs this chat for another username.',
  }),
};

declare module '../words/words.ts' {
  interface WordAreas {
    names: typeof EN;
  }
}

export const namesWords = words('names', EN);

/**
 * Why a name that was typed cannot be used, and what to do.
 * @param maxLength in UTF-16 code units
 */
export function typedNameProblem(fault: NameFault, maxLength: number): string {
  if (fault.reason === 'too-long') return joinWords().tooLong(maxLength);
  return fault.reason === 'empty' ? nameFault(fault) : sentences(nameFault(fault), namesWords().typeAnother);
}

/** Why somebody is not let in under the user name that they have, and whom to ask. */
export function userNameProblem(fault: NameFault, userName: string): UserMessage {
  const { heading, whatToDo } = namesWords().cannotBeTold(userName);
  return { heading, text: sentences(nameFault(fault), whatToDo) };
}

function nameFault(fault: NameFault): string {
  const { contains, what, empty, reserved, tooLong } = namesWords();
  if ('codePoint' in fault) return contains(unicodeNumber(fault.codePoint), what[fault.reason]);
  if (fault.reason === 'reserved') return reserved;
  return fault.reason === 'empty' ? empty : tooLong;
}

function unicodeNumber(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
}
