import { copyFile, cp, mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';

/** Where a project may be: what is told of that, what it takes of `template/`, and its scripts. */
export const PLACES = {
  server: {
    says: 'a Node server of your own, which is the machine too',
    files: ['server.js'],
    scripts: { start: 'node --env-file=.env server.js' },
  },
  netlify: {
    says: 'a site at Netlify, with the machine as a function',
    files: ['build.js', 'local.js', 'netlify', 'netlify.toml'],
    scripts: { build: 'node build.js', start: 'node --env-file=.env local.js' },
  },
};

/** What the person who asked can mend; its message says how. */
export class ScaffoldError extends Error {}

const SDK = '^1.118.1';
const TEMPLATE = join(import.meta.dirname, 'template');
const PAGE = ['needs-key.js', 'public', 'site.js'];

/** Writes a project. Nothing is written where something is wrong with what it was told. */
export async function scaffold({ folder, place, packed }) {
  if (!folder) throw new ScaffoldError('Say which folder it is to be in.');
  if (!Object.hasOwn(PLACES, place ?? '')) {
    throw new ScaffoldError(`Say where it will be, by --place: ${Object.keys(PLACES).join(' or ')}.`);
  }
  await checkPacked(packed);
  await checkFolder(folder);

  await mkdir(folder, { recursive: true });
  const { files, scripts } = PLACES[place];
  const take = (from, to = from) => cp(join(TEMPLATE, from), join(folder, to), { recursive: true });
  for (const file of [...PAGE, ...files]) await take(file);
  await take(`README.${place}.md`, 'README.md');
  // npm would leave them out of the package, or change their names.
  await take('_env', '.env');
  await take('_gitignore', '.gitignore');
  await copyFile(packed, join(folder, basename(packed)));
  const manifest = {
    name: nameOf(folder),
    private: true,
    type: 'module',
    scripts,
    dependencies: { '@gomomento/sdk': SDK, 'momento-chat': `file:${basename(packed)}` },
    engines: { node: '>=20.19' },
  };
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

async function checkPacked(packed) {
  if (!packed) {
    throw new ScaffoldError('Say where momento-chat is, by --package: a file that `npm pack` makes of it.');
  }
  const isFile = await stat(packed).then(
    (it) => it.isFile(),
    () => false,
  );
  if (!isFile) {
    throw new ScaffoldError(`There is no file ${packed}: \`npm pack\` makes one in a copy of momento-chat.`);
  }
  if (!/^momento-chat-\d[^/\\]*\.tgz$/.test(basename(packed))) {
    throw new ScaffoldError(`${packed} is not what \`npm pack\` writes here: momento-chat-VERSION.tgz.`);
  }
}

async function checkFolder(folder) {
  const files = await readdir(folder).catch((error) => {
    if (error.code === 'ENOENT') return [];
    if (error.code === 'ENOTDIR') throw new ScaffoldError(`${folder} is a file. Name another folder.`);
    throw error;
  });
  if (files.length > 0) throw new ScaffoldError(`${folder} is not empty. Name another folder.`);
}

/** A name that npm takes, from that of the folder. */
function nameOf(folder) {
  const name = basename(resolve(folder))
    .toLowerCase()
    .replaceAll(/[^a-z\d._-]+/g, '-')
    .replace(/^[._-]+/, '');
  return name || 'chat-page';
}
