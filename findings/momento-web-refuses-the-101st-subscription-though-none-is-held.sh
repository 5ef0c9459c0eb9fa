#!/usr/bin/env bash
# @gomomento/sdk-web 1.118.0, in Chromium (Debian's, or the one that $CHROMIUM names) by playwright-core 1.65.1
#
# A page subscribes to a topic, unsubscribes, and does so again and again, as people go from room to room. It never
# holds more than one subscription. The server here answers each with a heartbeat and keeps it open.
# One would guess: it can go on for ever. The client allows 100 subscriptions at a time.
# What happens:    the 101st is refused with CLIENT_RESOURCE_EXHAUSTED, although the server sees all of them closed. A
#                  place is given back when a stream ends, and unsubscribing cancels it without an end. Only a new
#                  client helps.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome)}
export CHROMIUM
npm init --yes >/dev/null
npm install --no-audit --no-fund --loglevel=error --save-exact @gomomento/sdk-web@1.118.0 esbuild@0.28.2 \
  playwright-core@1.65.1 >/dev/null
cat >page.js <<'JS'
import { CredentialProvider, NoopMomentoLoggerFactory, TopicClient, TopicConfigurations } from '@gomomento/sdk-web';

const here = { cacheEndpoint: location.origin, controlEndpoint: location.origin, tokenEndpoint: location.origin };
const authToken = btoa(JSON.stringify({ endpoint: 'momento.example', api_key: 'example' }));

/** Subscribes and unsubscribes that often, or until it is refused; tells how often it worked, and what refused it. */
globalThis.changeRooms = async (times) => {
  const client = new TopicClient({
    configuration: TopicConfigurations.Browser.v1(new NoopMomentoLoggerFactory()),
    credentialProvider: CredentialProvider.fromDisposableToken({ authToken, endpointOverrides: here }),
  });
  for (let worked = 0; worked < times; worked += 1) {
    const answer = await client.subscribe('cache', 'topic', {});
    if (answer.type !== 'Subscription') return `${worked} worked, then ${answer.errorCode()}`;
    answer.unsubscribe();
  }
  return `all ${times} worked`;
};
JS
cat >rooms.mjs <<'JS'
import { createServer } from 'node:http';
import { buildSync } from 'esbuild';
import { chromium } from 'playwright-core';

const define = { global: 'globalThis' };
const { outputFiles } = buildSync({ entryPoints: ['page.js'], bundle: true, write: false, define, logLevel: 'error' });
// A frame of gRPC-Web: a flag (0: a message), the length, and a _SubscriptionItem with its third field, a heartbeat.
const heartbeat = Buffer.from([0, 0, 0, 0, 2, 0x1a, 0]).toString('base64');

let streams = 0;
let open = 0;
const server = createServer((request, response) => {
  if (request.method === 'GET') {
    response.setHeader('content-type', 'text/html');
    response.end(`<!doctype html><meta charset="utf-8"><title>Rooms</title><script>${outputFiles[0].text}</script>`);
    return;
  }
  streams += 1;
  open += 1;
  response.on('close', () => (open -= 1));
  response.setHeader('content-type', 'application/grpc-web-text+proto');
  response.write(heartbeat);
});
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM });
console.error(`Chromium ${browser.version()}`);
const page = await browser.newPage();
await page.goto(`http://127.0.0.1:${server.address().port}/`);
console.log(await page.evaluate(() => globalThis.changeRooms(120)));
for (let tries = 0; open > 0 && tries < 50; tries += 1) await new Promise((later) => setTimeout(later, 100));
console.log(`the server saw ${streams} streams, ${open} are open`);
console.log(`with a new client: ${await page.evaluate(() => globalThis.changeRooms(10))}`);
await browser.close();
server.closeAllConnections();
server.close();
JS

echo '@gomomento/sdk-web 1.118.0; wanted: all 120 worked'
node rooms.mjs | tee seen
if ! diff - seen <<'EXPECTED'; then
100 worked, then CLIENT_RESOURCE_EXHAUSTED
the server saw 100 streams, 0 are open
with a new client: all 10 worked
EXPECTED
  echo 'CHANGED: a place is given back now, or there are more of them'
  exit 1
fi
