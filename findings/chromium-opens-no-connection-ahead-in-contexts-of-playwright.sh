#!/usr/bin/env bash
# Chromium 156 (Debian's, or the one that $CHROMIUM names), by playwright-core 1.65.1
#
# A page adds <link rel="preconnect" crossorigin> for another server, which counts its connections. Once in a context of
# browser.newContext(), once in the profile of launchPersistentContext().
# One would guess: a connection is opened in both, as `preconnect` is a hint of the page that costs the browser nothing, and
#                  contexts of a test differ from a profile in what they keep.
# What happens:    none is opened in the context, which is a private window to Chromium; one in the profile. Whoever measures
#                  with newContext() sees pages that connect ahead slower than most of their visitors do.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome)}
export CHROMIUM
npm init --yes >/dev/null
npm install --no-audit --no-fund --loglevel=error --save-exact playwright-core@1.65.1 >/dev/null
cat >preconnect.mjs <<'JS'
import { createServer } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium } from 'playwright-core';

const listen = (server) => new Promise((listening) => server.listen(0, '127.0.0.1', listening));
let connections = 0;
const other = createTcpServer((socket) => {
  connections += 1;
  socket.on('error', () => {});
});
const host = createServer((_, response) => {
  response.setHeader('content-type', 'text/html').end('<!doctype html><title>Page</title>');
});
await Promise.all([listen(other), listen(host)]);

/** How many connections are open two seconds after the hint. */
async function connectionsAhead(context) {
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${host.address().port}/`);
  connections = 0;
  await page.evaluate((href) => {
    document.head.append(
      Object.assign(document.createElement('link'), { rel: 'preconnect', crossOrigin: 'anonymous', href }),
    );
  }, `http://127.0.0.1:${other.address().port}`);
  await wait(2000);
  return connections;
}

const options = {
  executablePath: process.env.CHROMIUM,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
};
const browser = await chromium.launch(options);
console.error(`Chromium ${browser.version()}`);
const inContext = await connectionsAhead(await browser.newContext());
await browser.close();
const profile = await chromium.launchPersistentContext(join(process.cwd(), 'profile'), options);
const inProfile = await connectionsAhead(profile);
await profile.close();
console.log(`newContext: ${inContext}, launchPersistentContext: ${inProfile}`);
process.exit();
JS
seen=$(node preconnect.mjs)
echo "$seen"
[ "$seen" = 'newContext: 0, launchPersistentContext: 1' ] || {
  echo 'This is no longer so.'
  exit 1
}
