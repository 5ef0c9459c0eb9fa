import { afterEach, describe, expect, inject, it } from 'vitest';
import { useBrowser } from '../support/browser-test.ts';
import type { ChatPage } from '../support/chat-page.ts';
import { publishPage } from '../support/published-page.ts';

const { open } = useBrowser();
const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(() => Promise.all(cleanUps.splice(0).map((cleanUp) => cleanUp())));

async function publish(): Promise<string> {
  const { url, close } = await publishPage(inject('pageDir'));
  cleanUps.push(close);
  return url;
}

/** Directives that were violated, from before the first script of the page on. */
async function watchViolations({ page }: ChatPage): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const violated: string[] = [];
    Object.assign(globalThis, { violated });
    document.addEventListener('securitypolicyviolation', (event) => {
      violated.push(`${event.effectiveDirective} ${event.blockedURI}`);
    });
  });
  return () => page.evaluate(() => (globalThis as unknown as { violated: string[] }).violated);
}

describe('The page under the headers that are generated for it', () => {
  it('joins, chats, leaves and reloads without breaking its Content-Security-Policy', async () => {
    const url = await publish();
    const [ann, ben] = [await open(), await open()];
    const violations = await watchViolations(ann);
    await ann.joinLive(url, { name: 'Ann' });
    await ben.joinLive(url, { name: 'Ben' });
    await ann.send('Hello Ben');
    await ben.see('Hello Ben');
    await ben.send('Hello Ann');
    await ann.see('Hello Ann');
    expect(await violations()).toEqual([]);
    await ann.page.reload();
    await ann.untilLive();
    await ann.button('Leave').click();
    await ann.joinButton.waitFor();
    expect(await violations()).toEqual([]);
  });

  it.each([
    ['connect elsewhere', 'connect-src', 'void fetch("https://elsewhere.example/").catch(() => {})'],
    [
      'use a style',
      'style-src-elem',
      'void document.head.append(Object.assign(document.createElement("style"), { textContent: "p{}" }))',
    ],
    ['load an image', 'img-src', 'void (new Image().src = "https://elsewhere.example/x.png")'],
    ['make HTML of text', 'require-trusted-types-for', 'try { document.body.innerHTML = "x" } catch {}'],
  ])('does not let an injected script %s', async (_what, directive, attack) => {
    const url = await publish();
    const ann = await open();
    const violations = await watchViolations(ann);
    await ann.goto(url);
    await ann.joinButton.waitFor();
    await ann.page.evaluate(attack);
    await expect.poll(violations).toContainEqual(expect.stringContaining(directive));
    // Chromium's own lines about it; none comes from a page that is closed.
    await ann.close();
    ann.complaints.length = 0;
  });
});
