import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FirstLoadOptions, firstLoad } from '../../tools/vite-first-load.ts';

/** Modules that say who they are, and what they import. */
const MODULES = {
  'main.ts': `import './form.ts'; import { shared } from './in-page-and-room.ts'; console.log('main', shared);
    export const room = () => Promise.all([import('./room.ts'), import('./talk.ts')]);
    export const signIn = () => import('./ways-in/sign-in.ts');
    console.log(room, signIn);`,
  'form.ts': `console.log('form');`,
  'in-page-and-room.ts': `export const shared = 'in page and room';`,
  'in-room-and-sign-in.ts': `export const both = 'in room and sign-in';`,
  'in-room-and-talk.ts': `export const inner = 'in room and talk';`,
  'room.ts': `import { shared } from './in-page-and-room.ts'; import { both } from './in-room-and-sign-in.ts';
    import { inner } from './in-room-and-talk.ts'; console.log('room', shared, both, inner);`,
  'talk.ts': `import { inner } from './in-room-and-talk.ts'; console.log('talk', inner);`,
  'ways-in/sign-in.ts': `import { both } from '../in-room-and-sign-in.ts'; console.log('sign-in', both);`,
  'visitors.ts': `import './main.ts'; export const all = () => [import('./ways-in/names.ts'), import('./ways-in/greeting.ts')];
    console.log(all);`,
  'ways-in/names.ts': `import './letters.ts'; import './words.ts'; console.log('names');`,
  'ways-in/greeting.ts': `import './words.ts'; import { shared } from '../in-page-and-room.ts'; console.log('greeting', shared);`,
  'ways-in/letters.ts': `console.log('letters');`,
  'ways-in/words.ts': `console.log('words');`,
  'ways-in/unused.ts': `import { inner } from '../in-room-and-talk.ts'; console.log('nobody loads me', inner);`,
};

const LISTED = { entry: 'main.ts', room: ['room.ts', 'talk.ts'], beforeRoom: ['ways-in/sign-in.ts'] };

let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'first-load-'));
  await mkdir(join(root, 'src/ways-in'), { recursive: true });
  for (const [name, code] of Object.entries(MODULES)) await writeFile(join(root, 'src', name), code);
  await writeFile(join(root, 'src/alone.ts'), `console.log('nobody imports me');`);
  await writePage('main.ts');
});
afterAll(() => rm(root, { recursive: true }));

const writePage = (entry: string) =>
  writeFile(join(root, 'index.html'), `<script type="module" src="/src/${entry}"></script>`);

/** Code of the built page by the name of the file, without its hash. */
async function builtFiles(): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const name of await readdir(join(root, 'dist/assets'))) {
    const code = await readFile(join(root, 'dist/assets', name), 'utf8');
    files.set(name.replace(/-[\w-]{8}\.js$/, ''), code);
  }
  return files;
}

async function buildPage({ entry, room, beforeRoom, together = {} }: FirstLoadOptions): Promise<void> {
  const inRoot = (name: string) => join(root, 'src', name);
  await build({
    root,
    base: './',
    configFile: false,
    logLevel: 'silent',
    build: { minify: false },
    plugins: [
      firstLoad({
        entry: inRoot(entry),
        room: room.map(inRoot),
        beforeRoom: beforeRoom.map(inRoot),
        together: Object.fromEntries(
          Object.entries(together).map(([name, paths]) => [name, paths.map(inRoot)]),
        ),
      }),
    ],
  });
}

describe('The build', () => {
  let html: string;
  let files: ReadonlyMap<string, string>;

  beforeAll(async () => {
    await buildPage(LISTED);
    html = await readFile(join(root, 'dist/index.html'), 'utf8');
    files = await builtFiles();
  });

  it('makes one script of all that the page imports, and names no other before it', () => {
    const page = files.get('page') ?? '';
    for (const words of ['"main"', '"form"', 'in page and room']) expect(page).toContain(words);
    expect([...html.matchAll(/<script[^>]*src="\.\/assets\/(\w+)/g)].map(([, name]) => name)).toEqual([
      'page',
    ]);
    expect(html.replace(/<template.*<\/template>/s, '')).not.toContain('modulepreload');
  });

  it('makes one script of what only a room takes, and one of what something before it takes too', () => {
    for (const words of ['"room"', '"talk"', 'in room and talk']) expect(files.get('room')).toContain(words);
    expect(files.get('shared')).toContain('in room and sign-in');
    expect([...files.keys()].toSorted()).toEqual(['page', 'room', 'shared', 'sign-in']);
  });

  it('lists the files of a room in the page, in a place where they do not load yet', () => {
    const [list = ''] = /<template id="room-files">.*<\/template>/s.exec(html) ?? [];
    const links = [...list.matchAll(/<link rel="modulepreload" href="\.\/assets\/(\w+)-/g)];
    expect(new Set(links.map(([, name]) => name))).toEqual(new Set(['room', 'shared']));
  });

  it('leaves import() as it is', () => {
    expect(files.get('page')).toMatch(/import\("\.\/sign-in-[\w-]+\.js"\)/);
    expect(files.get('page')).not.toContain('preload');
  });
});

describe('A folder in the list', () => {
  it('stands for what is imported dynamically in it, and for nothing else there', async () => {
    await buildPage({ ...LISTED, beforeRoom: ['ways-in/'] });
    const files = await builtFiles();
    expect(files.get('shared')).toContain('in room and sign-in');
    expect(files.get('room')).toContain('in room and talk');
  });
});

describe('Modules that are wanted together', () => {
  const together = { names: ['ways-in/names.ts', 'ways-in/greeting.ts'], words: ['ways-in/words.ts'] };

  beforeAll(() => writePage('visitors.ts'));
  afterAll(() => writePage('main.ts'));

  it('are one file, with what they import and no other name has, and without what the page has', async () => {
    await buildPage({ ...LISTED, entry: 'visitors.ts', together });
    const files = await builtFiles();
    for (const words of ['"names"', '"greeting"', '"letters"']) expect(files.get('names')).toContain(words);
    expect(files.get('words')).toContain('"words"');
    expect(files.get('names')).not.toMatch(/"words"|in page and room/);
  });

  it('are of their own where nobody says so', async () => {
    await buildPage({ ...LISTED, entry: 'visitors.ts' });
    const files = await builtFiles();
    expect(files.get('greeting')).not.toContain('"names"');
  });
});

describe('The list of modules', () => {
  it.each([
    ['an entry that is gone', { ...LISTED, entry: 'start.ts' }, 'start.ts'],
    ['a module of the room that is gone', { ...LISTED, room: ['room.ts', 'chat.ts'] }, 'chat.ts'],
    ['a module before the room that is gone', { ...LISTED, beforeRoom: ['sign-up.ts'] }, 'sign-up.ts'],
    ['a folder that leads to nothing lazy', { ...LISTED, beforeRoom: ['below/'] }, 'below/'],
    ['a module of those together that is gone', { ...LISTED, together: { talk: ['chat.ts'] } }, 'chat.ts'],
    ['a module that nobody imports', { ...LISTED, room: ['room.ts', 'alone.ts'] }, 'alone.ts'],
  ])('fails the build for %s', async (_, listed, name) => {
    await expect(buildPage(listed)).rejects.toThrow(
      `unable to arrange the first load; not among the modules: ${join(root, 'src', name)}`,
    );
  });
});
