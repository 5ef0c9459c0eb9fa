import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SlimPlan } from '../../tools/slim-sdk/slim-plan.ts';
import { slimSdk } from '../../tools/vite-slim-sdk.ts';

// A little SDK: its index names a client that is needed, and caches, which bring their own codec along.
const SDK = {
  'main.js': 'import { Topics } from "sdk"; export const say = () => new Topics().say();',
  'node_modules/sdk/package.json': '{ "version": "1.2.3", "main": "index.js", "author": "somebody" }',
  'node_modules/sdk/index.js': `
    exports.Topics = require("./topics").Topics;
    exports.Caches = require("./caches").Caches;`,
  'node_modules/sdk/topics.js': `
    const index = require("./index");
    const { version } = { version: require("./package.json").version };
    const codec = require("codecs/topics.js");
    exports.Kind = "topics";
    exports.Topics = class Topics { say() { return [version, codec.codec, index.Kind].join(" "); } };`,
  'node_modules/sdk/caches.js': 'exports.Caches = require("codecs/caches.js").codec;',
  'node_modules/codecs/package.json': '{ "version": "4.5.6" }',
  'node_modules/codecs/topics.js': 'exports.codec = "topic codec";',
  'node_modules/codecs/caches.js': 'exports.codec = "cache codec";',
};

const PLAN: SlimPlan = {
  versions: { sdk: '1.2.3', codecs: '4.5.6' },
  replacements: [
    { package: 'sdk', path: 'index.js', names: { './topics': ['Topics', 'Kind'] } },
    { package: 'sdk', path: 'package.json', json: { version: '1.2.3' } },
  ],
  codecs: { package: 'codecs', paths: ['topics.js'] },
};

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'slim-sdk-'));
});
afterEach(async () => {
  await rm(root, { recursive: true });
});

async function slimBuild({
  files = {},
  plan = {},
}: {
  files?: Record<string, string>;
  plan?: Partial<SlimPlan>;
} = {}) {
  for (const [path, content] of Object.entries({ ...SDK, ...files })) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [slimSdk({ ...PLAN, ...plan })],
    build: { minify: false, lib: { entry: 'main.js', formats: ['es'], fileName: () => 'built.js' } },
  });
  return (await import(pathToFileURL(join(root, 'dist/built.js')).href)) as { say: () => string };
}

describe('A slim build', () => {
  it('does what the whole one does, without what is not needed', async () => {
    const { say } = await slimBuild();
    expect(say()).toBe('1.2.3 topic codec topics');
    const code = await readFile(join(root, 'dist/built.js'), 'utf8');
    expect(code).not.toContain('cache codec');
    expect(code).not.toContain('somebody');
  });
});

describe('A package of which another brings a copy of its own', () => {
  const brings = {
    'main.js': `${SDK['main.js']} export { codec } from "other";`,
    'node_modules/other/package.json': '{ "version": "1.0.0", "main": "index.js" }',
    'node_modules/other/index.js': 'exports.codec = require("codecs/caches.js").codec;',
    'node_modules/other/node_modules/codecs/package.json': '{ "version": "0.1.0" }',
    'node_modules/other/node_modules/codecs/caches.js': 'exports.codec = "another codec";',
  };

  it('is whole there, in any version', async () => {
    const { say } = await slimBuild({ files: brings });
    expect(say()).toBe('1.2.3 topic codec topics');
    expect(await readFile(join(root, 'dist/built.js'), 'utf8')).toContain('another codec');
  });
});

describe('The build fails', () => {
  it('when a package is of another version than the one tried', async () => {
    const files = { 'node_modules/sdk/package.json': '{ "version": "1.2.4", "main": "index.js" }' };
    await expect(slimBuild({ files })).rejects.toThrow('sdk is 1.2.4, and 1.2.3 was tried');
  });

  it('when a module that it replaces is gone', async () => {
    const replacements = [...PLAN.replacements, { package: 'sdk', path: 'gone.js', names: {} }];
    await expect(slimBuild({ plan: { replacements } })).rejects.toThrow(
      'sdk/gone.js is not there any more, or nothing imports it',
    );
  });

  it('when nothing imports a module that it replaces', async () => {
    const replacements = [...PLAN.replacements, { package: 'sdk', path: 'caches.js', names: {} }];
    await expect(slimBuild({ plan: { replacements } })).rejects.toThrow('sdk/caches.js is not there');
  });

  it('when another codec comes in', async () => {
    const files = {
      'node_modules/sdk/topics.js': `${SDK['node_modules/sdk/topics.js']} require("codecs/caches.js");`,
    };
    await expect(slimBuild({ files })).rejects.toThrow('the codec codecs/caches.js came in');
  });

  it('when a codec that is needed does not come in', async () => {
    const codecs = { package: 'codecs', paths: ['topics.js', 'control.js'] };
    await expect(slimBuild({ plan: { codecs } })).rejects.toThrow('the codec codecs/control.js is missing');
  });

  it('when the page takes a name that the replaced module does not give', async () => {
    const files = { 'main.js': 'import { Caches } from "sdk"; export const say = () => Caches;' };
    await expect(slimBuild({ files })).rejects.toThrow(
      'main.js takes Caches of sdk/index.js, which is replaced',
    );
  });

  it('when the SDK itself does', async () => {
    const files = {
      'node_modules/sdk/topics.js': `${SDK['node_modules/sdk/topics.js']} exports.more = index.Caches;`,
    };
    await expect(slimBuild({ files })).rejects.toThrow('topics.js takes Caches of sdk/index.js');
  });

  it('when a module that is needed is replaced by nothing', async () => {
    const replacements = [...PLAN.replacements, { package: 'sdk', path: 'topics.js', names: {} }];
    const files = {
      'main.js': 'import { Topics } from "sdk/topics.js"; import "sdk"; export const say = () => Topics;',
    };
    await expect(slimBuild({ files, plan: { replacements } })).rejects.toThrow(
      'main.js takes Topics of sdk/topics.js, which is replaced',
    );
  });

  it('when a module that a replacement hands on is gone', async () => {
    const [index, ...others] = PLAN.replacements;
    const replacements = [
      { ...index, package: 'sdk', path: 'index.js', names: { './gone': ['Topics'] } },
      ...others,
    ];
    await expect(slimBuild({ plan: { replacements } })).rejects.toThrow('./gone');
  });

  it('and tells all the reasons and where to read on', async () => {
    const built = slimBuild({ plan: { versions: { sdk: '0.0.1', codecs: '0.0.2' } } });
    await expect(built).rejects.toThrow('sdk is 1.2.3, and 0.0.1 was tried');
    await expect(built).rejects.toThrow('codecs is 4.5.6, and 0.0.2 was tried');
    await expect(built).rejects.toThrow('docs/performance.md');
  });
});
