import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { minifyTemplates } from '../../tools/vite-minify-templates.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'minify-templates-'));
});
afterEach(async () => {
  await rm(root, { recursive: true });
});

const options = () => ({
  root,
  configFile: false as const,
  logLevel: 'silent' as const,
  plugins: [minifyTemplates()],
});

/** Builds a module whose templates are what a browser would get. */
async function built(expression: string): Promise<unknown> {
  await mkdir(join(root, 'src'));
  await writeFile(
    join(root, 'src/main.ts'),
    `const css = ({ raw }: TemplateStringsArray) => raw.join('~');
     const html = (parts: TemplateStringsArray, ...values: unknown[]) => [parts.join('~'), ...values];
     const svg = html, other = css, name = 'Ann';
     export const value = ${expression};
     export { css, html, svg, other, name };`,
  );
  await build({
    ...options(),
    build: { lib: { entry: 'src/main.ts', formats: ['es'], fileName: () => 'm.js' } },
  });
  const module = (await import(pathToFileURL(join(root, 'dist/m.js')).href)) as { value: unknown };
  return module.value;
}

describe('Styles in a template', () => {
  it('are minified', async () => {
    const styles =
      'css`\n  /* why */\n  :host([tone="warm"]) .a > b {\n    color: light-dark(#ffffff, #000000);\n  }\n`';
    expect(await built(styles)).toBe(':host([tone="warm"]) .a>b{color:light-dark(#ffffff,#000000)}');
  });

  it('keep their escapes', async () => {
    expect(await built(String.raw`css${'`'}a::after { content: "\\201c \`"; }${'`'}`)).toContain('201c');
  });

  it('fail the build where an expression makes them', async () => {
    await expect(built('css`a {\n  color: ${name};\n}`')).rejects.toThrow('its styles have an expression');
  });

  it('are left alone under another tag', async () => {
    expect(await built('other`a {\n  color: red;\n}`')).toBe('a {\n  color: red;\n}');
  });
});

describe('Markup in a template', () => {
  it('has one space for a line break, and its values', async () => {
    const markup = 'html`\n  <p\n    class=${name}\n  >\n    Hello  there,\n    ${name}\n  </p>\n`';
    expect(await built(markup)).toEqual([' <p class=~> Hello  there, ~ </p> ', 'Ann', 'Ann']);
  });

  it('is minified within an expression of another', async () => {
    const markup = 'html`<ul>\n  ${[1, 2].map((n) => html`<li>\n  ${n}</li>`)}\n</ul>`';
    expect(await built(markup)).toEqual([
      '<ul> ~ </ul>',
      [
        ['<li> ~</li>', 1],
        ['<li> ~</li>', 2],
      ],
    ]);
  });

  it.each(['pre', 'textarea'])('is left alone with a %s, where line breaks count', async (tag) => {
    expect(await built(`html\`<${tag}>\n  a\n</${tag}>\``)).toEqual([`<${tag}>\n  a\n</${tag}>`]);
  });

  it('is minified around a text field with nothing in it', async () => {
    const markup = 'html`<p>\n  <textarea\n    class=${name}\n  ></textarea>\n</p>`';
    expect(await built(markup)).toEqual(['<p> <textarea class=~></textarea> </p>', 'Ann']);
  });

  it.each([
    ['a comment', '<!-- a --><p>${name}</p>'],
    ['styles', '<style>p { color: ${name}; }</style>'],
    ['the text of a field', '<textarea>${name}</textarea>'],
    ['the end of a tag right after one', '<input value=${name}/>'],
  ])('is refused with expressions and %s, where Lit would look for some', async (_what, markup) => {
    await expect(built(`html\`${markup}\``)).rejects.toThrow('unable to build a template');
  });

  it('of a picture is minified, too', async () => {
    expect(await built('svg`<path\n  d="M0 0"\n/>`')).toEqual(['<path d="M0 0" />']);
  });
});

describe('index.html', () => {
  it('is without comments, line breaks and space between its blocks; words in a line stay apart', async () => {
    const page =
      '<!doctype html>\n<!-- a\n b -->\n<title>Page</title>\n<p>One\n  <b>two</b>\n  <code>three</code></p>\n';
    await writeFile(join(root, 'index.html'), page);
    await build(options());
    expect(await readFile(join(root, 'dist/index.html'), 'utf8')).toBe(
      '<!doctype html><title>Page</title><p>One <b>two</b> <code>three</code></p> ',
    );
  });

  it('has its scripts minified, in words that old browsers know, with the names they give', async () => {
    const script =
      'function begin(event) {\n  var first = event.first;\n  if (first) document.title = `a${first}`;\n}';
    await writeFile(
      join(root, 'index.html'),
      `<script>\n${script}\n</script><script type="module"></script>`,
    );
    await build(options());
    expect(await readFile(join(root, 'dist/index.html'), 'utf8')).toMatch(
      /<script>function begin\((\w)\)\{var (\w)=\1\.first;\2&&\(document\.title="a"\.concat\(\2\)\)\}<\/script>/,
    );
  });
});
