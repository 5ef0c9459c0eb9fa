#!/usr/bin/env bash
# Chromium 156 (Debian's, or the one that $CHROMIUM names), by playwright-core 1.65.1
#
# A page means to send a POST with an `authorization` to another origin, and does not know the value yet. It sends a HEAD with a
# header of that name, and the POST a while later, then a PUT. The server answers each preflight with "PUT" as the allowed method.
# One would guess: there is a preflight for each of them, as it names the method of the request that it is for.
# What happens:    one preflight, for the HEAD. Its answer is kept for all that it allows, whatever was asked: the PUT needs no
#                  other, and the POST goes out although no answer ever named it, as GET, HEAD and POST need leave for their headers
#                  only. So a page can be through with the preflight before it has what the request needs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

CHROMIUM=${CHROMIUM:-$(command -v chromium-headless-shell || command -v chromium || command -v google-chrome)}
export CHROMIUM
npm init --yes >/dev/null
npm install --no-audit --no-fund --loglevel=error --save-exact playwright-core@1.65.1 >/dev/null
cat >ahead.mjs <<'JS'
import { createServer } from 'node:http';
import { chromium } from 'playwright-core';

const asked = [];
const api = createServer((request, response) => {
  const { method, headers } = request;
  asked.push(method === 'OPTIONS' ? `OPTIONS for ${headers['access-control-request-method']}` : method);
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-allow-methods', 'PUT');
  response.setHeader('access-control-allow-headers', 'authorization');
  response.setHeader('access-control-max-age', '600');
  response.end();
});
const site = createServer((_request, response) => response.setHeader('content-type', 'text/html').end('<title>Page</title>'));
const listen = (server) => new Promise((done) => server.listen(0, '127.0.0.1', () => done(server.address().port)));
const apiUrl = `http://127.0.0.1:${await listen(api)}/`;

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM });
console.error(browser.version());
const page = await browser.newPage();
await page.goto(`http://127.0.0.1:${await listen(site)}/`);
for (const [method, authorization] of [['HEAD', ''], ['POST', 'key'], ['PUT', 'key']]) {
  await page.evaluate(
    ({ url, method, authorization }) =>
      fetch(url, { method, credentials: 'omit', headers: { authorization } }).then(() => {}),
    { url: apiUrl, method, authorization },
  );
}
console.log(asked.join(', '));
await browser.close();
api.closeAllConnections();
site.closeAllConnections();
api.close();
site.close();
JS
seen=$(node ahead.mjs)
echo "asked: $seen"
[ "$seen" = 'OPTIONS for HEAD, HEAD, POST, PUT' ] || {
  echo 'This finding is out of date.' >&2
  exit 1
}
