import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkArrows } from '../../../tools/arrows/check-arrows.ts';

const TABLE = `# Rooms

| room | what lives there | may import |
| --- | --- | --- |
| \`main.ts\` | | all of \`src/\` |
| \`src/base/\` | | nothing |
| \`src/topics/\` | | \`src/base/\` |
| \`src/momento/\` | | \`src/topics/transport.ts\`, \`@gomomento/*\`, types of \`node:*\` |
| \`src/momento/codes.ts\` | | nothing |
| \`src/kinds/\` | | types of \`src/topics/\` and \`src/base/\` |
| \`src/kinds/*/\` | | \`src/kinds/\` |
| \`src/kinds/*/view/\` | | \`src/kinds/*/\`, \`lit\` |
| \`src/kinds/original/\` | | nothing |
| \`test/\` | | anything |
`;

/** Follows every arrow of the table. */
const TREE: Readonly<Record<string, string>> = {
  'main.ts':
    "import './src/topics/session.ts'; import('./src/kinds/lambda/view/form.ts'); import './src/momento/codes.ts';",
  'src/base/clock.ts': 'export const now = 1;',
  'src/topics/session.ts': "import '../base/clock.ts';\nimport './transport.ts';",
  'src/topics/transport.ts': 'export interface Transport {}',
  'src/topics/token.ts': '',
  'src/momento/momento.ts':
    "export * from '../topics/transport.ts'; import '@gomomento/sdk-web/dist/a.js'; import type {} from 'node:fs';",
  'src/momento/codes.ts': '',
  'src/kinds/kind.ts': "import type { Transport } from '../topics/transport.ts';",
  'src/kinds/lambda/lambda.ts': "import '../kind.ts';",
  'src/kinds/lambda/view/form.ts': "import '../lambda.ts'; import 'lit'; import 'lit/decorators.js';",
  'src/kinds/cognito/view/form.ts': "import './field.ts';",
  'src/kinds/cognito/view/field.ts': '',
  'src/kinds/original/original.ts': '',
  'test/a.test.ts': "import '../src/base/clock.ts'; import 'vitest'; void import(name);",
  'test/next-env.d.ts': "import './gone.ts';",
  '.cache/built.js': "import './gone.js';",
  'dist/built.js': "import './gone.js';",
  'src/node_modules/lit/index.js': "import '../gone.js';",
};

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'arrows-'));
  write({ 'ARCHITECTURE.md': TABLE, ...TREE });
});
afterEach(() => rmSync(root, { recursive: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

/** What is found once these files are planted. */
function faultsWith(planted: Readonly<Record<string, string>>): string[] {
  write(planted);
  return checkArrows(root).faults.map(({ at, reason }) => `${at} ${reason}`);
}

describe('checkArrows', () => {
  it('passes a tree that follows the table', () => {
    expect(faultsWith({})).toEqual([]);
  });

  it('tells who imports what, and what the row allows', () => {
    expect(faultsWith({ 'src/topics/new.ts': "\n\nimport '../momento/momento.ts';" })).toEqual([
      'src/topics/new.ts:3 imports src/momento/momento.ts; src/topics/ may import `src/base/` (ARCHITECTURE.md:7)',
    ]);
  });

  it.each([
    [
      'types of a room',
      { 'src/base/new.ts': "import type { T } from '../topics/token.ts';" },
      'imports types of src/topics/token.ts; src/base/ may import nothing',
    ],
    [
      'values where types are allowed',
      { 'src/kinds/new.ts': "import { now } from '../base/clock.ts';" },
      'imports src/base/clock.ts; src/kinds/ may',
    ],
    [
      'what only looks like types',
      { 'src/kinds/new.ts': "import { type T } from '../base/clock.ts';" },
      'imports src/base/clock.ts; src/kinds/ may',
    ],
    [
      'a neighbour of the one file',
      { 'src/momento/new.ts': "import '../topics/token.ts';" },
      'imports src/topics/token.ts; src/momento/ may',
    ],
    [
      'a file of the room with a row of its own',
      { 'src/momento/new.ts': "import './codes.ts';" },
      'imports src/momento/codes.ts; src/momento/ may',
    ],
    [
      'a room inside the one that is allowed',
      { 'src/kinds/lambda/new.ts': "import './view/form.ts';" },
      'imports src/kinds/lambda/view/form.ts; src/kinds/*/ may',
    ],
    [
      'another of the rooms that a star stands for',
      { 'src/kinds/cognito/new.ts': "import '../lambda/lambda.ts';" },
      'imports src/kinds/lambda/lambda.ts; src/kinds/*/ may',
    ],
    [
      'what belongs to another of them',
      { 'src/kinds/cognito/view/new.ts': "import '../../lambda/lambda.ts';" },
      'imports src/kinds/lambda/lambda.ts; src/kinds/*/view/ may',
    ],
    [
      'what the star of a wider row would allow',
      { 'src/kinds/original/new.ts': "import '../kind.ts';" },
      'imports src/kinds/kind.ts; src/kinds/original/ may import nothing',
    ],
    [
      'a package',
      { 'src/kinds/lambda/new.ts': "import { html } from 'lit';" },
      'imports lit; src/kinds/*/ may',
    ],
    [
      'a package whose name begins alike',
      { 'src/kinds/lambda/view/new.ts': "import 'lit-html';" },
      'imports lit-html; src/kinds/*/view/ may',
    ],
    ['a part of Node', { 'src/topics/new.ts': "import 'node:fs';" }, 'imports node:fs; src/topics/ may'],
    [
      'a part of Node by its bare name',
      { 'src/momento/new.ts': "import type {} from 'fs';" },
      'imports types of fs; src/momento/ may',
    ],
    [
      'no file at all',
      { 'test/new.ts': "import './gone.ts';" },
      'imports "./gone.ts", and there is no such file',
    ],
    [
      'what its server has for it',
      { 'src/topics/new.js': "import '/lit/html.js';" },
      'imports lit/html.js; src/topics/ may',
    ],
    [
      'a file without its extension',
      { 'src/topics/new.ts': "import '../base/clock';" },
      'imports "../base/clock", and there is no such file',
    ],
    [
      'what only the running program knows',
      { 'src/topics/new.ts': 'void import(name);' },
      'imports what is not written out',
    ],
  ])('refuses an import of %s', (_, planted, reason) => {
    const [fault, ...more] = faultsWith(planted);
    expect(more).toEqual([]);
    expect(fault).toContain(`${Object.keys(planted)[0]}:1 ${reason}`);
  });

  it('refuses a folder without a row, and what imports from it', () => {
    const planted = {
      'src/new/a.ts': "import '../base/clock.ts';",
      'src/topics/b.ts': "import '../new/a.ts';",
    };
    expect(faultsWith(planted)).toEqual([
      'src/new/a.ts:1 no row of ARCHITECTURE.md covers this file',
      'src/topics/b.ts:1 imports src/new/a.ts, which no row of ARCHITECTURE.md covers',
    ]);
  });

  it('refuses a circle at run time, and shows the shortest way round', () => {
    const planted = {
      'src/topics/a.ts': "import './b.ts';",
      'src/topics/b.ts': "import './c.ts';\nimport './d.ts';",
      'src/topics/c.ts': "import './d.ts';",
      'src/topics/d.ts': "import './a.ts';",
    };
    expect(faultsWith(planted)[0]).toBe(
      'src/topics/a.ts:1 imports in a circle: src/topics/a.ts:1 -> src/topics/b.ts:2 -> src/topics/d.ts:1 -> src/topics/a.ts',
    );
  });

  it('begins with the shortest circle', () => {
    const planted = {
      'src/topics/a.ts': "import './b.ts';",
      'src/topics/b.ts': "import './c.ts';",
      'src/topics/c.ts': "import './a.ts';\nimport './b.ts';",
    };
    expect(faultsWith(planted)).toEqual([
      'src/topics/b.ts:1 imports in a circle: src/topics/b.ts:1 -> src/topics/c.ts:2 -> src/topics/b.ts',
    ]);
  });

  it('refuses a circle of types', () => {
    const planted = {
      'src/topics/a.ts': "import type { B } from './b.ts';",
      'src/topics/b.ts': "export type { A } from './a.ts';",
    };
    expect(faultsWith(planted)).toEqual([
      'src/topics/a.ts:1 imports in a circle: src/topics/a.ts:1 (types) -> src/topics/b.ts:1 (types) -> src/topics/a.ts',
    ]);
  });

  it('tells every circle', () => {
    const planted = {
      'src/topics/a.ts': "import './a.ts';",
      'test/b.ts': "import './c.ts';",
      'test/c.ts': "import './b.ts';",
    };
    expect(faultsWith(planted)).toEqual([
      'src/topics/a.ts:1 imports in a circle: src/topics/a.ts:1 -> src/topics/a.ts',
      'test/b.ts:1 imports in a circle: test/b.ts:1 -> test/c.ts:1 -> test/b.ts',
    ]);
  });

  it.each([
    ['| `src/gone/` | | nothing |', 'src/gone/'],
    ['| `src/base/gone.ts` | | nothing |', 'src/base/gone.ts'],
    ['| `src/base/*/` | | nothing |', 'src/base/*/'],
    ['| `src/topics/token.ts` | | `src/gone/` |', 'src/gone/'],
  ])('refuses the row %j, whose path is gone', (row, path) => {
    expect(faultsWith({ 'ARCHITECTURE.md': `${TABLE}${row}\n` })).toEqual([
      `ARCHITECTURE.md:15 there is no ${path} any more`,
    ]);
  });

  it('tells the line of a row that it cannot read', () => {
    expect(faultsWith({ 'ARCHITECTURE.md': `${TABLE}| src/new/ | | nothing |\n` })).toEqual([
      'ARCHITECTURE.md:15 "src/new/" is not a list of paths: `a/`, `b.ts`',
    ]);
  });
});

describe('npm run arrows', () => {
  const run = () => promisify(execFile)(process.execPath, ['--import', 'tsx', 'tools/arrows/main.ts', root]);

  it('says how much it read', async () => {
    expect((await run()).stdout).toContain('of 14 files: 0 that ARCHITECTURE.md does not allow');
  });

  it('fails with each fault on a line', async () => {
    write({ 'src/base/new.ts': "import 'lit';\nimport 'qr';" });
    const allowed = 'src/base/ may import nothing (ARCHITECTURE.md:6)';
    await expect(run()).rejects.toMatchObject({
      code: 1,
      stderr: `src/base/new.ts:1 imports lit; ${allowed}\nsrc/base/new.ts:2 imports qr; ${allowed}\n`,
    });
  });
});
