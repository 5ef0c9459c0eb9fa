import type { Author } from '../../chat/author.ts';
import type { Question } from '../parts/confirm-dialog.ts';
import { sentences } from '../parts/sentences.ts';
import { spokenName } from './list/list-words.ts';
import { problemsWords } from './problems-words.ts';

/** @param muteText how long it lasts, and how it is taken back; undefined: as in the page */
export function muteQuestion(author: Author, muteText: (() => string) | undefined): Question {
  const say = problemsWords();
  return {
    heading: say.muteHeading(spokenName(author)),
    text: sentences(say.muteReach[author.mark](author.name), muteText?.() ?? say.muteText),
    confirm: say.mute,
    cancel: say.cancel,
  };
}

export function deleteQuestion(): Question {
  const say = problemsWords();
  return { heading: say.deleteHeading, text: say.deleteText, confirm: say.delete, cancel: say.keep };
}
