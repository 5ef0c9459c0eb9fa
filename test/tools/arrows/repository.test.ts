import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkArrows } from '../../../tools/arrows/check-arrows.ts';
import type { Fault } from '../../../tools/arrows/judge.ts';

/** What the table of this repository must refuse: file, what it imports, and the complaint. */
const PLANTED: readonly (readonly [path: string, code: string, complaint: string])[] = [
  [
    'src/topics/up.ts',
    "import '../momento/momento-transport.ts';",
    'imports src/momento/momento-transport.ts; src/topics/ may',
  ],
  [
    'src/topics/up-types.ts',
    "import type {} from '../tvm-client/index.ts';",
    'imports types of src/tvm-client/index.ts; src/topics/',
  ],
  ['src/planted/a.ts', '', 'no row of ARCHITECTURE.md covers this file'],
  ['src/topics/of-new.ts', "import '../planted/a.ts';", 'imports src/planted/a.ts, which no row'],
  [
    'src/momento/neighbour.ts',
    "import '../topics/token-source.ts';",
    'imports src/topics/token-source.ts; src/momento/ may',
  ],
  [
    'src/tabs/values.ts',
    "import { TvmClient } from '../tvm-client/index.ts';",
    'imports src/tvm-client/index.ts; src/tabs/ may',
  ],
  ['src/momento/draws.ts', "import { html } from 'lit';", 'imports lit; src/momento/ may'],
  ['src/topics/sdk.ts', "import '@gomomento/sdk-web';", 'imports @gomomento/sdk-web; src/topics/ may'],
  [
    'src/sign-in/cognito/pool.ts',
    "import type {} from 'amazon-cognito-identity-js';",
    'imports types of amazon-cognito-identity-js; src/sign-in/',
  ],
  ['src/base/disk.ts', "import { readFileSync } from 'node:fs';", 'imports node:fs; src/base/ may'],
  ['tvm/page.ts', "import '../src/base/clock.ts';", 'imports src/base/clock.ts; tvm/ may'],
  ['tvm/infra/page.ts', "import '../../src/base/clock.ts';", 'imports src/base/clock.ts; tvm/infra/ may'],
  [
    'netlify/functions/local.mts',
    "import '../../local/main.ts';",
    'imports local/main.ts; netlify/functions/ may',
  ],
  ['local/measures.ts', "import '../tools/size.ts';", 'imports tools/size.ts; local/ may'],
  [
    'tools/fake.ts',
    "import '../test/support/fake-clock.ts';",
    'imports test/support/fake-clock.ts; tools/ may',
  ],
  [
    'test/support/a-test.ts',
    "import '../tools/arrows/repository.test.ts';",
    'imports test/tools/arrows/repository.test.ts; test/support/ may',
  ],
  ['planted/b.ts', '', 'no row of ARCHITECTURE.md covers this file'],
  [
    'src/base/circle-a.ts',
    "import type {} from './circle-b.ts';",
    'imports in a circle: src/base/circle-a.ts:1 (types) -> src/base/circle-b.ts:1 (types) ->',
  ],
  [
    'src/tabs/circle-a.ts',
    "import './circle-b.ts';",
    'imports in a circle: src/tabs/circle-a.ts:1 -> src/tabs/circle-b.ts:1 ->',
  ],
];

/** The second halves of the circles: told with the first. */
const OTHER_HALVES: readonly (readonly [path: string, code: string])[] = [
  ['src/base/circle-b.ts', "import type {} from './circle-a.ts';"],
  ['src/tabs/circle-b.ts', "import './circle-a.ts';"],
];

const NOT_COPIED = /^(node_modules|dist|build|coverage|\..+)$/;

let root: string;
let faults: readonly Fault[];
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'arrows-repository-'));
  cpSync('.', root, { recursive: true, filter: (path) => !NOT_COPIED.test(basename(path)) });
  for (const [path, code] of [...PLANTED, ...OTHER_HALVES]) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), code, { flag: 'wx' });
  }
  ({ faults } = checkArrows(root));
}, 60_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('This repository', () => {
  it('follows its table', () => {
    expect(checkArrows('.').faults).toEqual([]);
  });

  it.each(PLANTED)('would not let %s do: %s', (path, _, complaint) => {
    const [fault, ...more] = faults.filter(({ at }) => at === `${path}:1`);
    expect(fault?.reason).toContain(complaint);
    expect(more).toEqual([]);
  });

  it('is blamed for nothing that was not planted', () => {
    expect(faults).toHaveLength(PLANTED.length);
  });
});
