#!/usr/bin/env bash
# rolldown 1.2.19 and rollup 4.68.8
#
# File names of chunks get a hash of six characters: `chunkFileNames: '[name]-[hash:6].js'`.
# One would guess: any number of chunks. Six characters tell 64^6 contents apart, and where two chunks do share a name
#                  there is the content to go by.
# What happens:    the hash that a chunk has while its real one is not known is as long as the real one, and most of it
#                  is taken. With rolldown 64 chunks build, with rollup 63; one more ends the build of a project that
#                  did not touch its configuration. Seven characters are enough then.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm init --yes >/dev/null
npm install --no-audit --no-fund --loglevel=error --save-exact rolldown@1.2.19 rollup@4.68.8 >/dev/null
cat >build.mjs <<'JS'
import { mkdirSync, writeFileSync } from 'node:fs';

const bundlers = { rolldown: (await import('rolldown')).rolldown, rollup: (await import('rollup')).rollup };

/** A page of that many chunks in all: the entry, and what it loads later. */
function write(chunks) {
  const names = Array.from({ length: chunks - 1 }, (_, index) => `part${index}`);
  mkdirSync('src', { recursive: true });
  for (const name of names) writeFileSync(`src/${name}.js`, `export const name = '${name}';\n`);
  writeFileSync('src/entry.js', `export const parts = [${names.map((name) => `() => import('./${name}.js')`)}];\n`);
}

async function outcome(bundler, { chunks, hash }) {
  write(chunks);
  const bundle = await bundlers[bundler]({ input: 'src/entry.js' });
  try {
    const name = `[name]-[hash:${hash}].js`;
    const { output } = await bundle.generate({ entryFileNames: name, chunkFileNames: name });
    return `${output.length} files`;
  } catch (error) {
    return /minimum hash size of (\d)/.exec(error.message)?.[0] ?? error.message;
  }
}

const LIMITS = { rolldown: 64, rollup: 63 };

let said = '';
for (const [bundler, chunks] of Object.entries(LIMITS)) {
  for (const setting of [{ chunks, hash: 6 }, { chunks: chunks + 1, hash: 6 }, { chunks: chunks + 1, hash: 7 }]) {
    said += `${bundler}, ${setting.chunks} chunks, [hash:${setting.hash}]: ${await outcome(bundler, setting)}\n`;
  }
}
process.stdout.write(said);
JS
node build.mjs | tee seen
diff - seen <<'EXPECTED'
rolldown, 64 chunks, [hash:6]: 64 files
rolldown, 65 chunks, [hash:6]: minimum hash size of 7
rolldown, 65 chunks, [hash:7]: 65 files
rollup, 63 chunks, [hash:6]: 63 files
rollup, 64 chunks, [hash:6]: minimum hash size of 7
rollup, 64 chunks, [hash:7]: 64 files
EXPECTED
