import type { Browser } from 'playwright-core';

/** Of 100: letters are still sharp, and a room takes 80 kB at most. */
const QUALITIES = [100, 90, 80, 70, 60, 50] as const;
const MOST_BYTES = 80_000;

/** Makes a WebP of a PNG, by Chromium: without loss where that is small enough, else as good as its bytes allow. */
export async function webPicture(browser: Browser, png: Buffer): Promise<Buffer> {
  const page = await browser.newPage();
  try {
    const url = `data:image/png;base64,${png.toString('base64')}`;
    for (const quality of QUALITIES) {
      const encoded = await page.evaluate(encode, { url, quality: quality / 100 });
      const picture = Buffer.from(encoded, 'base64');
      if (picture.length <= MOST_BYTES) return picture;
    }
  } finally {
    await page.close();
  }
  throw new Error(`unable to keep the picture; it takes more than ${MOST_BYTES} bytes`);
}

/** Runs in the page. */
async function encode({ url, quality }: { readonly url: string; readonly quality: number }): Promise<string> {
  const drawing = new Image();
  drawing.src = url;
  await drawing.decode();
  const canvas = document.createElement('canvas');
  canvas.width = drawing.naturalWidth;
  canvas.height = drawing.naturalHeight;
  canvas.getContext('2d')?.drawImage(drawing, 0, 0);
  return canvas.toDataURL('image/webp', quality).split(',')[1] ?? '';
}
