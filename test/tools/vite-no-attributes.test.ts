import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { build } from 'vite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noAttributes } from '../../tools/vite-no-attributes.ts';
import { staticDecorators } from '../../tools/vite-static-decorators.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'no-attributes-'));
});
afterEach(async () => {
  await rm(root, { recursive: true });
});

const element = (declared: string) => `
  import { LitElement } from 'lit';
  import { property } from 'lit/decorators.js';
  export class AnElement extends LitElement {
    ${declared} label = '';
  }`;

async function built(files: Readonly<Record<string, string>>): Promise<string> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [noAttributes(), staticDecorators()],
    // Under test Vite would take Lit's files for development.
    resolve: { conditions: ['browser'] },
    build: { minify: true, lib: { entry: 'src/main.ts', formats: ['es'], fileName: () => 'built.js' } },
  });
  return readFile(join(root, 'dist/built.js'), 'utf8');
}

describe('Lit in a build', () => {
  it('sets no attribute and no property from one, and still prepares a class that is defined', async () => {
    await symlink(resolve('node_modules'), join(root, 'node_modules'));
    const code = await built({ 'src/main.ts': element('@property({ attribute: false })') });
    expect(code).not.toMatch(/fromAttribute|toAttribute|JSON\.parse|toLowerCase/);
    expect(code).toMatch(/static get observedAttributes\(\)\s*\{\s*this\.finalize\(\)/);
    expect(code).toMatch(/attributeChangedCallback\(\)\s*\{\s*\}/);
  });

  it.each(['@property()', '@property({ reflect: true })', '@property({ attribute: true })'])(
    'refuses an element that declares %s',
    async (declared) => {
      await symlink(resolve('node_modules'), join(root, 'node_modules'));
      await expect(built({ 'src/main.ts': element(declared) })).rejects.toThrow(
        'it declares a property without "attribute: false"',
      );
    },
  );

  it('fails the build when it is not written as it was', async () => {
    await expect(
      built({
        'node_modules/lit/package.json': '{ "version": "9.0.0", "main": "index.js", "type": "module" }',
        'node_modules/lit/index.js': 'export class LitElement {}',
        'src/main.ts': `import { LitElement } from 'lit'; export class AnElement extends LitElement {}`,
      }),
    ).rejects.toThrow('it is not written as it was');
  });
});
