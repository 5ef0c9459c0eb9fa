#!/usr/bin/env bash
# Firefox ESR 153.8 (Debian's, or the one that $FIREFOX names), by puppeteer-core 24.43.1
#
# A page reads a stream with fetch, and is reloaded. Its server takes half a second for the next document.
# One would guess: the page hears `pagehide` first, or at least in the same moment, so that it can tell that nothing is wrong
#                  with the network; as in Chromium, where listeners of the window come before the error.
# What happens:    the stream fails ("Error in input stream") as soon as the reload begins, half a second before `pagehide`.
#                  Whoever connects again at once does so for a page that is on its way out. Only `beforeunload` is earlier, and
#                  unlike in former versions, a listener for it keeps no page out of the back/forward cache.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

FIREFOX=${FIREFOX:-$(command -v firefox-esr || command -v firefox)}
export FIREFOX
npm init --yes >/dev/null
npm install --no-audit --no-fund --loglevel=error --save-exact puppeteer-core@24.43.1 >/dev/null
cat >leave.mjs <<'JS'
import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';

const PAGE = `<!doctype html><title>Page</title><script>
const heard = [];
const note = (what) => {
  heard.push({ what, atMs: performance.now() });
  sessionStorage.heard = JSON.stringify(heard);
};
addEventListener('pageshow', ({ persisted }) => { window.isKept = persisted; });
addEventListener('beforeunload', () => note('beforeunload'));
addEventListener('pagehide', () => note('pagehide'));
if (location.search === '?reads') {
  fetch('/stream').then((answer) => answer.text()).catch(() => note('cut'));
}
</script>`;
const server = createServer(({ url }, response) => {
  if (url === '/stream') {
    response.write('begun');
    return;
  }
  setTimeout(() => response.setHeader('content-type', 'text/html').end(PAGE), 500);
});
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const url = `http://127.0.0.1:${server.address().port}/`;

const browser = await puppeteer.launch({ browser: 'firefox', executablePath: process.env.FIREFOX });
console.error(await browser.version());
const page = await browser.newPage();
await page.goto(`${url}?reads`);
await wait(1000);
await page.reload();
const heard = JSON.parse(await page.evaluate(() => sessionStorage.heard));
const atMs = (what) => heard.find((one) => one.what === what).atMs;
const isEarly = atMs('pagehide') - atMs('cut') > 100;

// Without a stream, as that keeps a page out of the cache by itself.
const other = await browser.newPage();
await other.goto(url);
await other.goto(`${url}?other`);
await other.evaluate(() => void setTimeout(() => history.back()));
await wait(2000);
const isKept = await other.evaluate(() => window.isKept);
await browser.close();
console.log(`${heard.map(({ what }) => what).join(', ')}; cut early: ${isEarly}; kept: ${isKept}`);
process.exit();
JS
seen=$(node leave.mjs)
echo "$seen"
[ "$seen" = 'beforeunload, cut, pagehide; cut early: true; kept: true' ] || {
  echo 'This is no longer so.'
  exit 1
}
