import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst } from 'vite';
import { describe, expect, it } from 'vitest';
import { isNode, nodesIn, walk } from '../../tools/syntax-tree.ts';

/** Every file that may draw. */
const FILES = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
);
/** The same in every language. */
const PRODUCT = 'Momento Chat';

/** The `html` templates of a file, with a blank for each value. */
function templatesIn(code: string): string[] {
  const templates: string[] = [];
  walk(parseAst(code, { lang: 'ts' }), ({ type, tag, quasi }) => {
    if (type !== 'TaggedTemplateExpression' || !isNode(tag) || tag.name !== 'html' || !isNode(quasi)) return;
    const parts = nodesIn(quasi.quasis).map(({ value }) => (value as { cooked: string }).cooked);
    templates.push(parts.join(' '));
  });
  return templates;
}

/** What people would read or hear of a template before any value is in it. */
function wordsIn(template: string): string[] {
  const tags = template.match(/<[^>]*>/g) ?? [];
  const attributes = tags.flatMap(
    (tag) => tag.match(/(aria-label|title|placeholder|alt)="?[\p{L}][^">]*/gu) ?? [],
  );
  const texts = template.replace(/<[^>]*>/g, '\n').split('\n');
  return [...attributes, ...texts].filter((text) => /\p{L}/u.test(text) && text.trim() !== PRODUCT);
}

describe('A template', () => {
  it('is found with its words', () => {
    const code = 'html`<p title="a">${b}, c</p>` + html`<input placeholder=d>`';
    expect(templatesIn(code).flatMap(wordsIn)).toEqual(['title="a', ' , c', 'placeholder=d']);
  });

  it('has none, wherever in the page it is', () => {
    const found = FILES.map((name) => {
      const words = templatesIn(readFileSync(join('src', name), 'utf8')).flatMap(wordsIn);
      return { name, words };
    });
    expect(found.length).toBeGreaterThan(200);
    expect(found.filter(({ words }) => words.length > 0)).toEqual([]);
  });
});
