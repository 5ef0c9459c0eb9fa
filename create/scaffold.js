import { copyFile, cp, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import * as cognito from './readme/cognito.js';
import * as guest from './readme/guest.js';
import * as password from './readme/password.js';

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
  aws: {
    says: 'S3 and CloudFront, with the machine as a Lambda function; made by the CDK',
    files: ['aws-machine.js', 'aws.js', 'build.js', 'cdk.json', 'server.js'],
    scripts: {
      build: 'node build.js',
      deploy: 'npm run build && cdk deploy --all',
      start: 'node --env-file=.env server.js',
      synth: 'npm run build && cdk synth --quiet',
    },
    devDependencies: { 'aws-cdk': '2.1148.1', 'aws-cdk-lib': '2.276.0', constructs: '10.8.1' },
  },
};

/** How people may come in: what is told of that, and what it adds. Others than those of guests are in `template/ways/`. */
export const WAYS_IN = {
  guest: { says: 'as guests, under any name', readme: guest, files: [], scripts: {}, dependencies: {} },
  password: {
    says: 'by a name and a password that you give them',
    readme: password,
    files: ['aws-machine.js', 'machine.js', 'needs.js', 'public', 'users.js'],
    scripts: { user: 'node users.js' },
    dependencies: {},
  },
  cognito: {
    says: 'as people of a user pool of Amazon Cognito that you have',
    readme: cognito,
    files: ['aws-machine.js', 'cognito.js', 'machine.js', 'parts.js', 'public'],
    scripts: {},
    dependencies: { 'amazon-cognito-identity-js': '6.3.21', 'aws-jwt-verify': '^5.2.1' },
  },
};

/** What the person who asked can mend; its message says how. */
export class ScaffoldError extends Error {}

const SDK = '^1.118.1';
const TEMPLATE = join(import.meta.dirname, 'template');
const EVERYWHERE = ['machine.js', 'needs.js', 'parts.js', 'public', 'site.js'];
const ONLY_SOMEWHERE = new Set(['aws-machine.js']);
/** (Source: `UserPoolIdType` and `ClientIdType` in the API reference of Cognito; the first as its verifier has it.) */
const POOL_ID = /^[a-z]{2,4}(?:-[a-z]+)+-\d_[a-zA-Z\d]+$/;
const CLIENT_ID = /^[\w+]{1,128}$/;

/** Writes a project. Nothing is written where something is wrong with what it was told. */
export async function scaffold({ folder, place, signIn, userPool, client, packed }) {
  if (!folder) throw new ScaffoldError('Say which folder it is to be in.');
  checkChoice(PLACES, place, 'Say where it will be, by --place');
  checkChoice(WAYS_IN, signIn, 'Say how people come in, by --sign-in');
  checkPool({ signIn, userPool, client });
  await checkPacked(packed);
  await checkFolder(folder);

  await mkdir(folder, { recursive: true });
  const way = join(TEMPLATE, 'ways', signIn);
  const take = (from, to) => cp(from, join(folder, to), { recursive: true });
  for (const file of [...EVERYWHERE, ...PLACES[place].files]) await take(join(TEMPLATE, file), file);
  // Of those for a certain place, only what is there already.
  for (const file of WAYS_IN[signIn].files) {
    if (!ONLY_SOMEWHERE.has(file) || PLACES[place].files.includes(file)) await take(join(way, file), file);
  }
  // npm would leave it out of the package, or change its name.
  await take(join(TEMPLATE, '_gitignore'), '.gitignore');
  const environment = await readAll(join(TEMPLATE, '_env'), join(way, '_env'));
  for (const name of ['.env', '.env.example']) await writeFile(join(folder, name), environment);
  await copyFile(packed, join(folder, basename(packed)));
  if (userPool) await fillIn(join(folder, 'cognito.js'), { userPoolId: userPool, clientId: client });
  await writeFile(join(folder, 'README.md'), await readme({ place, signIn, userPool }));
  const manifest = manifestOf({ name: nameOf(folder), place, signIn, packed });
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

function manifestOf({ name, place, signIn, packed }) {
  const dependencies = {
    '@gomomento/sdk': SDK,
    ...WAYS_IN[signIn].dependencies,
    'momento-chat': `file:${basename(packed)}`,
  };
  return {
    name,
    private: true,
    type: 'module',
    scripts: { ...PLACES[place].scripts, ...WAYS_IN[signIn].scripts },
    dependencies,
    ...(PLACES[place].devDependencies && { devDependencies: PLACES[place].devDependencies }),
    engines: { node: '>=20.19' },
  };
}

/** What belongs to the place, with what belongs to the way in where it has gaps. */
async function readme({ place, signIn, userPool = '<the user pool id>' }) {
  const text = await readFile(join(TEMPLATE, `README.${place}.md`), 'utf8');
  const way = WAYS_IN[signIn].readme;
  const gaps = {
    who: way.who,
    start: way.start && `${way.start}\n`,
    try: `${way.tried}\n`,
    rights: way.rights,
    deploy: way.deploy[place] ?? '',
    deployed: way.deployed[place] ?? '',
  };
  // A block goes with its line, where it is empty.
  return text
    .replaceAll(/\{\{(start|try)\}\}\n|\{\{(\w+)\}\}/g, (_gap, block, words) => gaps[block ?? words])
    .replaceAll('{{pool}}', userPool);
}

/** Sets exported texts that are empty. */
async function fillIn(file, values) {
  let text = await readFile(file, 'utf8');
  for (const [name, value] of Object.entries(values)) {
    text = text.replace(`export const ${name} = '';`, `export const ${name} = '${value}';`);
  }
  await writeFile(file, text);
}

/** The texts of those files that are there, one after another. */
async function readAll(...files) {
  const texts = files.map((file) =>
    readFile(file, 'utf8').catch((error) => {
      if (error.code === 'ENOENT') return '';
      throw error;
    }),
  );
  return (await Promise.all(texts)).join('');
}

function checkChoice(choices, choice, says) {
  if (Object.hasOwn(choices, choice ?? '')) return;
  throw new ScaffoldError(`${says}: ${listed(Object.keys(choices))}.`);
}

/** With "or" before the last. */
export function listed(names) {
  return `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}

function checkPool({ signIn, userPool, client }) {
  if (!userPool && !client) return;
  if (signIn !== 'cognito') {
    throw new ScaffoldError(
      `--user-pool and --client are for --sign-in cognito; with ${signIn}, nobody is asked there.`,
    );
  }
  if (!userPool || !client) {
    throw new ScaffoldError('A user pool and its client belong together: give both, or fill in both later.');
  }
  if (!POOL_ID.test(userPool)) {
    throw new ScaffoldError(`${userPool} is no id of a user pool, which is such as eu-west-1_aBcDeFgHi.`);
  }
  if (!CLIENT_ID.test(client)) {
    throw new ScaffoldError(`${client} is no id of an app client, which is such as 1example23456789.`);
  }
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
