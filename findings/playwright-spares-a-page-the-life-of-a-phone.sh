#!/usr/bin/env bash
# Chromium 156 (Debian's, or the one that $CHROMIUM names), by playwright-core 1.65.1 and by puppeteer-core 24.43.1
#
# A test has a page frozen as a phone freezes it (Page.setWebLifecycleState of the DevTools protocol, which is answered
# without an error), leaves another page and comes back to it.
# One would guess: whatever drives the browser, the page hears "freeze" and "resume", and comes back from memory.
# What happens:    under Playwright it hears nothing, as every page is made to believe that it has the focus, and Chromium
#                  freezes none that does; and the way back loads it anew, as Playwright turns the back/forward cache off.
#                  Under Puppeteer both are as for people. Tests of what a page does then pass for nothing in Playwright.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome)}
export CHROMIUM
npm init --yes >/dev/null
npm install --no-audit --no-fund --loglevel=error --save-exact \
  playwright-core@1.65.1 puppeteer-core@24.43.1 >/dev/null
cat >live.mjs <<'JS'
import { createServer } from 'node:http';
import { chromium } from 'playwright-core';
import puppeteer from 'puppeteer-core';

const PAGE = `<!doctype html><title>Page</title><script>
  self.heard = [];
  for (const type of ['freeze', 'resume']) document.addEventListener(type, () => heard.push(type));
  addEventListener('pageshow', ({ persisted }) => { self.fromMemory = persisted; });
</script>`;
const server = createServer((_, answer) => answer.setHeader('Content-Type', 'text/html').end(PAGE));
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const url = `http://127.0.0.1:${server.address().port}/`;
const executablePath = process.env.CHROMIUM;
const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

const drivers = {
  Playwright: {
    launch: () => chromium.launch({ executablePath, args: ['--headless=new', ...args] }),
    devTools: (page) => page.context().newCDPSession(page),
    inContext: (browser) => browser.newContext(),
  },
  Puppeteer: {
    launch: () => puppeteer.launch({ executablePath, headless: true, args }),
    devTools: (page) => page.createCDPSession(),
    inContext: (browser) => browser.createBrowserContext(),
  },
};
for (const [name, { launch, devTools, inContext }] of Object.entries(drivers)) {
  const browser = await launch();
  const context = await inContext(browser);
  const page = await context.newPage();
  await page.goto(url);
  await page.goto(`${url}elsewhere`);
  await page.goBack();
  console.log(`${name}: it comes back from memory: ${await page.evaluate(() => fromMemory)}`);
  // On its way into memory and back it heard both, too.
  await page.evaluate(() => void heard.splice(0));

  await (await context.newPage()).bringToFront();
  const cdp = await devTools(page);
  for (const state of ['frozen', 'active']) await cdp.send('Page.setWebLifecycleState', { state });
  console.log(`${name}: it hears ${JSON.stringify(await page.evaluate(() => heard))}`);
  await browser.close();
}
server.close();
JS

echo 'wanted: the same for both'
node live.mjs | tee seen
if ! diff - seen <<'EXPECTED'; then
Playwright: it comes back from memory: false
Playwright: it hears []
Puppeteer: it comes back from memory: true
Puppeteer: it hears ["freeze","resume"]
EXPECTED
  echo 'CHANGED: a page lives otherwise under Playwright or Puppeteer now'
  exit 1
fi
