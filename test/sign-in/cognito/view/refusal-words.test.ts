// What the words for a refusal promise, by who can mend it; in every language.

import { describe, expect, it } from 'vitest';
import { cognitoRefusalWords } from '../../../../src/sign-in/cognito/view/cognito-refusal-words.ts';
import { cognitoWords, type FailureWords } from '../../../../src/sign-in/cognito/view/cognito-words.ts';
import { cognito, cognitoRefusal } from '../../../../src/ui/words/de/index.ts';

const LANGUAGES = [
  {
    language: 'English',
    byHeart: cognitoWords().failures,
    refusal: cognitoRefusalWords(),
    tell: /whoever runs this chat/,
    wait: /\b(wait|later|moment)\b/i,
  },
  {
    language: 'German',
    byHeart: cognito.failures,
    refusal: cognitoRefusal,
    tell: /Admins dieses Chats/,
    wait: /\b(warte|später|kurz)\b/i,
  },
];

const textOf = (words: FailureWords) => words({ machineName: 'Member', detail: 'Not you.' }).text;

describe.each(LANGUAGES)('In $language', ({ byHeart, refusal, tell, wait }) => {
  const operator = Object.entries<FailureWords>({ ...refusal.operator, refused: byHeart.refused });
  const { timeout, 'not-the-service': notTheService } = byHeart;
  const time = Object.entries<FailureWords>({ ...refusal.time, timeout, notTheService });

  it.each(operator)('%s says whom to tell, and not that waiting helps', (_code, words) => {
    expect(textOf(words)).toMatch(tell);
    expect(textOf(words)).not.toMatch(wait);
  });

  it.each(time)('%s says that it passes', (_code, words) => {
    expect(textOf(words)).toMatch(wait);
  });

  it.each(Object.entries<FailureWords>(refusal.person))('%s tells nobody to wait', (_code, words) => {
    expect(textOf(words)).not.toMatch(wait);
  });

  it.each(['rule', 'undeliverable', 'pool-setup', 'not-accepted', 'trigger-broken'] as const)(
    "%s shows the service's own sentence",
    (code) => {
      expect(textOf(refusal.operator[code])).toContain('Not you.');
      expect(textOf(byHeart.refused)).toContain('Not you.');
    },
  );
});
