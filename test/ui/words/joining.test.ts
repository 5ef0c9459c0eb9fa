// What code joins, a language joins in its own way.

import { afterEach, describe, expect, it } from 'vitest';
import type { Author } from '../../../src/chat/author.ts';
import { typedNameProblem } from '../../../src/ui/parts/names-words.ts';
import { sentences } from '../../../src/ui/parts/sentences.ts';
import { spokenFailure } from '../../../src/ui/room/list/deeds-words.ts';
import { markOf, spokenName } from '../../../src/ui/room/list/list-words.ts';
import { speak } from '../../../src/ui/words/language.ts';
import type { Language } from '../../../src/ui/words/languages.ts';
import { AREAS } from '../../support/page-words.ts';

const LATIN_COMMA = /,/;

function authorOf(changes: Partial<Author>): Author {
  return { key: 'k', name: 'Ada', mark: 'guest', ...changes } as Author;
}

afterEach(() => speak('en'));

describe.each<[Language, string, string]>([
  ['en', 'A. B.', ', '],
  ['de', 'A. B.', ', '],
  ['es', 'A. B.', ', '],
  ['ja', 'A.B.', '、'],
  ['ar', 'A. B.', '، '],
])('In %s', (language, twoSentences, comma) => {
  it('sentences follow one another', async () => {
    await speak(language);
    expect(sentences('A.', '', 'B.')).toBe(twoSentences);
    expect(sentences()).toBe('');
  });

  it('commas are its own', async () => {
    await speak(language);
    const { comma: joined } = AREAS.join();
    expect(joined('Ada', '10:05')).toBe(`Ada${comma}10:05`);
    expect(spokenName(authorOf({ name: 'Аdа' }))).toContain(comma);
  });

  it('what is heard has what is seen in it, by which some people press it', async () => {
    await speak(language);
    const { list, reactions } = AREAS;
    expect(list().inReplyTo(spokenName(authorOf({ name: 'Ada' })), 'hello')).toContain('Ada: hello');
    for (const count of [1, 2, 3, 11, 100]) {
      const shown = reactions().count(count);
      expect(reactions().people(count)).toContain(shown);
      expect(reactions().guests(count)).toContain(shown);
    }
  });

  it('an answer to oneself does not hold the word for "you" in another form', async () => {
    await speak(language);
    const { you, inReplyToYou, inReplyTo } = AREAS.list();
    expect(inReplyToYou('x')).not.toBe(inReplyTo(you, 'x'));
    const { replyingToYou, replyingTo } = AREAS.problems();
    expect(replyingToYou).not.toBe(replyingTo(you));
  });
});

it('puts no space between sentences that Japanese says of a name, or of a change', async () => {
  await speak('ja');
  expect(typedNameProblem({ reason: 'empty' }, 56)).not.toContain(' ');
  expect(spokenFailure({ changed: 'edited' } as Parameters<typeof spokenFailure>[0])).not.toContain(' ');
});

it('sets the end of an ID off from text that is written from the right', async () => {
  await speak('ar');
  expect(markOf(authorOf({ mark: 'opaque', idTail: 'ab12' })).word).toMatch(/ \u2068…ab12\u2069$/);
});

it('names several ways in, each in quotation marks', async () => {
  const told = async (language: Language) => {
    await speak(language);
    return AREAS.cognitoStep().chooseFactor.unknown(['A', 'B', 'C']);
  };
  expect(await told('en')).toContain('“A”, “B”, and “C”');
  expect(await told('de')).toContain('„A“, „B“ und „C“');
  expect(await told('es')).toContain('«A», «B» y «C»');
  expect(await told('ja')).toContain('「A」、「B」、「C」');
  expect(await told('ar')).not.toMatch(LATIN_COMMA);
});

it('names the keys that a configuration takes', async () => {
  const told = async (language: Language) => {
    await speak(language);
    return AREAS.config().oneOf(['locked', 'brand', 'rooms']);
  };
  expect(await told('en')).toContain('locked, brand, and rooms');
  expect(await told('de')).toContain('locked, brand und rooms');
  expect(await told('es')).toContain('locked, brand y rooms');
  expect(await told('ja')).toContain('locked、brand、rooms');
  expect(await told('ar')).not.toMatch(LATIN_COMMA);
});

it('says e, not y, before a Spanish name that begins with i', async () => {
  await speak('es');
  expect(AREAS.typing().two('Ana', 'Inés')).toBe('Ana e Inés están escribiendo…');
});
