import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser-test.ts';
import type { ChatPage } from '../support/chat-page.ts';

const { host, open } = useBrowser();

const HEBREW = 'שלום לכולם';

async function boxOf(locator: ReturnType<ChatPage['button']>) {
  const box = await locator.boundingBox();
  if (!box) throw new Error('unable to see it');
  return { ...box, right: box.x + box.width };
}

describe('A message from right to left in a page from left to right', () => {
  it('has its time and ticks where all messages have them', async () => {
    const { url, control } = await host();
    const ann = await open();
    await ann.joinLive(url, { name: 'Ann' });
    await ann.send(HEBREW);
    const message = { event: 'message', username: 'Ben', text: `${HEBREW} 2`, timestamp: Date.now() };
    control.publish({ cacheName: 'chat', topicName: 'lobby' }, { text: JSON.stringify(message) });
    for (const text of [HEBREW, `${HEBREW} 2`]) {
      await ann.see(text);
      const row = ann.log.getByRole('article').filter({ hasText: text }).last();
      const [said, time] = [await boxOf(row.locator('.text')), await boxOf(row.locator('time'))];
      expect(time.x).toBeGreaterThanOrEqual(said.right - 1);
    }
  });
});

describe('Text at twice its size', () => {
  it.each([1280, 320])('has icons and buttons of that size, and nothing cut off, at %i px', async (width) => {
    const { url } = await host();
    const ann = await open({ viewport: { width, height: 640 } });
    await ann.joinLive(url, { name: 'Ann' });
    await ann.send('a message');
    const tick = ann.log.getByRole('img', { name: 'Delivered' });
    const parts = { tick, send: ann.button('Send'), icon: ann.button('Send').locator('svg') };
    const sizes = async () => [
      (await boxOf(parts.tick)).width,
      (await boxOf(parts.send)).width,
      (await boxOf(parts.icon)).width,
    ];
    const before = await sizes();
    await ann.page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
    expect(await sizes()).toEqual(before.map((size) => expect.closeTo(2 * size, 0) as number));
    expect(await ann.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    for (const name of ['Copy invite link', 'Settings', 'Leave', 'Send']) {
      const box = await boxOf(ann.button(name));
      expect([box.x >= 0, box.right <= width]).toEqual([true, true]);
    }
  });
});
