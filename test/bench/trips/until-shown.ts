import type { Page } from 'playwright-core';

/** What a page tells of itself, in all builds alike. */
export interface Shown {
  readonly role: 'status' | 'img';
  /** How its name or its text begins. */
  readonly begins: string;
}

/**
 * Waits until a page shows something, and looks for it before each frame: a locator looks up to half a second apart, which is
 * more than a trip.
 */
export async function untilShown(page: Page, shown: Shown): Promise<void> {
  await page.waitForFunction(
    ({ role, begins }) => {
      const roots: ParentNode[] = [document];
      for (const root of roots) {
        for (const element of root.querySelectorAll('*')) {
          const text = element.ariaLabel ?? element.textContent ?? '';
          if (element.getAttribute('role') === role && text.trim().startsWith(begins)) return true;
          if (element.shadowRoot) roots.push(element.shadowRoot);
        }
      }
      return false;
    },
    shown,
    { polling: 'raf', timeout: 60_000 },
  );
}
