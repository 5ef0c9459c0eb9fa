// A network that holds streams back, between the page and Momento.

import { describe, expect, it, onTestFinished } from 'vitest';
import { useBrowser } from '../support/browser-test.ts';
import type { ChatPage } from '../support/chat-page.ts';
import { startHoldingProxy } from '../support/holding-proxy.ts';

const { host, open } = useBrowser();

/** Runs the check-up of the settings, and waits for what it says of the way there and back. */
async function untilCheckUpSays(chat: ChatPage, words: RegExp): Promise<void> {
  await chat.button('Settings').click();
  await chat.page.getByRole('tab', { name: 'Connection' }).click();
  await chat.button('Open the check-up').click();
  await chat.button('Run check-up').click();
  const step = chat.page.getByRole('listitem').filter({ hasText: words });
  await step.filter({ hasText: 'proxy_buffering off;' }).waitFor();
}

/** A page whose streams are held back, and another one beside that network. */
async function setUp() {
  const page = await host();
  const proxy = await startHoldingProxy(page.standIn.webUrl);
  onTestFinished(() => proxy.close());
  const [ann, ben] = [await open(), await open()];
  await ann.page.route('**/config.json', async (route) => {
    const config = (await (await route.fetch()).json()) as object;
    await route.fulfill({ json: { ...config, momentoEndpoint: proxy.origin } });
  });
  await ben.joinLive(page.url, { name: 'Ben' });
  return { ...page, proxy, ann, ben };
}

const untilItSays = ({ status }: ChatPage, words: RegExp) => status.filter({ hasText: words }).waitFor();

const texts = ({ log }: ChatPage) => log.locator('.text').allTextContents();

describe('A network that holds streams back', () => {
  it('is named, two people chat all the same, and the room is live when it lets them through', async () => {
    const { url, ann, ben, proxy, control } = await setUp();
    await ben.send('before');
    await ann.goto(url);
    await ann.join({ name: 'Ann' });
    await untilItSays(ann, /^Messages come with a delay$/);
    await ann.alert.filter({ hasText: /This network holds messages back/ }).waitFor();
    await ann.see('before');
    const said = ['before'];
    for (let turn = 0; turn < 3; turn++) {
      await ann.send(`ann ${turn}`);
      await ben.see(`ann ${turn}`);
      await ben.send(`ben ${turn}`);
      await ann.see(`ben ${turn}`);
      said.push(`ann ${turn}`, `ben ${turn}`);
    }
    proxy.holds = false;
    await untilItSays(ann, /^Live$/);
    await expect.poll(() => ann.alert.count()).toBe(0);
    await ben.send('at once');
    await ann.see('at once');
    said.push('at once');
    expect([await texts(ann), await texts(ben)]).toEqual([said, said]);
    await expect.poll(() => control.counters().streams.open).toBe(2);
    proxy.holds = true;
    await untilCheckUpSays(ann, /messages come every few seconds instead of at once/);
  });

  it('is named where the service does not end streams: what is written is sent, and nothing comes', async () => {
    const { url, ann, ben, control, proxy } = await setUp();
    control.honourDeadlines(false);
    await ann.goto(url);
    await ann.join({ name: 'Ann' });
    await untilItSays(ann, /^Sending works, receiving does not/);
    await ann.alert.filter({ hasText: /lets no messages through to you/ }).waitFor();
    await ann.send('can you hear me?');
    await ben.see('can you hear me?');
    await ben.send('I can');
    expect(await ann.status.textContent()).toMatch(/^Sending works/);
    proxy.holds = false;
    // By then, the page may have tried by itself.
    const live = ann.status.filter({ hasText: /^Live$/ });
    await ann.button('Retry now').or(live).first().click();
    await live.waitFor();
    await ann.see('I can');
    expect(await texts(ann)).toEqual(await texts(ben));
    proxy.holds = true;
    await untilCheckUpSays(ann, /what is sent gets through, and nothing comes back/);
  });
});
