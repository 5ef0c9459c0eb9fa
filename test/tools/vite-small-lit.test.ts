import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { build } from 'vite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { smallLit } from '../../tools/vite-small-lit.ts';

const PAGE = `
  import { css, html, LitElement } from 'lit';
  export class AnElement extends LitElement {
    static styles = css\`p { margin: 0 }\`;
    render() { return html\`<p>hi</p>\`; }
  }`;

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'small-lit-'));
});
afterEach(async () => {
  await rm(root, { recursive: true });
});

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, content] of Object.entries({ 'main.js': PAGE, ...files })) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
}

async function built(): Promise<string> {
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [smallLit()],
    // Under test Vite would take Lit's files for development.
    resolve: { conditions: ['browser'] },
    build: { minify: true, lib: { entry: 'main.js', formats: ['es'], fileName: () => 'built.js' } },
  });
  return readFile(join(root, 'dist/built.js'), 'utf8');
}

describe('Lit in a build', () => {
  it('has no ways around what older browsers lack, no hooks and no list of versions', async () => {
    await write({});
    await symlink(resolve('node_modules'), join(root, 'node_modules'));
    const code = await built();
    expect(code).toContain('replaceSync');
    expect(code).not.toMatch(/ShadyCSS|litNonce|cssRules|PolyfillSupport|HydrateSupport|Versions/);
    expect(code).not.toMatch(/addInitializer|metadata|setConnected|renderBefore|textarea|math>|hasChanged/);
    expect(code).not.toMatch(/getOwnProperty|finalizeStyles|passive/);
  });

  it.each(['reactive-element', 'lit-html', 'lit-element'])(
    'fails the build when a part of %s is not written as it was',
    async (part) => {
      await cp(resolve('node_modules/lit'), join(root, 'node_modules/lit'), { recursive: true });
      for (const name of ['lit-html', 'lit-element', '@lit/reactive-element']) {
        await cp(resolve('node_modules', name), join(root, 'node_modules', name), { recursive: true });
      }
      const folder = part === 'reactive-element' ? `@lit/${part}` : part;
      const file = join(root, 'node_modules', folder, `${part}.js`);
      await write({});
      const code = await readFile(file, 'utf8');
      await writeFile(file, code.replaceAll(/getUpdateComplete|renderBefore/g, 'other'));
      await expect(built()).rejects.toThrow('it is not written as it was');
    },
  );

  it('fails the build when it is not written as it was', async () => {
    await write({
      'node_modules/lit/package.json': '{ "version": "9.0.0", "main": "index.js", "type": "module" }',
      'node_modules/lit/index.js': `
        export const css = String.raw;
        export const html = String.raw;
        export class LitElement {}`,
    });
    await expect(built()).rejects.toThrow('it is not written as it was');
  });
});
