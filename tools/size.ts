// Prints what the page weighs, and fails above a budget. Run after `npm run build` and `npm run build:tvm-client`.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const PAGE_DIR = 'dist';
const TVM_CLIENT = 'build/tvm-client/index.js';

/** Everything before the first field can be used: page, scripts it waits for, styles and `config.json`. */
const FIRST_LOAD_BROTLI_BYTES = 25_000;
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

const firstLoad = ['index.html', 'config.json', ...staticFiles()];
const assets = readdirSync(join(PAGE_DIR, 'assets')).map((name) => join('assets', name));
const later = assets.filter((file) => !firstLoad.includes(file));

const total = sum(firstLoad.map(weigh));
console.log(row('file', 'raw', 'gzip', 'brotli'));
for (const file of firstLoad) print(file, weigh(file));
print(`first load, ${firstLoad.length} requests`, total);
for (const file of later) print(`${file} (later)`, weigh(file));
const client = weighFile(TVM_CLIENT);
print(TVM_CLIENT, client);

check(`first load: ${total.brotli} bytes brotli`, total.brotli, FIRST_LOAD_BROTLI_BYTES);
check(`TVM client: ${client.gzip} bytes gzip`, client.gzip, TVM_CLIENT_GZIP_BYTES);

/** Scripts and styles that index.html names, and what those import statically. */
function staticFiles(): string[] {
  const html = readFileSync(join(PAGE_DIR, 'index.html'), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.(?:js|css))"/g)].flatMap(([, file]) =>
    file === undefined ? [] : [file],
  );
  const files = new Set<string>();
  const visit = (file: string) => {
    if (files.has(file)) return;
    files.add(file);
    const code = readFileSync(join(PAGE_DIR, file), 'utf8');
    for (const [, path] of code.matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+)["']/g)) {
      if (path !== undefined) visit(normalize(join(dirname(file), path)));
    }
  };
  for (const file of named) visit(file);
  return [...files];
}

function weigh(file: string): Weight {
  return weighFile(join(PAGE_DIR, file));
}

function weighFile(path: string): Weight {
  const content = readFileSync(path);
  return {
    raw: content.length,
    gzip: gzipSync(content, { level: 9 }).length,
    brotli: brotliCompressSync(content).length,
  };
}

function sum(weights: readonly Weight[]): Weight {
  return weights.reduce((a, b) => ({
    raw: a.raw + b.raw,
    gzip: a.gzip + b.gzip,
    brotli: a.brotli + b.brotli,
  }));
}

function print(name: string, { raw, gzip, brotli }: Weight): void {
  console.log(row(name, String(raw), String(gzip), String(brotli)));
}

function row(name: string, ...figures: readonly string[]): string {
  return name.padEnd(56) + figures.map((figure) => figure.padStart(10)).join('');
}

function check(what: string, bytes: number, budget: number): void {
  if (bytes <= budget) {
    console.log(`ok: ${what}, budget ${budget}`);
    return;
  }
  console.error(`over budget: ${what}, budget ${budget}`);
  process.exitCode = 1;
}
