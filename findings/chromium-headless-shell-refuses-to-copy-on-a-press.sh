#!/usr/bin/env bash
# Chromium 156 and its chromium-headless-shell (Debian's, or those that $CHROMIUM and $HEADLESS_SHELL name), by
# playwright-core 1.65.1
#
# A page on 127.0.0.1 has a button that calls navigator.clipboard.writeText(). A test presses it, in both programs, which are
# of one version.
# One would guess: both write, as Chromium lets any page in view do on a press.
# What happens:    Chromium without a window writes, and the permission is `granted`. The headless shell rejects with
#                  NotAllowedError, and the permission stays at `prompt`, which nobody can answer. Tests that pass with one
#                  fail where the other is installed, until grantPermissions(['clipboard-write']) is called.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome)}
HEADLESS_SHELL=${HEADLESS_SHELL:-$(command -v chromium-headless-shell)}
export CHROMIUM HEADLESS_SHELL
npm init --yes >/dev/null
npm install --no-audit --no-fund --loglevel=error --save-exact playwright-core@1.65.1 >/dev/null
cat >copy.mjs <<'JS'
import { createServer } from 'node:http';
import { chromium } from 'playwright-core';

const server = createServer((_request, response) => {
  response.setHeader('content-type', 'text/html').end(`<!doctype html><title>-</title><button>Copy</button><script>
    const tell = (what) => (document.title = what);
    document.querySelector('button').onclick = () =>
      navigator.clipboard.writeText('text').then(() => tell('written'), ({ name }) => tell(name));
  </script>`);
});
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const url = `http://127.0.0.1:${server.address().port}/`;

for (const [name, executablePath] of [
  ['Chromium', process.env.CHROMIUM],
  ['headless shell', process.env.HEADLESS_SHELL],
]) {
  const browser = await chromium.launch({ executablePath });
  console.error(`${name} ${browser.version()}`);
  for (const isGranted of [false, true]) {
    const context = await browser.newContext();
    if (isGranted) await context.grantPermissions(['clipboard-write']);
    const page = await context.newPage();
    await page.goto(url);
    await page.click('button');
    await page.waitForFunction(() => document.title !== '-');
    const state = await page.evaluate(
      async () => (await navigator.permissions.query({ name: 'clipboard-write' })).state,
    );
    console.log(`${name}${isGranted ? ', allowed to' : ''}: ${await page.title()} (${state})`);
  }
  await browser.close();
}
server.close();
JS

echo 'wanted: written, four times'
node copy.mjs | tee seen
if ! diff - seen <<'EXPECTED'; then
Chromium: written (granted)
Chromium, allowed to: written (granted)
headless shell: NotAllowedError (prompt)
headless shell, allowed to: written (granted)
EXPECTED
  echo 'CHANGED: the two agree on the clipboard now, or differ otherwise'
  exit 1
fi
