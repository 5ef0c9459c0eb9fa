import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build, type Plugin } from 'vite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bundledLicenses } from '../../tools/vite-bundled-licenses.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'bundled-licenses-'));
  await write(
    'index.html',
    '<!doctype html><title>page</title><script type="module" src="/main.js"></script>',
  );
});
afterEach(() => rm(root, { recursive: true }));

async function write(path: string, content: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), content);
}

async function install(name: string, texts: Readonly<Record<string, string>>): Promise<void> {
  const manifest = { name, version: '1.2.3', license: 'MIT', type: 'module', main: 'lib/index.js' };
  await write(`node_modules/${name}/package.json`, JSON.stringify(manifest));
  await write(`node_modules/${name}/lib/index.js`, `export default [${JSON.stringify(name)}];`);
  for (const [file, text] of Object.entries(texts)) await write(`node_modules/${name}/${file}`, text);
}

/** What stands in the file; undefined without one. */
async function licenses(...plugins: Plugin[]): Promise<string | undefined> {
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [...plugins, bundledLicenses()],
  });
  const file = join(root, 'dist/licenses.txt');
  return existsSync(file) ? readFile(file, 'utf8') : undefined;
}

describe('The licenses of a build', () => {
  it('are those of the packages in it, also of what is loaded late, with their notices', async () => {
    await install('one', { LICENSE: 'Copyright One\n', 'licenses.js': 'not a text' });
    await install('@some/two', { 'LICENSE.md': 'Copyright Two\n', 'NOTICE.txt': 'Two holds Three\n' });
    await install('unused', { LICENSE: 'Copyright Unused' });
    await write('main.js', 'import one from "one"; console.log(one, import("./late.js"));');
    await write('late.js', 'import two from "@some/two"; console.log(two);');
    const text = await licenses();
    expect(text?.split(/-{80}\n/)).toEqual([
      'This software holds these packages, each under its own license.\n\n',
      '@some/two 1.2.3, MIT\n',
      '\nCopyright Two\n\nTwo holds Three\n\n',
      'one 1.2.3, MIT\n',
      '\nCopyright One\n',
    ]);
  });

  it('name a package whose data a plugin puts in', async () => {
    await install('data', { LICENSE: 'Copyright Data' });
    await write('main.js', 'import data from "./data.js"; console.log(data);');
    await write('data.js', '');
    const embed: Plugin = {
      name: 'embed',
      load: {
        filter: { id: /\/data\.js$/ },
        handler: () => ({
          code: 'export default [5];',
          meta: { holds: [join(root, 'node_modules/data')] },
        }),
      },
    };
    expect(await licenses(embed)).toContain('Copyright Data');
  });

  it('are no file where no package is in it', async () => {
    await write('main.js', 'console.log("alone")');
    expect(await licenses()).toBeUndefined();
  });

  it('stop the build on a package that brings none', async () => {
    await install('bare', {});
    await write('main.js', 'import bare from "bare"; console.log(bare);');
    await expect(licenses()).rejects.toThrow('bare 1.2.3 brings no license');
  });
});
