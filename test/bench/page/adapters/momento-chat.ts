import type { BrowserContext } from 'playwright-core';
import { storageKey } from '../../../../src/names/storage-keys.ts';
import type { PageAdapter } from '../adapter.ts';

/** This project's page. */
export const adapter: PageAdapter = {
  name: 'this page',
  rows: '.log .rows',
  scroller: '.log',
  copiesAll: true,
  input: 'textarea',
  join: async (page, { room, name }) => {
    await page.getByRole('textbox', { name: 'Room' }).fill(room);
    await page.getByRole('textbox', { name: 'Your name' }).fill(name);
    await page.getByRole('button', { name: 'Join', exact: true }).click();
    await page.getByRole('status').filter({ hasText: /^Live/ }).waitFor();
  },
};

/** Keeps messages on the device, as for somebody who has switched that on. */
export function keepMessages(context: BrowserContext): Promise<unknown> {
  return context.addInitScript((key) => localStorage.setItem(key, 'on'), storageKey('history'));
}
