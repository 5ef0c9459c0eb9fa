// The words of what helps to write: suggestions, commands, and what can be written.

import { number, plural } from '../../words/en/count.ts';
import { words } from '../../words/words.ts';
import type { CommandName } from './commands.ts';
import type { Trigger } from './trigger.ts';

const EN = {
  /** Of the list. */
  suggestions: {
    person: 'People',
    emoji: 'Emoji',
    command: 'Commands',
  } satisfies Record<Trigger['kind'], string>,
  /** When the list appears, for those who do not see it. */
  suggested: (count: number) =>
    plural(count, {
      one: '1 suggestion. Tab takes it.',
      other: `${number(count)} suggestions. Arrow up and arrow down choose, Enter takes.`,
    }),
  /** What each does, and how it is written where that is more than its name. */
  commands: {
    me: { usage: '/me waves', does: 'Say what you are doing' },
    help: { does: 'Show what you can write' },
  } satisfies Record<CommandName, { readonly usage?: string; readonly does: string }>,
  unknownCommand: (name: string) =>
    `There is no command /${name}. Enter /help to see all of them. To send this text as it is, begin it with //.`,
  incompleteMe: 'Write after /me what you are doing, for example: /me waves',

  helpHeading: 'What you can write',
  close: 'Close',
  help: {
    marks: 'Marks',
    bold: 'bold',
    italic: 'italic',
    struck: 'struck out',
    code: 'code',
    block: 'a block of code, over several lines',
    more: 'More',
    emoji: 'an emoji; two letters after the colon are enough for suggestions',
    mention: 'mentions somebody by name, with suggestions',
    slash: 'a text that begins with a slash: write it twice',
    keys: 'Keys',
    send: 'sends',
    line: 'a new line',
    edit: 'in the empty field: edits your last message',
    /** Names of keys, and of a person, as they are written in this language. */
    enter: 'Enter',
    shiftEnter: 'Shift+Enter',
    arrowUp: 'Arrow up',
    name: '@name',
    slashExample: '//text',
  },
};

export const writingWords = words('writing', EN);

declare module '../../words/words.ts' {
  interface WordAreas {
    writing: typeof EN;
  }
}
