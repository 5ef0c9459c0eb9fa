import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shortNames, shortNamesOf } from '../../tools/vite-short-names.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'short-names-'));
});
afterEach(async () => {
  await rm(root, { recursive: true });
});

async function built(source: string): Promise<string> {
  await mkdir(join(root, 'src'));
  await writeFile(join(root, 'src/main.ts'), source);
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [shortNames()],
    build: { minify: false, lib: { entry: 'src/main.ts', formats: ['es'], fileName: () => 'm.js' } },
  });
  return join(root, 'dist/m.js');
}

const COUNTER = `
  class Base {
    private readonly _step = 2;
    protected _grow(by = this._step): number { return by; }
  }
  export class Counter extends Base {
    static properties = { _count: { state: true } };
    private _count = 1;
    private get _next() { const { _count, _grow: grow } = this; return _count + grow.call(this); }
    tick() { this._count = this._next; return this?._count; }
    read(other: { _foreign: number }) { return other._foreign; }
  }`;

interface CounterModule {
  readonly Counter: {
    readonly properties: object;
    new (): { tick(): number; read(other: { readonly _foreign: number }): number };
  };
}

async function moduleAt(file: string): Promise<CounterModule> {
  return (await import(pathToFileURL(file).href)) as CounterModule;
}

describe('Private members in a build', () => {
  it('have short names, the same in all classes, and do what they did', async () => {
    const file = await built(COUNTER);
    const code = await readFile(file, 'utf8');
    expect(code).not.toMatch(/\b(?:_step|_grow|_next)\b|\._count/);
    const { Counter } = await moduleAt(file);
    const counter = new Counter();
    expect([counter.tick(), counter.tick()]).toEqual([3, 5]);
    const [reactive = ''] = Object.keys(Counter.properties);
    expect(Reflect.get(counter, reactive)).toBe(5);
  });

  it('leave alone what others name', async () => {
    const { Counter } = await moduleAt(await built(COUNTER));
    expect(new Counter().read({ _foreign: 7 })).toBe(7);
  });

  it('fail the build where one is a text', async () => {
    const source =
      "export class A { private _name = 1; has(key: string) { return key === '_name' && this._name; } }";
    await expect(built(source)).rejects.toThrow('unable to shorten _name');
  });
});

describe('Short names', () => {
  it('go to the most frequent first, one to each, and are none that is there', () => {
    const code =
      'private _seldom; private readonly _often; @state() private static _twice; _often; _often; _twice; x._0';
    expect([...shortNamesOf([code])]).toEqual([
      ['_often', '_1'],
      ['_twice', '_2'],
      ['_seldom', '_3'],
    ]);
  });
});
