import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser-test.ts';

const { host, open } = useBrowser();

const LOBBY = { cacheName: 'chat', topicName: 'lobby' };
const TOKEN_TTL_SECONDS = 15;
const PER_SECOND = 20;
const SECONDS = 60;

describe('Token rotation', () => {
  it('loses, doubles and disorders nothing at 20 messages/s for 60 s of 15 s tokens', async () => {
    const { url, control, counts } = await host({ tokenTtlSeconds: TOKEN_TTL_SECONDS });
    const ann = await open();
    await ann.joinLive(url, { name: 'Ann' });
    // The list mounts only what is in view, so each message is noted as it comes into it.
    await ann.log.evaluate((log) => {
      const shown: string[] = [];
      Object.assign(window, { shown });
      const seen = new WeakSet<Element>();
      const note = () => {
        for (const text of log.querySelectorAll('.text')) {
          if (seen.has(text) || !text.textContent?.startsWith('#')) continue;
          seen.add(text);
          shown.push(text.textContent);
        }
      };
      new MutationObserver(note).observe(log, { subtree: true, childList: true });
    });

    const total = PER_SECOND * SECONDS;
    const sent = Array.from({ length: total }, (_, index) => `#${index}`);
    let next = 0;
    await new Promise<void>((resolve) => {
      const timer = setInterval(() => {
        const text = sent[next++];
        if (text === undefined) {
          clearInterval(timer);
          resolve();
          return;
        }
        const event = { event: 'message', username: 'Ben', text, timestamp: Date.now(), id: text };
        control.publish(LOBBY, { text: JSON.stringify(event) });
      }, 1_000 / PER_SECOND);
    });
    await ann.see(`#${total - 1}`);

    const shown = await ann.page.evaluate(() => (window as unknown as { shown: string[] }).shown);
    expect(shown).toEqual(sent);
    const { streams, calls } = control.counters();
    expect(streams.peak).toBe(2);
    expect(streams.open).toBe(1);
    // Each rotation takes one request and one stream.
    expect(counts.tokenRequests).toBeGreaterThanOrEqual(SECONDS / TOKEN_TTL_SECONDS);
    expect(calls.subscribe).toBe(counts.tokenRequests);
    await ann.status.filter({ hasText: /^Live/ }).waitFor();
  });
});
