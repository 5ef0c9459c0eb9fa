import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inlineCodes } from '../../tools/vite-inline-codes.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'inline-codes-'));
});
afterEach(async () => {
  await rm(root, { recursive: true });
});

const PHASE = `
/** Where it is. */
export const Phase = {
  /** Not begun. */
  Idle: 'idle',
  NoStreaming: 'no-streaming',
} as const;
export type Phase = (typeof Phase)[keyof typeof Phase];
`;

async function built(files: Readonly<Record<string, string>>): Promise<string> {
  await mkdir(join(root, 'src'));
  for (const [name, code] of Object.entries({ 'phase.ts': PHASE, ...files })) {
    await writeFile(join(root, 'src', name), code);
  }
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [inlineCodes(join(root, 'src'))],
    build: { minify: false, lib: { entry: 'src/main.ts', formats: ['es'], fileName: () => 'm.js' } },
  });
  return join(root, 'dist/m.js');
}

describe('Codes in a build', () => {
  it('are texts, as values, as keys and in conditions, and their list is gone', async () => {
    const file = await built({
      'main.ts': `
        import { Phase } from './phase.ts';
        export const words: Record<Phase, number> = { [Phase.Idle]: 1, [Phase.NoStreaming]: 2 };
        export const isIdle = (phase: typeof Phase.Idle | undefined) => phase === Phase.Idle;`,
    });
    expect(await readFile(file, 'utf8')).not.toContain('Phase');
    const { words, isIdle } = (await import(pathToFileURL(file).href)) as {
      readonly words: unknown;
      readonly isIdle: (phase: string | undefined) => boolean;
    };
    expect(words).toEqual({ idle: 1, 'no-streaming': 2 });
    expect([isIdle('idle'), isIdle(undefined)]).toEqual([true, false]);
  });

  it('keep their list where somebody asks for all of it', async () => {
    const file = await built({
      'main.ts': "import { Phase } from './phase.ts'; export const all = Object.values(Phase);",
    });
    const { all } = (await import(pathToFileURL(file).href)) as { readonly all: unknown };
    expect(all).toEqual(['idle', 'no-streaming']);
  });

  it('fail the build where two lists have one name', async () => {
    const files = { 'main.ts': "export * from './phase.ts';", 'other.ts': PHASE };
    await expect(built(files)).rejects.toThrow('there are two lists Phase');
  });
});
