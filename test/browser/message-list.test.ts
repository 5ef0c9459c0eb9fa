import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import type {} from './fixtures/message-list/harness.ts';
import { startMessageListPage } from './fixtures/message-list/server.ts';

const MAX_NODES = 400;
const MIDDLE = 0.5;

let browser: Browser;
let host: Awaited<ReturnType<typeof startMessageListPage>>;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  [browser, host] = await Promise.all([launchChromium(), startMessageListPage()]);
});

afterAll(async () => {
  await browser.close();
  await host.close();
});

beforeEach(async () => {
  complaints = [];
  page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-US' });
  page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(host.url);
  await page.waitForFunction(() => 'harness' in window);
});

afterEach(async () => {
  await page.close();
  if (complaints.length > 0) throw new Error(complaints.join('\n'));
});

const show = (options: { count: number; limit?: number; kind?: 'numbered' | 'small' }) =>
  page.evaluate((shown) => window.harness.show(shown), options);

/** Puts the reader at a part of the history: 0 is its beginning, 1 its end. */
const readAt = (part: number) =>
  page.evaluate(async (where) => {
    const { log } = window.harness;
    log.scrollTop = log.scrollHeight * where;
    await window.harness.rested();
  }, part);

/** Waits until the newest row is drawn; a busy room is not drawn in every frame. */
const seeNewest = () =>
  page.waitForFunction(() => window.harness.row(window.harness.timeline.length - 1) !== undefined);

/** Returns when the page has the size, too. */
async function resize(size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(size);
  await page.waitForFunction(({ width, height }) => innerWidth === width && innerHeight === height, size);
}

const distanceToEnd = () => page.evaluate(() => window.harness.distanceToEnd);
const button = () => page.getByRole('button', { name: 'New messages', exact: true });

describe('The message list, however long', () => {
  it.each([10_000, 100_000])('has at most 400 nodes for %i messages', async (count) => {
    await show({ count, kind: 'small' });
    // Rows that were mounted and went leave nothing behind.
    for (let turn = 0; turn < 30; turn++) {
      await page.evaluate(() => {
        window.harness.log.scrollTop -= 300;
        return window.harness.painted();
      });
    }
    for (const part of [1, MIDDLE, 0]) {
      await readAt(part);
      const { nodes, isFilled } = await page.evaluate(() => {
        const { harness } = window;
        return { nodes: harness.nodes, isFilled: harness.isFilled };
      });
      expect(nodes.all).toBeLessThanOrEqual(MAX_NODES);
      expect(isFilled).toBe(true);
    }
  });

  it('has a scrollbar in proportion', async () => {
    await show({ count: 20_000 });
    await readAt(MIDDLE);
    const first = await page.evaluate(() => window.harness.firstInView);
    expect(first).toBeGreaterThan(9_000);
    expect(first).toBeLessThan(11_000);
  });

  it('goes to both ends by key', async () => {
    await show({ count: 20_000 });
    await page.getByRole('log', { name: 'Messages' }).focus();
    await page.keyboard.press('Home');
    await expect.poll(() => page.evaluate(() => window.harness.topOf(0))).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('End');
    await expect.poll(() => page.evaluate(() => window.harness.row(19_999) !== undefined)).toBe(true);
    await expect.poll(distanceToEnd).toBeLessThanOrEqual(1);
    await page.keyboard.press('PageUp');
    await expect.poll(distanceToEnd).toBeGreaterThan(300);
  });

  it('says that older messages were dropped', async () => {
    await show({ count: 1_500, limit: 1_000 });
    await page.getByRole('log').focus();
    await page.keyboard.press('Home');
    await page.getByText('This page no longer keeps older messages').waitFor();
    // The line is there wherever the list is scrolled to.
    await expect.poll(() => page.evaluate(() => window.harness.firstInView)).toBe(500);
  });
});

describe('The row being read', () => {
  it('does not move by a pixel while 200 messages a second arrive', async () => {
    await show({ count: 10_000 });
    await readAt(MIDDLE);
    const tops = await page.evaluate(() => {
      const { harness } = window;
      return harness.watch(harness.firstInView, () => harness.storm({ perSecond: 200, forMs: 3_000 }));
    });
    expect(tops).toHaveLength(1);
    expect(tops[0]).toBeGreaterThanOrEqual(0);
    expect(await page.evaluate(() => window.harness.timeline.length)).toBeGreaterThan(10_300);
  });

  it('does not move by a pixel while the oldest rows are dropped', async () => {
    await show({ count: 5_000, limit: 5_000 });
    await readAt(MIDDLE);
    const tops = await page.evaluate(() => {
      const { harness } = window;
      return harness.watch(harness.firstInView, async () => {
        await harness.storm({ perSecond: 200, forMs: 2_000 });
        // The scroll rests again, and the list puts its scrollbar right.
        harness.log.dispatchEvent(new Event('scroll'));
        await harness.rested();
      });
    });
    expect(tops).toHaveLength(1);
    expect(await page.evaluate(() => window.harness.timeline.dropped)).toBeGreaterThan(300);
  });

  it('stays while own messages wait below and settle', async () => {
    await show({ count: 1_000 });
    await page.mouse.move(640, 400);
    await page.mouse.wheel(0, -900);
    await expect.poll(distanceToEnd).toBeGreaterThan(800);
    await page.evaluate(() => window.harness.rested());
    const tops = await page.evaluate(() => {
      const { harness } = window;
      const own = { own: true, delivery: 'failed', failure: 'unreachable' } as const;
      const keys = [harness.say('one', own), harness.say('two', own)];
      // A new own message is shown at once; the reader goes back to the history.
      return harness.painted(2).then(async () => {
        harness.log.scrollTop -= 700;
        await harness.rested();
        return harness.watch(harness.firstInView, async () => {
          for (const key of keys) {
            harness.append(20);
            await harness.painted(2);
            harness.settle(key);
            await harness.painted(2);
          }
        });
      });
    });
    expect(tops).toHaveLength(1);
  });

  it.each([
    { change: 'a narrower window', apply: () => resize({ width: 420, height: 800 }) },
    { change: 'a lower window', apply: () => resize({ width: 1280, height: 500 }) },
    {
      change: 'a larger font',
      apply: () => page.evaluate(() => void (document.documentElement.style.fontSize = '22px')),
    },
  ])('stays through $change', async ({ apply }) => {
    await show({ count: 3_000 });
    await readAt(MIDDLE);
    const first = await page.evaluate(() => window.harness.firstInView);
    const before = await page.evaluate((number) => window.harness.topOf(number), first);
    await apply();
    await page.evaluate(() => window.harness.rested());
    const after = await page.evaluate((number) => window.harness.topOf(number), first);
    expect(Math.abs(after - before)).toBeLessThan(1);
    expect(await page.evaluate(() => window.harness.isFilled)).toBe(true);
  });

  it('is still there when the list was taken out and put back', async () => {
    await show({ count: 1_000 });
    await readAt(MIDDLE);
    const { before, after } = await page.evaluate(async () => {
      const { harness } = window;
      const first = harness.firstInView;
      const top = harness.topOf(first);
      harness.list.remove();
      harness.append(100);
      document.body.append(harness.list);
      await harness.painted(3);
      return { before: top, after: harness.topOf(first) };
    });
    expect(after).toBe(before);
  });

  it.each([
    { direction: 'up', from: 1, wheel: -300 },
    { direction: 'down', from: 0.02, wheel: 300 },
  ])(
    'moves with the wheel and never otherwise, $direction through rows that were never measured',
    async ({ from, wheel }) => {
      await show({ count: 3_000 });
      await readAt(from);
      await page.mouse.move(640, 400);
      await page.evaluate(() => {
        window.recording = window.harness.record();
      });
      const turns = 25;
      for (let turn = 0; turn < turns; turn++) {
        await page.mouse.wheel(0, wheel);
        // Of a page that is behind, several turns in one frame would leave no row where it could be compared.
        await page.evaluate(() => window.harness.painted(2));
      }
      await page.evaluate(() => window.harness.rested());
      const { moves, discord, blankFrames } = await page.evaluate(() => window.recording.stop());
      expect(discord).toBeLessThan(1);
      expect(blankFrames).toBe(0);
      expect(moves.filter((move) => Math.sign(move) === Math.sign(wheel))).toEqual([]);
      const total = moves.reduce((sum, move) => sum + move, 0);
      expect(Math.abs(total + turns * wheel)).toBeLessThan(2);
    },
  );

  it('is reached in both directions, wherever it is', async () => {
    await show({ count: 300 });
    const walk = (step: number) =>
      page.evaluate(async (px) => {
        const { harness } = window;
        const seen = new Set<string>();
        for (let before = Number.NaN; harness.log.scrollTop !== before; ) {
          for (const row of harness.rows) seen.add(row.querySelector('.text')?.textContent ?? '');
          before = harness.log.scrollTop;
          harness.log.scrollTop += px;
          await harness.painted(2);
        }
        return seen.size;
      }, step);
    expect(await walk(-250)).toBe(300);
    expect(await page.evaluate(() => window.harness.topOf(0))).toBeGreaterThanOrEqual(0);
    expect(await walk(250)).toBe(300);
    expect(await distanceToEnd()).toBeLessThanOrEqual(1);
  });
});

describe('A row that is amended', () => {
  const heightOf = (number: number) =>
    page.evaluate((row) => window.harness.row(row)?.getBoundingClientRect().height, number);
  const LONG = 'a line\n'.repeat(12);

  it('above the reader does not move what is read, mounted or not', async () => {
    await show({ count: 2_000 });
    await readAt(MIDDLE - 0.02);
    const measured = await page.evaluate(() => window.harness.firstInView);
    await readAt(MIDDLE);
    const reading = await page.evaluate(() => window.harness.firstInView);
    expect(await heightOf(measured)).toBeUndefined();
    const tops = await page.evaluate(
      async ({ number, far, long }) => {
        const { harness } = window;
        return harness.watch(number, async () => {
          for (const above of [number - 1, number - 2, far, far + 1, number - 600]) {
            harness.amend(above, long);
            await harness.painted(2);
            harness.amend(above, 'short');
            await harness.painted(2);
          }
          harness.amend(number - 1, long);
          await harness.painted(2);
          // The scroll rests again, and the list puts its scrollbar right.
          harness.log.dispatchEvent(new Event('scroll'));
          await harness.rested();
        });
      },
      { number: reading, far: measured, long: LONG },
    );
    expect(tops).toHaveLength(1);
    expect(tops[0]).toBeGreaterThanOrEqual(0);
    expect(await heightOf(reading - 1)).toBeGreaterThan(200);
  });

  it('in view gets its height, moves only what is below it, and is spoken once', async () => {
    await show({ count: 100 });
    await page.mouse.move(640, 400);
    await page.mouse.wheel(0, -600);
    await expect.poll(distanceToEnd).toBeGreaterThan(500);
    await page.evaluate(() => window.harness.rested());
    const first = await page.evaluate(() => window.harness.firstInView);
    const topsOf = () =>
      page.evaluate(
        (number) => [number, number + 1, number + 2].map((row) => window.harness.topOf(row)),
        first,
      );
    const before = await topsOf();
    const heightBefore = (await heightOf(first + 1)) ?? 0;
    await page.evaluate(
      async ({ number, long }) => {
        window.harness.amend(number, long);
        await window.harness.painted(2);
      },
      { number: first + 1, long: LONG },
    );
    const after = await topsOf();
    const growth = ((await heightOf(first + 1)) ?? 0) - heightBefore;
    expect(growth).toBeGreaterThan(100);
    expect(after.slice(0, 2)).toEqual(before.slice(0, 2));
    expect((after[2] ?? 0) - (before[2] ?? 0)).toBeCloseTo(growth, 1);

    const spoken = () => page.evaluate(() => window.harness.spoken);
    await expect.poll(spoken).toMatch(/ changed a message: \d+ a line\n/);
    const words = await spoken();
    // Rows that are mounted again are no news, and neither is what changes long after it was read.
    await readAt(0);
    await page.evaluate(() => window.harness.amend(1, 'quietly'));
    await readAt(1);
    expect(await spoken()).toBe(words);
    await page.evaluate(() => window.harness.amend(99, 'once more'));
    await expect.poll(spoken).toMatch(/ changed a message: 99 once more$/);
    expect(await distanceToEnd()).toBeLessThanOrEqual(1);
  });
});

describe('The newest message', () => {
  it('stays in view while the reader is at the end', async () => {
    await show({ count: 1_000 });
    await page.evaluate(() => window.harness.storm({ perSecond: 200, forMs: 1_000 }));
    await seeNewest();
    expect(await distanceToEnd()).toBeLessThanOrEqual(1);
    expect(await button().count()).toBe(0);
  });

  it('stays in view when the window gets lower, narrower, or the font larger', async () => {
    await show({ count: 1_000 });
    await resize({ width: 400, height: 400 });
    await expect.poll(distanceToEnd).toBeLessThanOrEqual(1);
    await page.evaluate(() => void (document.documentElement.style.fontSize = '22px'));
    await page.evaluate(() => window.harness.rested());
    expect(await distanceToEnd()).toBeLessThanOrEqual(1);
  });

  it('is offered, with the number of new ones, to a reader who is elsewhere', async () => {
    await show({ count: 1_000 });
    await readAt(MIDDLE);
    expect(await button().count()).toBe(0);
    await page.evaluate(() => window.harness.append(7));
    await button().waitFor();
    expect(await button().textContent()).toContain('7');
    await button().click();
    await expect.poll(distanceToEnd).toBeLessThanOrEqual(1);
    expect(await page.evaluate(() => window.harness.row(1_006) !== undefined)).toBe(true);
    expect(await button().count()).toBe(0);
    // The focus was in the button, which is gone; it goes on from the list.
    expect(
      await page.evaluate(() => window.harness.list.shadowRoot?.activeElement?.getAttribute('role')),
    ).toBe('log');
  });

  it('is left alone when the reader scrolls up in a storm', async () => {
    await show({ count: 1_000 });
    await page.mouse.move(640, 400);
    await page.evaluate(() => window.harness.beginStorm({ perSecond: 200 }));
    const arrived = () => page.evaluate(() => window.harness.timeline.length);
    await expect.poll(arrived).toBeGreaterThan(1_100);
    await page.mouse.wheel(0, -400);
    await button().waitFor();
    await page.evaluate(() => window.harness.rested());
    const before = await arrived();
    const tops = await page.evaluate(() =>
      window.harness.watch(window.harness.firstInView, () => window.harness.painted(30)),
    );
    expect(await arrived()).toBeGreaterThan(before);
    await page.evaluate(() => window.harness.endStorm());
    expect(tops).toHaveLength(1);
    expect(await button().count()).toBe(1);
  });

  it('is gone to when it is our own', async () => {
    await show({ count: 1_000 });
    await readAt(MIDDLE);
    await page.evaluate(() => window.harness.say('mine', { own: true, delivery: 'pending' }));
    await page.getByText('mine', { exact: true }).waitFor();
    await expect.poll(distanceToEnd).toBeLessThanOrEqual(1);
  });
});

describe('What others wrote', () => {
  it('stays text, whatever it is', async () => {
    await show({ count: 0 });
    const texts = [
      '<img src=x onerror="alert(1)">',
      '<script>alert(1)</script>',
      '</span></div><style>*{display:none}</style>',
      '${alert(1)}',
      'javascript:alert(1)',
      `&lt;b&gt; \u202e reversed`,
      'http://[::bad https:// http://a.b:99999/',
      'http://a.b '.repeat(372),
      `${'\n'.repeat(4_000)}end`,
      'e\u0301\u0323'.repeat(1_300),
    ];
    await page.evaluate((hostile) => {
      for (const text of hostile)
        window.harness.say(text, { author: { key: text, name: text, mark: 'claimed' } });
    }, texts);
    await expect.poll(() => page.evaluate(() => window.harness.rows.length)).toBeGreaterThan(2);
    await page.evaluate(() => window.harness.painted(3));
    const { shown, foreign, links, nodes } = await page.evaluate(() => {
      const { harness } = window;
      const root = harness.list.shadowRoot;
      return {
        shown: harness.rows.map((row) => row.querySelector('.text')?.textContent ?? ''),
        foreign: root?.querySelectorAll('img, script, style, iframe').length,
        links: Array.from(root?.querySelectorAll('a') ?? [], ({ href, rel, target }) => ({
          href,
          rel,
          target,
        })),
        nodes: harness.nodes.all,
      };
    });
    expect(texts).toEqual(expect.arrayContaining(shown));
    expect(shown.length).toBeGreaterThan(2);
    expect(foreign).toBe(0);
    expect(links.every(({ href }) => href.startsWith('http://a.b'))).toBe(true);
    expect(links.every(({ rel, target }) => rel === 'noopener noreferrer' && target === '_blank')).toBe(true);
    expect(nodes).toBeLessThanOrEqual(MAX_NODES);
    // A tower of lines is folded, and opens on request.
    expect(
      await page.evaluate(() => Math.max(...window.harness.rows.map((row) => row.offsetHeight))),
    ).toBeLessThan(600);
  });

  it('opens in full when it is long', async () => {
    await show({ count: 0 });
    await page.evaluate(() => window.harness.say(`start ${'word '.repeat(700)}`));
    const row = page.getByRole('article');
    const folded = (await row.boundingBox())?.height ?? 0;
    await page.getByRole('button', { name: 'Show more' }).click();
    await page.getByRole('button', { name: 'Show less' }).waitFor();
    expect((await row.boundingBox())?.height ?? 0).toBeGreaterThan(folded + 50);
  });

  it('can be selected while more arrives', async () => {
    await show({ count: 1_000 });
    await page.evaluate(() => {
      const { harness } = window;
      const text = harness.row(999)?.querySelector('.text');
      if (text) document.getSelection()?.selectAllChildren(text);
    });
    const selected = () => page.evaluate(() => document.getSelection()?.toString() ?? '');
    const before = await selected();
    expect(before).toMatch(/^999 /);
    await page.evaluate(() => window.harness.storm({ perSecond: 200, forMs: 1_000 }));
    expect(await selected()).toBe(before);
    // It holds the list only until its owner goes on.
    await button().click();
    await page.evaluate(() => window.harness.painted(2));
    await page.evaluate(() => window.harness.append(30));
    await seeNewest();
    expect(await distanceToEnd()).toBeLessThanOrEqual(1);
  });

  it('is spoken once, when it arrives, and as a number in a storm', async () => {
    await show({ count: 100 });
    const spoken = () => page.evaluate(() => window.harness.spoken);
    expect(await page.getByRole('log').getAttribute('aria-live')).toBe('off');
    await page.evaluate(() => window.harness.say('hello there'));
    await expect.poll(spoken).toBe('Guest Ann: hello there');
    // Rows that are mounted again are no news.
    await readAt(0);
    await readAt(1);
    expect(await spoken()).toBe('Guest Ann: hello there');
    await page.evaluate(() => window.harness.append(50));
    await expect.poll(spoken).toBe('50 new messages');
  });
});
