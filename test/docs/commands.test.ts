import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const DOCUMENTS = [
  ...readdirSync('.').filter((name) => name.endsWith('.md')),
  ...['docs', 'findings', '.github'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => join(folder, name)),
  ),
];

// What npm can do in a folder without scripts.
const NPM_ITSELF = new Set(['ci', 'create', 'install', 'init', 'pack', 'pkg', 'sbom']);

interface Command {
  readonly document: string;
  readonly line: string;
}

/** The lines of the blocks for a shell, and what stands between backquotes and begins with `npm`. */
const commands: readonly Command[] = DOCUMENTS.flatMap((document) => {
  const text = readFileSync(document, 'utf8');
  const blocks = [...text.matchAll(/^```(?:sh|bash)\n(.*?)^```/gms)].flatMap(([, block = '']) =>
    block.split('\n'),
  );
  const inline = [...text.matchAll(/`(npm [^`\n]+)`/g)].map(([, line = '']) => line);
  return [...blocks, ...inline].map((line) => ({ document, line }));
});

/** What a line asks npm for: the script that it runs, and the folder whose it is. */
function scriptsIn({ document, line }: Command) {
  return [...line.matchAll(/\bnpm (?:run )?([\w:][\w:-]*)([^&|;`]*)/g)].map(
    ([all, script = '', rest = '']) => ({
      document,
      line,
      script,
      isRun: all.startsWith('npm run '),
      folder: /--prefix ([\w/.-]+)/.exec(rest)?.[1] ?? '.',
    }),
  );
}

function scriptsOf(folder: string): Readonly<Record<string, string>> {
  const text = readFileSync(join(folder, 'package.json'), 'utf8');
  return (JSON.parse(text) as { readonly scripts?: Record<string, string> }).scripts ?? {};
}

describe('The commands in the documents', () => {
  it('run only scripts that exist', () => {
    const asked = commands.flatMap(scriptsIn);
    expect(asked.length).toBeGreaterThan(60);
    const missing = asked.filter(
      ({ script, isRun, folder }) => (isRun || !NPM_ITSELF.has(script)) && !(script in scriptsOf(folder)),
    );
    expect(missing).toEqual([]);
  });

  it('start every server that is shown', () => {
    const text = readFileSync('docs/embedding.md', 'utf8');
    const sections = text
      .split(/^## /m)
      .filter((section) => /\/(?:embedding\/servers|examples)\//.test(section));
    expect(sections).toHaveLength(9);
    for (const section of sections) {
      expect(section).toMatch(/npx (tsx (server|signed-in|oidc|operated|passwords)\.ts|next start|vite) ?/);
    }
  });

  it('name only programs that are there after what stands before them', () => {
    const tools = commands.flatMap(({ document, line }) =>
      [...line.matchAll(/\bnpx ([\w-]+)/g)].map(([, tool = '']) => ({ document, tool })),
    );
    expect(tools.length).toBeGreaterThan(5);
    const absent = tools.filter(({ document, tool }) => {
      const isInstalledThere = new RegExp(`npm install [^\n]*\\b${tool}\\b`).test(
        readFileSync(document, 'utf8'),
      );
      return !isInstalledThere && !existsSync(join('node_modules/.bin', tool));
    });
    expect(absent).toEqual([]);
  });
});
