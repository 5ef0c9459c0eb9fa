import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ownTags } from '../../tools/own-tags.ts';

/** What becomes of a module beside one that defines `<a-room>` and `<a-room-list>`. */
async function built(code: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'own-tags-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const tags = ['a-room', 'a-room-list'].map((tag) => `@customElement('${tag}')`);
  await writeFile(join(folder, 'elements.ts'), tags.join('\n'));
  const id = '/src/main.ts';
  const bundle = await rolldown({
    input: id,
    external: './a-room.js',
    plugins: [
      {
        name: 'source',
        resolveId: (source) => (source === id ? id : undefined),
        load: (source) => (source === id ? code : undefined),
      },
      ownTags(folder),
    ],
  });
  const { output } = await bundle.generate({ format: 'es' });
  return output[0].code;
}

describe('Own tags', () => {
  it('has a longer name wherever an element is written: in templates, styles and texts', async () => {
    const code = await built(
      "export const all = [`<a-room class='a-room'></a-room>`, 'a-room + a-room-list', document.querySelector('a-room')];",
    );
    expect(code).toContain("<momento-inner-a-room class='momento-inner-a-room'></momento-inner-a-room>");
    expect(code).toContain('momento-inner-a-room + momento-inner-a-room-list');
    expect(code.match(/(?<!inner-)a-room/g)).toBeNull();
  });

  it('leaves names that only begin or end alike, and files, as they are', async () => {
    const code = await built(
      "import './a-room.js'; export const other = ['a-rooms', 'not-a-room', 'a-room-x'];",
    );
    expect(code).toContain('./a-room.js');
    expect(code).not.toContain('momento-inner-');
  });
});
