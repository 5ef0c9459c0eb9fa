#!/usr/bin/env bash
# vite 8.3.8
#
# A page bundles one package, and its web worker another. `build.license` is on.
# One would guess: the file names both, as the documentation promises "all bundled dependencies' licenses".
# What happens:    it names only that of the page. A worker has a bundle of its own, whose packages are not looked at:
#                  what only a worker uses is shipped without its notice. If the page imports the same module, it is
#                  named.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm init --yes >/dev/null
npm install --no-audit --no-fund --loglevel=error --save-exact vite@8.3.8 ms@2.1.3 idb@8.0.4 >/dev/null
echo '<!doctype html><title>Page</title><script type="module" src="/page.js"></script>' >index.html
echo "import { openDB } from 'idb'; openDB('notes').then(() => postMessage('open'));" >worker.js
echo 'export default { logLevel: "warn", build: { license: true } };' >vite.config.mjs

# Builds a page that reaches the worker's module by the given expression, and prints what the file of licenses names.
named_with() {
  echo "import ms from 'ms'; console.log(ms('1h'), $1);" >page.js
  npx vite build
  grep '^## ' dist/.vite/license.md | cut -d ' ' -f 2 | sort | paste -s -d ' '
}

echo "$(npx vite --version); wanted: idb ms, both times"
worker=$(named_with "new Worker(new URL('./worker.js', import.meta.url), { type: 'module' })")
grep -q postMessage dist/assets/worker-*.js
echo "as a worker: $worker"
import=$(named_with "import('./worker.js')")
echo "as an import: $import"
if [ "$worker" != 'ms' ] || [ "$import" != 'idb ms' ]; then
  echo 'CHANGED: it names other packages now'
  exit 1
fi
