import { describe, expect, it } from 'vitest';
import { findImports } from '../../../tools/arrows/found-imports.ts';

function found(code: string): string[] {
  return findImports('a.ts', code).map(
    ({ line, specifier, typesOnly }) => `${line} ${typesOnly ? 'types of ' : ''}${specifier}`,
  );
}

describe('findImports', () => {
  it.each([
    ["import './a.ts';", '1 ./a.ts'],
    ["\n\nimport a, { b } from './a.ts';", '3 ./a.ts'],
    ["import * as a from 'lit';", '1 lit'],
    ["import {} from './a.ts';", '1 ./a.ts'],
    ["import type from './a.ts';", '1 ./a.ts'],
    ["import a = require('./a.ts');", '1 ./a.ts'],
    ["export * from './a.ts';", '1 ./a.ts'],
    ["export * as a from './a.ts';", '1 ./a.ts'],
    ["export { a } from './a.ts';", '1 ./a.ts'],
    ["export {} from './a.ts';", '1 ./a.ts'],
    ["const a = () => import('./a.ts');", '1 ./a.ts'],
    ["const a = require('./a.ts');", '1 ./a.ts'],
    ["new Worker(new URL('./a.ts', import.meta.url));", '1 ./a.ts'],
  ])('finds %j', (code, expected) => {
    expect(found(code)).toEqual([expected]);
  });

  it.each([
    "import type { A } from './a.ts';",
    "import type A from './a.ts';",
    "import type * as a from './a.ts';",
    "export type { A } from './a.ts';",
    "export type * from './a.ts';",
    "let a: typeof import('./a.ts');",
    "let a: import('./a.ts').A;",
  ])('knows that %j is of types only', (code) => {
    expect(found(code)).toEqual(['1 types of ./a.ts']);
  });

  it.each([
    "import { type A } from './a.ts';",
    "import { type A, b } from './a.ts';",
    "export { type A } from './a.ts';",
  ])('knows that %j loads the module', (code) => {
    expect(found(code)).toEqual(['1 ./a.ts']);
  });

  it.each(['import(name);', 'import(`./${name}.ts`);', 'require(name);', "import.meta.glob('./*.ts');"])(
    'finds %j, and that it does not say which file',
    (code) => {
      expect(found(code)).toEqual(['1 undefined']);
    },
  );

  it('is not taken in by text, comments and addresses', () => {
    const code = `
      // import './a.ts';
      const a = "import './a.ts'", b = \`require('./a.ts')\`;
      export const c = { import: 1, require: 2 };
      export { a, b };
      fetch(new URL('../pictures', import.meta.url)), fetch(new URL('./a.ts', location.href));`;
    expect(found(code)).toEqual([]);
  });

  it('refuses a file that cannot be parsed', () => {
    expect(() => findImports('a.ts', 'import {')).toThrow(SyntaxError);
  });
});
