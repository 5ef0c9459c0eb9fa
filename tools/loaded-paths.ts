// What the built page loads on the ways into a room, told from its chunks. (test/browser/loaded-paths.test.ts holds it
// against what Chromium asks for.)

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

export interface LoadedPaths {
  /** Everything before the first field can be used. */
  readonly firstLoad: readonly string[];
  /** What a guest loads besides, on the way into a room. */
  readonly room: readonly string[];
  /** What every room loads once it is drawn: the list of rooms, what can be done with a message and reads its marks, words for problems, who is there, and what installs the worker. */
  readonly besideRoom: readonly string[];
  /** What a member of a Cognito user pool who is still signed in loads besides. */
  readonly returningMember: readonly string[];
  /** What a member loads on top of that to type a password. */
  readonly password: readonly string[];
  /** What a member loads when it is asked for: other steps, refusals and their words. */
  readonly rare: readonly string[];
  /** What somebody who is still signed in at an OpenID provider loads beside what a guest does. */
  readonly returningFromProvider: readonly string[];
  /** What they load on top of that to sign in there, or to have the session renewed. */
  readonly provider: readonly string[];
}

const BESIDE_ROOM = [
  'room-list',
  'once-drawn',
  'once-entered',
  'confirm-dialog',
  'people',
  'side-budget',
  'versions',
];

/** @returns paths in `pageDir`, each in one list only, but for what two kinds of machines share. @throws where the chunks are not cut as this expects */
export function loadedPaths(pageDir: string): LoadedPaths {
  const codeOf = (file: string) => readFileSync(join(pageDir, file), 'utf8');
  const assets = readdirSync(join(pageDir, 'assets')).map((name) => join('assets', name));
  let known = new Set<string>();
  /** These, and what they import statically, without what was listed before. */
  const load = (...files: readonly string[]): readonly string[] => {
    const found = withImports(files, codeOf).filter((file) => !known.has(file));
    for (const file of found) known.add(file);
    return found;
  };
  const named = (name: string) =>
    only(
      assets.filter((file) => file.replace(/-.{7}\.js$/, '') === `assets/${name}`),
      name,
    );

  const html = codeOf('index.html');
  // What a guest loads on the way into a room is listed in the page (tools/vite-first-load.ts).
  const [roomFiles = ''] = /<template id="room-files">.*?<\/template>/s.exec(html) ?? [];
  const firstLoad = load('index.html', 'config.json', ...filesIn(html.replace(roomFiles, '')));
  const room = load(...filesIn(roomFiles));
  const besideRoom = load(...BESIDE_ROOM.map(named));
  const ofGuest = known;
  /** Chunks of several kinds of machines have the same name: this is the one that loads `part` when it is needed. */
  const viewThatLoads = (part: string) =>
    only(
      assets.filter((file) => file.endsWith('.js') && importsOf(codeOf(file), LATER, file).includes(part)),
      `the view that loads ${part}`,
    );
  const returning = (part: string) => {
    known = new Set(ofGuest);
    return load(named('ways-in'), viewThatLoads(part));
  };
  const library = named('provider-trips');
  const returningFromProvider = returning(library);
  const provider = load(library, named('oidc-sign-in'), named('take-return'));
  const pool = named('cognito-pool');
  const returningMember = returning(pool);
  const password = load(pool, named('view-of-step'), named('signing-in'));
  const rare: string[] = [];
  let parts = [...returningMember, ...password];
  // What is rare may have rarer parts.
  while (parts.length > 0) {
    parts = [...load(...new Set(parts.flatMap((file) => importsOf(codeOf(file), LATER, file))))];
    rare.push(...parts);
  }
  return { firstLoad, room, besideRoom, returningMember, password, rare, returningFromProvider, provider };
}

const AT_ONCE = /(?:\bfrom|\bimport)\s*["'`](\.[^"'`]+)["'`]/g;
const LATER = /\bimport\(\s*["'`](\.[^"'`]+)["'`]/g;

function importsOf(code: string, pattern: RegExp, file: string): readonly string[] {
  return [...code.matchAll(pattern)].flatMap(([, path]) =>
    path === undefined ? [] : [normalize(join(dirname(file), path))],
  );
}

function withImports(files: readonly string[], codeOf: (file: string) => string): readonly string[] {
  const found = new Set<string>();
  const visit = (file: string) => {
    if (found.has(file)) return;
    found.add(file);
    for (const imported of importsOf(codeOf(file), AT_ONCE, file)) visit(imported);
  };
  for (const file of files) visit(file);
  return [...found];
}

/** Scripts and styles that a part of the page names. */
function filesIn(markup: string): string[] {
  const files = [...markup.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.(?:js|css))"/g)];
  if (files.length === 0) throw new Error('unable to weigh the page; a part of index.html names no file');
  return files.flatMap(([, file]) => (file === undefined ? [] : [file]));
}

function only(files: readonly string[], what: string): string {
  const [file, ...others] = files;
  if (file === undefined || others.length > 0) {
    throw new Error(`unable to weigh the page; ${files.length} chunks are ${what}`);
  }
  return file;
}
