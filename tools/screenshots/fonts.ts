import type { Browser } from 'playwright-core';

/** One letter of each font that the pictures need. */
const LETTERS = ['🎉', '語', 'ع'];

/** @throws Error where this machine would draw empty boxes */
export async function assertFonts(browser: Browser): Promise<void> {
  const page = await browser.newPage();
  try {
    const missing = await page.evaluate(notDrawn, LETTERS);
    if (missing.length === 0) return;
    throw new Error(
      `unable to take pictures; no font has ${missing.join(' ')}: install some (Debian: apt-get install fonts-noto-color-emoji fonts-noto-cjk fonts-dejavu)`,
    );
  } finally {
    await page.close();
  }
}

/** Runs in the page: what looks as a letter that no font has. */
function notDrawn(letters: readonly string[]): string[] {
  const [nobodys = '', ...drawn] = ['\u{10FFFE}', ...letters].map((letter) => {
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d');
    if (context) context.font = '20px sans-serif';
    context?.fillText(letter, 10, 40);
    return canvas.toDataURL();
  });
  return letters.filter((_, index) => drawn[index] === nobodys);
}
