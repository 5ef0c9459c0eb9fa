// Where the device forces its own colours, backgrounds and shadows are gone: what they say is said by borders and outlines.

import type { Locator } from 'playwright-core';
import { expect, it } from 'vitest';
import { useBrowser } from '../support/browser-test.ts';

const { host, open } = useBrowser();

type Side = 'borderTopColor' | 'borderBottomColor' | 'outlineColor' | 'backgroundColor';

const colorOf = (locator: Locator, side: Side) =>
  locator.evaluate((element, name) => getComputedStyle(element)[name], side);

it('What is chosen, own, unread or focused can be told in forced colours', async () => {
  const { url, control } = await host();
  const ann = await open();
  const { page } = ann;
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'light', reducedMotion: 'reduce' });
  await ann.joinLive(url, { name: 'Ann' });
  await ann.send('from me');
  const message = { event: 'message', username: 'Bob', text: 'from Bob', timestamp: Date.now() };
  control.publish({ cacheName: 'chat', topicName: 'lobby' }, { text: JSON.stringify(message) });
  await ann.see('from Bob');
  await ann.log.getByRole('img', { name: 'Delivered' }).waitFor();

  // Own bubbles from those of others, and their ticks from nothing.
  const [own, other] = [ann.log.locator('.own .bubble'), ann.log.locator('.other .bubble')];
  expect(await colorOf(own, 'borderTopColor')).not.toBe(await colorOf(other, 'borderTopColor'));
  const paper = await colorOf(page.locator('html'), 'backgroundColor');
  expect(await colorOf(ann.log.locator('.delivery'), 'backgroundColor')).not.toBe(paper);

  // The room that is shown, and what is unread in another one.
  await ann.goOn('garden');
  control.publish({ cacheName: 'chat', topicName: 'lobby' }, { text: JSON.stringify(message) });
  const count = ann.roomEntry('lobby').locator('.count');
  await count.waitFor();
  expect(await colorOf(count, 'borderTopColor')).not.toBe(paper);
  expect(await colorOf(page.locator('room-list li.shown'), 'outlineColor')).not.toBe(paper);

  // The tab that is chosen, from the other one.
  await ann.button('Settings').click();
  const tab = (name: string) => page.getByRole('tab', { name });
  await tab('Personal').waitFor();
  expect(await colorOf(tab('Personal'), 'borderBottomColor')).not.toBe(paper);
  expect(await colorOf(tab('Connection'), 'borderBottomColor')).toBe(paper);

  await page.keyboard.press('Tab');
  const focused = page.locator('settings-dialog :focus');
  expect(await focused.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('solid');
  expect(await colorOf(focused, 'outlineColor')).not.toBe(paper);
});
