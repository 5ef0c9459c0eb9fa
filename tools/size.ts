// Prints what the page weighs, and fails above a budget. Run after `npm run build`, `npm run build:tvm-client` and
// `npm run build:entries`.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { WORKER_FILE } from '../src/names/worker.ts';
import { loadedPaths } from './loaded-paths.ts';

const PAGE_DIR = 'dist';
const TVM_CLIENT = 'build/tvm-client/index.js';
/** What of the page is for others, each with what it cannot begin without. */
const TOPICS = 'build/entries/topics.js';
const CHAT = 'build/entries/chat.js';
const ELEMENTS = 'build/entries/elements.js';

/** Everything before the first field can be used: page, scripts it waits for, styles and `config.json`. */
const FIRST_LOAD_BROTLI_BYTES = 13_000;
const FIRST_LOAD_REQUESTS = 3;
/** Everything that a guest loads to chat. */
const CHAT_GZIP_BYTES = 81_000;
/** The way to Cognito that proves passwords, without what shows it. */
const COGNITO_GZIP_BYTES = 14_000;
/** What a member of a Cognito user pool who is still signed in loads beside what a guest does. */
const RETURNING_GZIP_BYTES = 16_600;
/** What a member who types a password loads beside what a guest does. */
const PASSWORD_GZIP_BYTES = 38_700;
/** What somebody who is still signed in at an OpenID provider loads beside what a guest does. */
const RETURNING_FROM_PROVIDER_GZIP_BYTES = 9_600;
/** What they load on top of that to sign in there. */
const PROVIDER_GZIP_BYTES = 12_000;
/** Each chunk that a member loads only when it is asked for. */
const RARE_GZIP_BYTES = 5_000;
const TVM_CLIENT_GZIP_BYTES = 3_900;
const TOPICS_GZIP_BYTES = 18_500;
/** Topics included. */
const CHAT_ENTRY_GZIP_BYTES = 31_500;
/** What a page loads before a room is wanted, topics included; what draws it follows. */
const ELEMENTS_GZIP_BYTES = 34_400;
/** The service worker, which is loaded once all else is; half of it is the list of files. */
const WORKER_GZIP_BYTES = 3_500;
/** Manifest and icons, which browsers fetch for whoever installs the page. */
const INSTALLING_BYTES = 40_000;

interface Weight {
  readonly raw: number;
  readonly gzip: number;
  readonly brotli: number;
}

for (const needed of [join(PAGE_DIR, 'index.html'), TVM_CLIENT, TOPICS, CHAT, ELEMENTS]) {
  if (!existsSync(needed)) {
    console.error(`There is no ${needed}: run "npm run build" and "npm run prepack" first.`);
    process.exit(1);
  }
}

const assets = readdirSync(join(PAGE_DIR, 'assets')).map((name) => join('assets', name));
const paths = loadedPaths(PAGE_DIR);
const { firstLoad, room, besideRoom, returningMember, password, rare, returningFromProvider, provider } =
  paths;
const listed = Object.values(paths).flat();
const others = assets.filter((file) => !listed.includes(file));

console.log(row('file', 'raw', 'gzip', 'brotli'));
const firstLoadWeight = printAll('first load', firstLoad);
const roomWeight = printAll('into a room', room);
printAll('once a room is drawn', besideRoom);
const returningWeight = printAll('a member who is still signed in, besides', returningMember);
const passwordWeight = printAll('a member who types a password, on top', password);
printAll('only when a member asks', rare);
const fromProviderWeight = printAll(
  'somebody who is still signed in at a provider, besides',
  returningFromProvider,
);
const providerWeight = printAll('somebody who signs in there, on top', provider);
printAll('only for some', others);
print(
  'what the worker keeps of all these',
  sum(['index.html', 'favicon.svg', ...assets].map((file) => weigh(join(PAGE_DIR, file)))),
);
const workerWeight = printAll('the worker', [WORKER_FILE]);
const icons = readdirSync(join(PAGE_DIR, 'icons')).map((name) => join('icons', name));
const installingWeight = printAll('whoever installs the page', ['manifest.json', ...icons]);
const chat = sum([firstLoadWeight, roomWeight]);
print('all that a guest needs to chat', chat);
const returning = sum([chat, returningWeight]);
print('all that a returning member needs', returning);
const signingIn = sum([returning, passwordWeight]);
print('all that a member needs to sign in', signingIn);
const client = weigh(TVM_CLIENT);
print(TVM_CLIENT, client);
const topics = weighModule(TOPICS);
print(TOPICS, topics);
const conversation = weighModule(CHAT);
print(CHAT, conversation);
const elements = weighModule(ELEMENTS);
print(ELEMENTS, elements);

console.log();
check('first load, bytes brotli', firstLoadWeight.brotli, FIRST_LOAD_BROTLI_BYTES);
check('first load, requests', firstLoad.length, FIRST_LOAD_REQUESTS);
check('all that a guest needs to chat, bytes gzip', chat.gzip, CHAT_GZIP_BYTES);
const cognito = assets
  .filter((file) => /\bcognito-pool-/.test(file))
  .map((file) => weigh(join(PAGE_DIR, file)));
if (cognito.length !== 1)
  throw new Error('unable to weigh the way to Cognito; there is not one chunk of that name');
check("Cognito's chunk, bytes gzip", sum(cognito).gzip, COGNITO_GZIP_BYTES);
check('a returning member beside a guest, bytes gzip', returningWeight.gzip, RETURNING_GZIP_BYTES);
check(
  'a member who types a password beside a guest, bytes gzip',
  returningWeight.gzip + passwordWeight.gzip,
  PASSWORD_GZIP_BYTES,
);
check(
  'a person of a provider beside a guest, bytes gzip',
  fromProviderWeight.gzip,
  RETURNING_FROM_PROVIDER_GZIP_BYTES,
);
check('signing in there beside that, bytes gzip', providerWeight.gzip, PROVIDER_GZIP_BYTES);
for (const file of rare) check(`${file}, bytes gzip`, weigh(join(PAGE_DIR, file)).gzip, RARE_GZIP_BYTES);
check('service worker, bytes gzip', workerWeight.gzip, WORKER_GZIP_BYTES);
check('manifest and icons, bytes', installingWeight.raw, INSTALLING_BYTES);
check('TVM client, bytes gzip', client.gzip, TVM_CLIENT_GZIP_BYTES);
check('topics, bytes gzip', topics.gzip, TOPICS_GZIP_BYTES);
check('the conversation with topics, bytes gzip', conversation.gzip, CHAT_ENTRY_GZIP_BYTES);
check('elements, bytes gzip', elements.gzip, ELEMENTS_GZIP_BYTES);

function printAll(title: string, files: readonly string[]): Weight {
  const total = sum(files.map((file) => weigh(join(PAGE_DIR, file))));
  print(`${title}: ${files.length} files`, total);
  for (const file of files) print(`  ${file}`, weigh(join(PAGE_DIR, file)));
  return total;
}

function weigh(path: string): Weight {
  const content = readFileSync(path);
  return {
    raw: content.length,
    gzip: gzipSync(content, { level: 9 }).length,
    brotli: brotliCompressSync(content).length,
  };
}

/** A module, with all that it imports before it runs. */
function weighModule(path: string): Weight {
  const modules = new Set([path]);
  for (const each of modules) {
    for (const [, specifier = ''] of readFileSync(each, 'utf8').matchAll(
      /\b(?:from|import)\s*"(\.\/[^"]+)"/g,
    )) {
      modules.add(join(dirname(each), specifier));
    }
  }
  return sum([...modules].map(weigh));
}

function sum(weights: readonly Weight[]): Weight {
  return weights.reduce(
    (a, b) => ({ raw: a.raw + b.raw, gzip: a.gzip + b.gzip, brotli: a.brotli + b.brotli }),
    { raw: 0, gzip: 0, brotli: 0 },
  );
}

function print(name: string, { raw, gzip, brotli }: Weight): void {
  console.log(row(name, String(raw), String(gzip), String(brotli)));
}

function row(name: string, ...figures: readonly string[]): string {
  return name.padEnd(48) + figures.map((figure) => figure.padStart(10)).join('');
}

function check(what: string, amount: number, budget: number): void {
  if (amount <= budget) {
    console.log(`ok: ${what}: ${amount}, budget ${budget}`);
    return;
  }
  console.error(`over budget: ${what}: ${amount}, budget ${budget}`);
  process.exitCode = 1;
}
