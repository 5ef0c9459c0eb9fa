#!/usr/bin/env bash
# Chromium 156 (Debian's, or the one that $CHROMIUM names), by playwright-core 1.65.1; Node's own HTTP servers
#
# A page reads a stream. The device gets another address: on the connections that there are, nothing arrives any more,
# not even an end. New ones would work. The page gives each request up after 2 s (AbortSignal.timeout) and tries again.
# One would guess: whoever gives a request up gets another connection soon, over HTTP/2 sooner than over HTTP/1.1.
# What happens:    over HTTP/1.1 the second try gets through, as a connection whose request was given up is closed. Over
#                  HTTP/2 the connection lives on for the next one: all ten tries go to the dead one, and fail. After some
#                  20 s Chromium gives the connection up by itself.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome)}
export CHROMIUM
npm init --yes >/dev/null
npm install --no-audit --no-fund --loglevel=error --save-exact --legacy-peer-deps \
  playwright-core@1.65.1 @vitejs/plugin-basic-ssl@2.3.0 >/dev/null
cat >strand.mjs <<'JS'
import { createServer } from 'node:http';
import { createSecureServer } from 'node:http2';
import { connect, createServer as createRelay } from 'node:net';
import { getCertificate } from '@vitejs/plugin-basic-ssl';
import { chromium } from 'playwright-core';

function answer({ url }, response) {
  response.setHeader('Content-Type', 'text/html');
  if (url === '/stream') response.write('here');
  else response.end('<!doctype html><title>Page</title>');
}

/** Passes everything on, but for what comes on stranded connections. */
function relayTo(port) {
  const all = new Set();
  const relay = createRelay((from) => {
    const to = connect(port, '127.0.0.1');
    const link = { isStranded: false };
    all.add(link);
    from.on('data', (bytes) => link.isStranded || to.write(bytes));
    to.on('data', (bytes) => link.isStranded || from.write(bytes));
    for (const [one, other] of [[from, to], [to, from]]) {
      one.on('close', () => link.isStranded || other.destroy()).on('error', () => {});
    }
  });
  return { relay, strand: () => all.forEach((link) => (link.isStranded = true)) };
}

const listen = (server) => new Promise((done) => server.listen(0, '127.0.0.1', () => done(server.address().port)));
const certificate = await getCertificate('certificate');
const kinds = {
  'HTTP/1.1': ['http', createServer(answer)],
  'HTTP/2': ['https', createSecureServer({ cert: certificate, key: certificate }, answer)],
};
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM });
console.error(`Chromium ${browser.version()}`);
for (const [name, [scheme, server]] of Object.entries(kinds)) {
  const { relay, strand } = relayTo(await listen(server));
  const page = await browser.newPage({ ignoreHTTPSErrors: true });
  await page.goto(`${scheme}://127.0.0.1:${await listen(relay)}/`);
  await page.evaluate(async () => {
    const { body } = await fetch('/stream');
    await body.getReader().read();
    // Over HTTP/1.1 this one leaves a connection behind that nobody uses.
    await (await fetch('/', { cache: 'no-store' })).text();
  });
  strand();
  const { tries, ms } = await page.evaluate(async () => {
    const startedAtMs = performance.now();
    for (let tries = 1; ; tries++) {
      try {
        await fetch('/', { cache: 'no-store', signal: AbortSignal.timeout(2_000) });
        return { tries, ms: performance.now() - startedAtMs };
      } catch {}
    }
  });
  console.error(`${name}: after ${tries} tries and ${Math.round(ms)} ms`);
  console.log(`${name}: through ${ms < 8_000 ? 'soon' : ms > 15_000 && ms < 30_000 ? 'after some 20 s' : 'at another time'}`);
  await page.close();
}
await browser.close();
process.exit();
JS

echo 'wanted: through soon, both times'
node strand.mjs | tee seen
if ! diff - seen <<'EXPECTED'; then
HTTP/1.1: through soon
HTTP/2: through after some 20 s
EXPECTED
  echo 'CHANGED: Chromium treats a dead connection otherwise now'
  exit 1
fi
