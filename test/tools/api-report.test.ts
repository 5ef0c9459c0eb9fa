import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { apiReports } from '../../tools/api-report/entries.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'api-report-'));
  const types = { types: './types/index.d.ts', default: './index.js' };
  write('package.json', JSON.stringify({ exports: { './a/b': { import: types }, './package.json': './x' } }));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** The names in the report, in its order. */
const headings = () =>
  [...(apiReports(folder).get('a-b.md') ?? '').matchAll(/^##? (.*)$/gm)].map(([, heading]) => heading);

it('reports what is exported, by the names of the entry, and what that names', () => {
  write(
    'types/index.d.ts',
    `import type { Used } from './inner/used.ts';
     export { Inside as Outside, type Other } from './inner/used.ts';
     export declare function make(used: Used): void;`,
  );
  write(
    'types/inner/used.d.ts',
    `import type { Deep } from './deep.ts';
     /** What it says. */
     export interface Used { /** How deep. */ readonly deep: Deep }
     export declare class Inside {}
     export type Other = string;
     export type Unused = number;`,
  );
  write('types/inner/deep.d.ts', 'type Deep = 1; export type { Deep };');
  expect(headings()).toEqual([
    'The face of `momento-chat/a/b`',
    'Other',
    'Outside, inside Inside',
    'make',
    'What these name, and this entry does not export',
    'Deep',
    'Used',
  ]);
  expect(apiReports(folder).get('a-b.md')).toContain('interface Used { readonly deep: Deep }');
  expect(apiReports(folder).get('a-b.md')).not.toContain('says');
});

it('shows the value and the type of one name together', () => {
  write('types/index.d.ts', `export declare const Code: { readonly A: 'a' };\nexport type Code = 'a';`);
  expect(apiReports(folder).get('a-b.md')).toContain(
    "## Code\n\n```ts\ndeclare const Code: { readonly A: 'a' };\ntype Code = 'a';\n```\n",
  );
});

it('refuses what it cannot follow', () => {
  write('types/index.d.ts', `export * from './all.ts';`);
  expect(() => apiReports(folder)).toThrow('unable to read ExportAllDeclaration; name what is exported');
});
