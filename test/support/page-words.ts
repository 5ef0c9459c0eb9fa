// All words of the page, for tests of its languages.

import { cognitoWords } from '../../src/ui/cognito/cognito-messages.ts';
import { configWords } from '../../src/ui/config-messages.ts';
import { diagnosticsWords } from '../../src/ui/diagnostics/diagnostics-messages.ts';
import { joinWords } from '../../src/ui/join-messages.ts';
import { listWords } from '../../src/ui/message-list/list-words.ts';
import { roomWords } from '../../src/ui/room-messages.ts';
import { setUpWords } from '../../src/ui/set-up-messages.ts';
import { settingsWords } from '../../src/ui/settings/settings-messages.ts';
import { signInWords } from '../../src/ui/sign-in-messages.ts';
import { problemWords } from '../../src/ui/user-messages.ts';
import type { WordAreas } from '../../src/ui/words.ts';

/** Brings the words of an area in the language of the page, which is English in the beginning. */
export const AREAS: { readonly [Area in keyof WordAreas]: () => WordAreas[Area] } = {
  cognito: cognitoWords,
  config: configWords,
  diagnostics: diagnosticsWords,
  join: joinWords,
  list: listWords,
  problems: problemWords,
  room: roomWords,
  setUp: setUpWords,
  settings: settingsWords,
  signIn: signInWords,
};

/** What stands at a path of a dictionary: a text, or a function that makes one (or an object of texts). */
export interface Entry {
  /** E.g. `room.leave`. */
  readonly path: string;
  readonly words: unknown;
}

/** All entries of an area, or of an object of texts. */
export function entriesOf(words: unknown, path: string): Entry[] {
  if (typeof words !== 'object' || words === null) return [{ path, words }];
  return Object.entries(words).flatMap(([key, below]) => entriesOf(below, `${path}.${key}`));
}
