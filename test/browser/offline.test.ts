// The uplink is away while the stream seems open: Chromium's emulation of being offline lets open streams flow on.

import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser-test.ts';

const { host, open } = useBrowser();

describe('Messages that are written offline', () => {
  it.each([
    ['en-US', 'You joined', /^Offline/, /Not sent: no connection\. It will be sent automatically/],
    [
      'de-DE',
      'Du bist beigetreten',
      /^Offline/,
      /Nicht gesendet: keine Verbindung\. Sobald sie wieder da ist/,
    ],
  ])(
    'are said to wait, and go out by themselves, in order and once, in “%s”',
    async (locale, joined, offline, reason) => {
      const { url, control } = await host();
      // A stream that seems silent is checked, and ends if nothing can be reached: this one is to stay open.
      control.setHeartbeats({ everyMs: 250, first: true });
      const [ann, ben] = [await open({ locale }), await open()];
      await ben.joinLive(url, { name: 'Ben' });
      await ann.goto(url);
      await ann.page.locator('#room').fill('lobby');
      await ann.page.locator('#user-name').fill('Ann');
      await ann.page.keyboard.press('Enter');
      // What is still under way when the browser is called offline would be sent again.
      const log = ann.page.getByRole('log');
      await log.getByText(joined).waitFor();
      await ann.context.setOffline(true);
      await ann.status.filter({ hasText: offline }).waitFor();
      const box = ann.page.locator('textarea');
      for (const text of ['first', 'second']) {
        await box.fill(text);
        await box.press('Enter');
      }
      await expect.poll(() => log.getByText(reason).count(), { timeout: 60_000 }).toBe(2);
      const publishes = control.counters().calls.publish;
      await ann.context.setOffline(false);
      await ben.see('second');
      await ann.untilLive();
      await expect.poll(() => log.getByText(reason).count()).toBe(0);
      expect(await ben.log.getByText(/^(first|second)$/).allTextContents()).toEqual(['first', 'second']);
      expect(control.counters().calls.publish - publishes).toBe(2);
    },
  );
});
