import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cognitoSetUpWords } from '../../src/sign-in/cognito/view/cognito-set-up-words.ts';
import { oidcSetUpWords } from '../../src/sign-in/oidc/view/oidc-set-up-words.ts';
import { diagnosticsWords } from '../../src/ui/diagnostics/diagnostics-words.ts';

const document = readFileSync('docs/first-day.md', 'utf8');

/** What stands in quotes, without what is code. */
const quoted = [...document.replaceAll(/`[^`\n]+`/g, '').matchAll(/"([^"\n]+)"/g)].map(
  ([, text = '']) => text,
);

/** The words as they are written, with what is filled in. */
const written = [
  'src/ui/diagnostics/diagnostics-words.ts',
  'src/sign-in/cognito/view/cognito-set-up-words.ts',
  'src/sign-in/oidc/view/oidc-set-up-words.ts',
]
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');

describe('docs/first-day.md', () => {
  it('names lines of the check-up by their titles and ids', () => {
    const named = [...document.matchAll(/"([^"\n]+)" \(`([a-z-]+)`\)/g)].map(([, title, id]) => [id, title]);
    const titles = Object.entries(diagnosticsWords().step).map(([id, { title }]) => [id, title]);
    expect(named.length).toBeGreaterThan(10);
    expect(titles).toEqual(expect.arrayContaining(named));
  });

  it('quotes what these lines say', () => {
    const sentences = quoted
      .flatMap((text) => text.split(/(?<=\.) /))
      .filter((sentence) => /[.…]$/.test(sentence));
    expect(sentences.length).toBeGreaterThan(20);
    const unknown = sentences.filter((sentence) =>
      sentence.split(/…|\d+/).some((piece) => !written.includes(piece)),
    );
    expect(unknown).toEqual([]);
  });

  it('names every line that says something of a service', () => {
    const { step } = diagnosticsWords();
    const { checkUp, signIn } = cognitoSetUpWords();
    const kinds = [checkUp, signIn, oidcSetUpWords().provider, oidcSetUpWords().signIn];
    const titles = [...Object.values(step), ...kinds].map(({ title }) => title);
    const missing = titles.filter((title) => !document.includes(`"${title}"`));
    // These say whether the page and the way are well, not how a service behaves.
    expect(missing).toEqual(['Form of its answer', 'Momento answers']);
  });
});
