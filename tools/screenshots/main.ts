// `npm run screenshots`: takes the pictures of README.md and docs/screens.md (docs/pictures/) from the page as it is built,
// with the local chat behind it. Run it when the page looks different, look at them, and commit what comes out.
// `npm run screenshots -- room join` takes these alone.

import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { launchChromium } from '../../test/support/chromium.ts';
import { startChatSite } from './chat-site.ts';
import { assertFonts } from './fonts.ts';
import { type Screen, screens } from './screens.ts';
import { Visitor } from './visitor.ts';
import { webPicture } from './web-picture.ts';

const FOLDER = 'docs/pictures';

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(screens, name));
if (unknown.length > 0) {
  throw new Error(
    `unable to take ${unknown.join(', ')}; the pictures are: ${Object.keys(screens).join(', ')}`,
  );
}

mkdirSync(FOLDER, { recursive: true });
const left = readdirSync(FOLDER).filter((file) => !Object.hasOwn(screens, file.replace(/\.webp$/, '')));
for (const file of left) rmSync(`${FOLDER}/${file}`);

// `dist/` stays what somebody may be about to publish.
const outDir = `build/screenshots-${process.pid}`;
try {
  await build({ logLevel: 'warn', build: { outDir } });
  // Letters are drawn alike wherever the fonts are the same.
  const browser = await launchChromium({ args: ['--font-render-hinting=none', '--disable-lcd-text'] });
  try {
    await assertFonts(browser);
    for (const [name, screen] of Object.entries(screens)) {
      if (asked.length === 0 || asked.includes(name)) await take(name, { screen, browser });
    }
  } finally {
    await browser.close();
  }
} finally {
  rmSync(outDir, { recursive: true, force: true });
}

interface Place {
  readonly screen: Screen;
  readonly browser: Browser;
}

async function take(name: string, { screen, browser }: Place): Promise<void> {
  const { reach, size, isPhone, ...looks } = screen;
  const touch = isPhone ? { isMobile: true, hasTouch: true } : {};
  const site = await startChatSite(outDir);
  const visitor = await Visitor.open(browser, { site, viewport: size, ...touch, ...looks });
  try {
    await reach(visitor);
    const png = await visitor.page.screenshot({ animations: 'disabled', caret: 'hide' });
    const picture = await webPicture(browser, png);
    writeFileSync(`${FOLDER}/${name}.webp`, picture);
    console.log(`${FOLDER}/${name}.webp, ${picture.length} bytes`);
  } catch (cause) {
    throw new Error(`unable to take the picture "${name}"`, { cause });
  } finally {
    await visitor.close();
    await site.close();
  }
}
