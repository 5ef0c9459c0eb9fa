#!/usr/bin/env bash
# Chromium 156 (Debian's, or the one that $CHROMIUM names), by playwright-core 1.65.1
#
# A page of one origin, over HTTP/1.1, with a manifest of that origin, and then a fetch() with credentials: 'omit'. The server
# says which request came over which connection. Once with a plain <link rel="manifest">, once with
# crossorigin="use-credentials".
# One would guess: the manifest, which is a file of the page as its scripts and icons are, comes over the page's connection; a
#                  fetch without credentials opens the second one.
# What happens:    the plain manifest opens the second connection and shares it with the fetch, because it is asked for without
#                  credentials, too. Where a page asks for both at once, as on a reload, the fetch waits for the manifest or
#                  for a third connection. With crossorigin="use-credentials" the manifest comes over the page's.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome)}
export CHROMIUM
npm init --yes >/dev/null
npm install --no-audit --no-fund --loglevel=error --save-exact playwright-core@1.65.1 >/dev/null
cat >manifest.mjs <<'JS'
import { createServer } from 'node:http';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

/** Connections by the order in which they were opened, and what came over them. */
async function connectionsWith(link) {
  const numbers = new Map();
  const cameOver = {};
  let told = () => {};
  const manifestCame = new Promise((resolve) => (told = resolve));
  const server = createServer({ keepAliveTimeout: 60_000 }, ({ url, socket }, response) => {
    if (!numbers.has(socket)) numbers.set(socket, numbers.size + 1);
    cameOver[url] = numbers.get(socket);
    if (url === '/app.json') {
      response.setHeader('content-type', 'application/json').end('{"name":"App"}');
      told();
    } else if (url === '/') {
      response
        .setHeader('content-type', 'text/html')
        .end(`<!doctype html><title>App</title><link rel="icon" href="data:,">${link}`);
    } else response.end('ok');
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const context = await chromium.launchPersistentContext(join(process.cwd(), `profile-${link.length}`), {
    executablePath: process.env.CHROMIUM,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  console.error(`Chromium ${context.browser()?.version()}`);
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await manifestCame;
  await page.evaluate(() => fetch('/token', { credentials: 'omit' }).then((answer) => answer.text()));
  await context.close();
  server.close();
  return `page ${cameOver['/']}, manifest ${cameOver['/app.json']}, fetch ${cameOver['/token']}`;
}

console.log(`plain: ${await connectionsWith('<link rel="manifest" href="/app.json">')}`);
console.log(
  `use-credentials: ${await connectionsWith('<link rel="manifest" crossorigin="use-credentials" href="/app.json">')}`,
);
process.exit();
JS
seen=$(node manifest.mjs)
echo "$seen"
[ "$seen" = 'plain: page 1, manifest 2, fetch 2
use-credentials: page 1, manifest 1, fetch 2' ] || {
  echo 'This is no longer so.'
  exit 1
}
