#!/usr/bin/env bash
# msw 2.15.0, on Node 20 and newer, in ES modules
#
# A library asks an https address by `import { request } from 'node:https'` (aws-jwt-verify does, for keys). A test lets
# msw answer in its place; `server.listen()` is called after both were imported, as every test does.
# One would guess: msw answers, as it does for `https.request` and `fetch`: it replaces the functions of the module.
# What happens:    the request leaves for the network. A name that was imported is a binding of its own, which Node
#                  brings up to date only at `syncBuiltinESMExports()`, which msw leaves to the test. Once that calls it, msw
#                  answers there too.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm init --yes >/dev/null
npm install --no-audit --no-fund --loglevel=error --save-exact msw@2.15.0 >/dev/null
cat >ask.mjs <<'JS'
import https, { request } from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';

// A name that is never given to anybody.
const ADDRESS = 'https://keys.invalid/jwks.json';
const server = setupServer(http.get(ADDRESS, () => HttpResponse.json({ keys: [] })));
server.listen();

const ask = (send) =>
  new Promise((resolve) => {
    const asked = send(ADDRESS, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on('error', ({ code }) => resolve(code));
    asked.end();
  });
console.log('https.request:', await ask((...given) => https.request(...given)));
console.log('request by name:', await ask((...given) => request(...given)));
syncBuiltinESMExports();
console.log('request by name, brought up to date:', await ask((...given) => request(...given)));
server.close();
JS

seen=$(node ask.mjs)
echo "$seen"
if ! grep -q '^https.request: 200$' <<<"$seen" || ! grep -qE '^request by name: (ENOTFOUND|EAI_AGAIN)$' <<<"$seen" ||
  ! grep -q 'up to date: 200$' <<<"$seen"; then
  echo 'CHANGED: msw reaches such requests otherwise now'
  exit 1
fi
