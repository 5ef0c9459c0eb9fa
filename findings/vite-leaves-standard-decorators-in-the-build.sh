#!/usr/bin/env bash
# vite 8.3.8
#
# A class with a standard (TC39) decorator on an accessor, built for browsers of 2020.
# One would guess: Vite lowers it as it lowers other new syntax, or it stops and says that it cannot.
# What happens:    the build ends with exit code 0, and the output still has `@decorator accessor`, which no engine
#                  parses. With "experimentalDecorators" in tsconfig.json, the older kind on a field is lowered.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm init --yes >/dev/null
npm install --no-audit --no-fund --loglevel=error --save-exact vite@8.3.8 >/dev/null
cat >entry.ts <<'TS'
function noted(_value: unknown, context: ClassAccessorDecoratorContext) {
  console.log(`noted ${String(context.name)}`);
}
export class Box {
  @noted accessor size = 1;
}
TS
cat >vite.config.mjs <<'JS'
export default {
  logLevel: 'warn',
  build: { target: 'es2020', minify: false, lib: { entry: 'entry.ts', formats: ['es'], fileName: () => 'box.mjs' } },
};
JS

changed() {
  echo "CHANGED: $1"
  exit 1
}

npx vite build || changed 'the build stops'
echo "vite $(npx vite --version), exit code 0; in the output for es2020:"
grep -n '@noted' dist/box.mjs || changed 'the decorator was lowered'

error=$(node dist/box.mjs 2>&1) && changed 'the output runs'
echo "node $(node --version): $(grep -m 1 SyntaxError <<<"$error")" || changed "the output fails otherwise: $error"
