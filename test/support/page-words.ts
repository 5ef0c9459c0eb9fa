// All words of the page, for tests of its languages.

import { cognitoChoiceWords } from '../../src/sign-in/cognito/view/cognito-choice-words.ts';
import { cognitoNoticeWords } from '../../src/sign-in/cognito/view/cognito-notice-words.ts';
import { cognitoPasskeyWords } from '../../src/sign-in/cognito/view/cognito-passkey-words.ts';
import { cognitoRefusalWords } from '../../src/sign-in/cognito/view/cognito-refusal-words.ts';
import { cognitoSetUpWords } from '../../src/sign-in/cognito/view/cognito-set-up-words.ts';
import { cognitoStepWords } from '../../src/sign-in/cognito/view/cognito-step-words.ts';
import { cognitoWords } from '../../src/sign-in/cognito/view/cognito-words.ts';
import { lambdaSetUpWords } from '../../src/sign-in/lambda/view/lambda-set-up-words.ts';
import { lambdaWords } from '../../src/sign-in/lambda/view/lambda-words.ts';
import { oidcNoticeWords } from '../../src/sign-in/oidc/view/oidc-notice-words.ts';
import { oidcSetUpWords } from '../../src/sign-in/oidc/view/oidc-set-up-words.ts';
import { oidcWords } from '../../src/sign-in/oidc/view/oidc-words.ts';
import { openSetUpWords } from '../../src/sign-in/open/view/open-set-up-words.ts';
import { diagnosticsWords } from '../../src/ui/diagnostics/diagnostics-words.ts';
import { joinFormWords } from '../../src/ui/join/join-form-words.ts';
import { joinWords } from '../../src/ui/join/join-words.ts';
import { noticesWords } from '../../src/ui/page/notices/notices-words.ts';
import { unexpectedWords } from '../../src/ui/page/unexpected-words.ts';
import { updateWords } from '../../src/ui/page/update-words.ts';
import { brandWords } from '../../src/ui/parts/brand-words.ts';
import { namesWords } from '../../src/ui/parts/names-words.ts';
import { embeddedWords } from '../../src/ui/room/embedded-words.ts';
import { deedsWords } from '../../src/ui/room/list/deeds-words.ts';
import { listWords } from '../../src/ui/room/list/list-words.ts';
import { reactionsWords } from '../../src/ui/room/list/reactions/reactions-words.ts';
import { peopleWords } from '../../src/ui/room/people/people-words.ts';
import { typingWords } from '../../src/ui/room/people/typing-words.ts';
import { problemsWords } from '../../src/ui/room/problems-words.ts';
import { roomWords } from '../../src/ui/room/room-words.ts';
import { searchWords } from '../../src/ui/room/search/search-words.ts';
import { writingWords } from '../../src/ui/room/writing/writing-words.ts';
import { roomsWords } from '../../src/ui/rooms/rooms-words.ts';
import { configWords } from '../../src/ui/set-up/config-words.ts';
import { setUpWords } from '../../src/ui/set-up/set-up-words.ts';
import { settingsWords } from '../../src/ui/settings/settings-words.ts';
import { signInTroubleWords } from '../../src/ui/sign-in/sign-in-trouble-words.ts';
import { signInWords } from '../../src/ui/sign-in/sign-in-words.ts';
import type { WordAreas } from '../../src/ui/words/words.ts';

/** Brings the words of an area in the language of the page, which is English in the beginning. */
export const AREAS: { readonly [Area in keyof WordAreas]: () => WordAreas[Area] } = {
  brand: brandWords,
  cognito: cognitoWords,
  cognitoChoice: cognitoChoiceWords,
  cognitoNotice: cognitoNoticeWords,
  cognitoPasskey: cognitoPasskeyWords,
  cognitoRefusal: cognitoRefusalWords,
  cognitoSetUp: cognitoSetUpWords,
  cognitoStep: cognitoStepWords,
  config: configWords,
  deeds: deedsWords,
  diagnostics: diagnosticsWords,
  embedded: embeddedWords,
  join: joinWords,
  joinForm: joinFormWords,
  lambda: lambdaWords,
  lambdaSetUp: lambdaSetUpWords,
  list: listWords,
  names: namesWords,
  notices: noticesWords,
  oidc: oidcWords,
  oidcNotice: oidcNoticeWords,
  oidcSetUp: oidcSetUpWords,
  openSetUp: openSetUpWords,
  people: peopleWords,
  problems: problemsWords,
  reactions: reactionsWords,
  room: roomWords,
  rooms: roomsWords,
  search: searchWords,
  setUp: setUpWords,
  settings: settingsWords,
  signIn: signInWords,
  signInTrouble: signInTroubleWords,
  typing: typingWords,
  unexpected: unexpectedWords,
  update: updateWords,
  writing: writingWords,
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
