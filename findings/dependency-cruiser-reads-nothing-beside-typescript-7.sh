#!/usr/bin/env bash
# dependency-cruiser 17.4.3 beside typescript 7.0.2 and 6.0.3
#
# A folder with one TypeScript file that imports another, which a rule forbids.
# One would guess: dependency-cruiser finds the import, or it stops because it cannot read the file.
# What happens:    beside TypeScript 7 it cruises 0 modules, reports no violation and ends with exit code 0. Beside
#                  TypeScript 6 it finds the import. A check that passes because it reads nothing looks like success.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

mkdir src
echo "import { secret } from './inside.ts'; console.log(secret);" >src/outside.ts
echo 'export const secret = 1;' >src/inside.ts
cat >rules.cjs <<'JS'
module.exports = {
  forbidden: [{ name: 'no-inside', severity: 'error', from: { path: 'outside' }, to: { path: 'inside' } }],
};
JS
npm init --yes >/dev/null

changed() {
  echo "CHANGED: $1"
  exit 1
}

# Prints what it says about src beside this TypeScript, and its exit code.
cruise_beside() {
  npm install --no-audit --no-fund --loglevel=error --save-exact dependency-cruiser@17.4.3 "typescript@$1" >/dev/null
  local said code=0
  said=$(npx depcruise --config rules.cjs src 2>&1) || code=$?
  echo "$(tail -n 2 <<<"$said" | grep -o 'x [0-9].*\|✔.*\|[0-9]* modules.*' | head -n 1), exit code $code"
}

of_seven=$(cruise_beside 7.0.2)
echo "beside typescript 7.0.2: $of_seven"
of_six=$(cruise_beside 6.0.3)
echo "beside typescript 6.0.3: $of_six"
grep -q '(0 modules.*exit code 0' <<<"$of_seven" || changed 'it reads TypeScript 7, or says that it cannot'
grep -q 'exit code 1' <<<"$of_six" || changed 'it does not find the import beside TypeScript 6 either'
