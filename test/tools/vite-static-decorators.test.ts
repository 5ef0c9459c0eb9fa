import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { staticDecorators } from '../../tools/vite-static-decorators.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'static-decorators-'));
});
afterEach(async () => {
  await rm(root, { recursive: true });
});

/** The code that a browser would get of a module, without line breaks. */
async function built(source: string): Promise<string> {
  await mkdir(join(root, 'src'));
  await writeFile(
    join(root, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } }),
  );
  await writeFile(
    join(root, 'src/main.ts'),
    `import { LitElement } from 'lit';
     import { customElement, eventOptions, property, query, state } from 'lit/decorators.js';
     ${source}`,
  );
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [staticDecorators()],
    build: {
      target: 'es2022',
      minify: false,
      lib: { entry: 'src/main.ts', formats: ['es'], fileName: () => 'm.js' },
      rolldownOptions: { external: /^lit/ },
    },
  });
  return (await readFile(join(root, 'dist/m.js'), 'utf8')).replaceAll(/\s+/g, ' ');
}

describe('An element', () => {
  const element = `
    /** Counts. */
    @customElement('my-counter')
    export class MyCounter extends LitElement {
      /** From here on. */
      @property({ type: Number, reflect: true }) start = 1;
      @property() label = '';
      @state() private _count: number | undefined;
      @query('#more') private readonly _more!: HTMLElement | null;
      focus() { this._more?.focus(); }
    }`;

  it('declares its properties, with their options', async () => {
    expect(await built(element)).toContain(
      'this.properties = { start: { type: Number, reflect: true }, label: {}, _count: { state: true } }',
    );
  });

  it('still begins with the values that are written', async () => {
    const code = await built(element);
    expect(code).toContain('this.start = 1;');
    expect(code).not.toContain('this._count =');
  });

  it('finds its parts when it is asked for them', async () => {
    expect(await built(element)).toContain(
      'get _more() { return this.renderRoot?.querySelector("#more") ?? null; }',
    );
  });

  it('is defined once its class is there', async () => {
    expect(await built(element)).toMatch(/class.*customElements\.define\("my-counter", MyCounter\);/);
  });

  it('brings no decorator along', async () => {
    expect(await built(element)).not.toMatch(/decorate|customElement\(/);
  });
});

describe('The build', () => {
  it.each([
    ['a decorator of a member that nobody has told it about', 'x() {}', '@eventOptions({ once: true })'],
    ['two decorators of one member', 'x = 1', '@property() @state()'],
    ['a decorator that is not called', 'x = 1', '@property'],
    ['a property with an accessor of its own', 'set x(value) {}', '@property()'],
    ['a state with an accessor of its own', 'get x() { return 1; }', '@state()'],
  ])('fails at %s', async (_what, member, decorators) => {
    const source = `@customElement('my-x') export class MyX extends LitElement { ${decorators} ${member}; }`;
    await expect(built(source)).rejects.toThrow('unable to write a decorator out');
  });
});
