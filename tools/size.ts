// Prints what the page weighs, and fails above a budget. Run after `npm run build` and `npm run build:tvm-client`.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const PAGE_DIR = 'dist';
const TVM_CLIENT = 'build/tvm-client/index.js';

/** Everything before the first field can be used: page, scripts it waits for, styles and `config.json`. */
const FIRST_LOAD_BROTLI_BYTES = 14_000;
const FIRST_LOAD_REQUESTS = 4;
/** Everything that a guest loads to chat. */
const CHAT_GZIP_BYTES = 78_000;
const TVM_CLIENT_GZIP_BYTES = 4_096;

interface Weight {
  readonly raw: number;
  readonly gzip: number;
  readonly brotli: number;
}

for (const needed of [join(PAGE_DIR, 'index.html'), TVM_CLIENT]) {
  if (!existsSync(needed)) {
    console.error(`There is no ${needed}: run "npm run build" and "npm run build:tvm-client" first.`);
    process.exit(1);
  }
}

const assets = readdirSync(join(PAGE_DIR, 'assets')).map((name) => join('assets', name));
const html = readFileSync(join(PAGE_DIR, 'index.html'), 'utf8');
// What a guest loads on the way into a room is listed in the page (tools/vite-first-load.ts).
const [roomFiles = ''] = /<template id="room-files">.*?<\/template>/s.exec(html) ?? [];
const firstLoad = ['index.html', 'config.json', ...withImports(filesIn(html.replace(roomFiles, '')))];
const room = withImports(filesIn(roomFiles)).filter((file) => !firstLoad.includes(file));
const others = assets.filter((file) => !firstLoad.includes(file) && !room.includes(file));

console.log(row('file', 'raw', 'gzip', 'brotli'));
const firstLoadWeight = printAll('first load', firstLoad);
const roomWeight = printAll('into a room', room);
printAll('only for some', others);
const chat = sum([firstLoadWeight, roomWeight]);
print('all that a guest needs to chat', chat);
const client = weigh(TVM_CLIENT);
print(TVM_CLIENT, client);

console.log();
check('first load, bytes brotli', firstLoadWeight.brotli, FIRST_LOAD_BROTLI_BYTES);
check('first load, requests', firstLoad.length, FIRST_LOAD_REQUESTS);
check('all that a guest needs to chat, bytes gzip', chat.gzip, CHAT_GZIP_BYTES);
check('TVM client, bytes gzip', client.gzip, TVM_CLIENT_GZIP_BYTES);

/** Scripts and styles that a part of the page names. */
function filesIn(markup: string): string[] {
  const files = [...markup.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.(?:js|css))"/g)];
  if (files.length === 0) throw new Error('unable to weigh the page; a part of index.html names no file');
  return files.flatMap(([, file]) => (file === undefined ? [] : [file]));
}

/** These files, and what they import statically. */
function withImports(files: readonly string[]): string[] {
  const found = new Set<string>();
  const visit = (file: string) => {
    if (found.has(file)) return;
    found.add(file);
    const code = readFileSync(join(PAGE_DIR, file), 'utf8');
    for (const [, path] of code.matchAll(/(?:\bfrom|\bimport)\s*["'`](\.[^"'`]+)["'`]/g)) {
      if (path !== undefined) visit(normalize(join(dirname(file), path)));
    }
  };
  for (const file of files) visit(file);
  return [...found];
}

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
