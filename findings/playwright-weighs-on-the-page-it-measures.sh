#!/usr/bin/env bash
# Chromium 156 (Debian's, or the one that $CHROMIUM names), by playwright-core 1.65.1
#
# A test weighs a page: garbage collection, then JSHeapUsedSize of the DevTools protocol. In between it uses locators.
# One would guess: what a locator needs in the page is a trifle, or is there once for all of them.
# What happens:    the first locator costs about half a megabyte of the page's own heap, as Playwright evaluates a script of
#                  330 kB there; a locator that hands out an element (boundingBox) does it once more, in the main world. Two
#                  pages are comparable only after the same kinds of calls.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome)}
export CHROMIUM
npm init --yes >/dev/null
npm install --no-audit --no-fund --loglevel=error --save-exact playwright-core@1.65.1 >/dev/null
cat >weigh.mjs <<'JS'
import { chromium } from 'playwright-core';

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM });
console.error(`Chromium ${browser.version()}`);
const page = await browser.newPage();
await page.setContent('<!doctype html><title>Page</title><p>Hello</p>');
const cdp = await page.context().newCDPSession(page);
await cdp.send('Performance.enable');

async function weigh() {
  for (let time = 0; time < 3; time++) await cdp.send('HeapProfiler.collectGarbage');
  const { metrics } = await cdp.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'JSHeapUsedSize').value;
}

const steps = {
  'evaluate()': () => page.evaluate(() => 1),
  'a locator waits': () => page.locator('p').waitFor(),
  'it waits again': () => page.locator('p').waitFor(),
  'it tells a box': () => page.locator('p').boundingBox(),
  'it tells it again': () => page.locator('p').boundingBox(),
};
let before = await weigh();
for (const [what, step] of Object.entries(steps)) {
  await step();
  const after = await weigh();
  console.error(`${what}: ${after - before} bytes`);
  console.log(`${what}: ${after - before > 250_000 ? 'a whole script more' : 'next to nothing'}`);
  before = after;
}
await browser.close();
JS

echo 'wanted: next to nothing each time, or once at most'
node weigh.mjs | tee seen
if ! diff - seen <<'EXPECTED'; then
evaluate(): next to nothing
a locator waits: a whole script more
it waits again: next to nothing
it tells a box: a whole script more
it tells it again: next to nothing
EXPECTED
  echo 'CHANGED: Playwright weighs otherwise on a page now'
  exit 1
fi
