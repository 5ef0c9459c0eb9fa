import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { corpusTable } from '../support/name-corpus.ts';

it('docs/security.md shows the corpus of names', () => {
  const document = readFileSync(join(import.meta.dirname, '../../docs/security.md'), 'utf8');
  expect(document).toContain(`\n\n${corpusTable()}\n\n`);
});
