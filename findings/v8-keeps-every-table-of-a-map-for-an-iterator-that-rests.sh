#!/usr/bin/env bash
# Node 24.21.0 (its package on npm; V8 13.6); so does Chromium 156
#
# A map of 100 keys, of which one after another is deleted and set again. In the second run somebody also holds
# what map.keys() gave before, to go on with later, and never calls next().
# One would guess: an iterator is a position in the map. It takes a few bytes, whatever becomes of the map.
# What happens:    each time the map has to clear away what was deleted, it gets another table, and the old one leads to
#                  the new one, so that an iterator finds its way. An iterator moves on only when it is asked for the
#                  next, and until then the tables hold on to one another: 28 bytes or more for each key that was set, without
#                  end.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm init --yes >/dev/null
npm install --no-audit --no-fund --loglevel=error --save-exact node@24.21.0 >/dev/null
cat >run.mjs <<'JS'
function grownMB(isHeld) {
  const map = new Map(Array.from({ length: 100 }, (_, key) => [key, 0]));
  const held = isHeld ? map.keys() : undefined;
  gc();
  const before = process.memoryUsage().heapUsed;
  for (let count = 0; count < 1_000_000; count++) {
    map.delete(count % 100);
    map.set(count % 100, count);
  }
  gc();
  const grown = (process.memoryUsage().heapUsed - before) / 1e6;
  return { grown, size: map.size, held };
}

for (const isHeld of [false, true]) {
  const { grown, size } = grownMB(isHeld);
  const much = grown < 1 ? 'less than 1 MB' : grown > 20 ? 'more than 20 MB' : `${grown} MB`;
  console.log(`${isHeld ? 'with' : 'without'} an iterator that rests: ${size} keys, ${much} more`);
}
JS

echo "node $(node_modules/.bin/node --version); wanted: 100 keys, less than 1 MB more, both times"
node_modules/.bin/node --expose-gc run.mjs | tee seen
if ! diff - seen <<'EXPECTED'; then
without an iterator that rests: 100 keys, less than 1 MB more
with an iterator that rests: 100 keys, more than 20 MB more
EXPECTED
  echo 'CHANGED: an iterator that rests no longer holds what its map had'
  exit 1
fi
