#!/usr/bin/env bash
# publint 0.3.25 and @arethetypeswrong/cli 0.18.5, on Node 20.20
#
# A package whose "exports" have only "types" and "import".
# One would guess: publint, which checks how a package is published, warns that CommonJS cannot load it.
# What happens:    publint says "All good!", and require() throws ERR_PACKAGE_PATH_NOT_EXPORTED, although this Node can
#                  require ES modules. attw refuses the package. With "default" in place of "import", require() works.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

mkdir -p package/dist
cat >package/package.json <<'JSON'
{
  "name": "import-only",
  "version": "1.0.0",
  "type": "module",
  "license": "MIT",
  "files": ["dist"],
  "exports": { ".": { "types": "./dist/index.d.ts", "import": "./dist/index.js" } }
}
JSON
echo 'export const answer = 42;' >package/dist/index.js
echo 'export declare const answer: 42;' >package/dist/index.d.ts

npm init --yes >/dev/null
npm install --no-audit --no-fund --loglevel=error --save-exact publint@0.3.25 @arethetypeswrong/cli@0.18.5 ./package >/dev/null

changed() {
  echo "CHANGED: $1"
  exit 1
}

echo "node $(node --version)"
lint=$(npx publint package 2>&1) || changed 'publint refuses the package'
echo "publint: $(tail -n 1 <<<"$lint")"
grep -q 'All good!' <<<"$lint" || changed 'publint has something to say'

loaded=$(node --eval 'require("import-only")' 2>&1) && changed 'require() loads the package'
echo "require: $(grep -m 1 -o 'ERR_PACKAGE_PATH_NOT_EXPORTED' <<<"$loaded")" || changed "require() fails otherwise: $loaded"

types=$(npx attw --pack package --no-emoji --no-color 2>&1) && changed 'attw takes the package'
echo "attw:    refuses the package"
grep -q 'node16 (from CJS)' <<<"$types" || changed "attw fails otherwise: $types"

sed -i 's/"import":/"default":/' package/package.json
answer=$(node --no-warnings --print 'require("import-only").answer') || changed 'require() fails with "default", too'
echo "with \"default\", require() gives $answer"
