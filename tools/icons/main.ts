// `npm run icons`: draws the icons of the installed page (public/icons/) from public/favicon.svg, in Chromium. Run it when
// that has changed, and commit what comes out.

import { mkdirSync, readFileSync } from 'node:fs';
import { launchChromium } from '../../test/support/chromium.ts';

const FOLDER = 'public/icons';
const drawing = readFileSync('public/favicon.svg', 'utf8');
// Systems cut a maskable one to a shape of their own, so its ground has no corners.
const maskable = drawing.replace(' rx="9"', '');
if (maskable === drawing)
  throw new Error('unable to draw a maskable icon; the ground has no rounded corners');

mkdirSync(FOLDER, { recursive: true });
const browser = await launchChromium();
try {
  await draw(drawing, '192', 192);
  await draw(drawing, '512', 512);
  await draw(maskable, 'maskable', 512);
} finally {
  await browser.close();
}

async function draw(svg: string, name: string, size: number): Promise<void> {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body { margin: 0 } svg { display: block; width: 100% }</style>${svg}`);
  const path = `${FOLDER}/${name}.png`;
  await page.screenshot({ path, omitBackground: true });
  await page.close();
  console.log(`${path}, ${size} px`);
}
