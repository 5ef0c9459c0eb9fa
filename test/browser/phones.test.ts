// What a phone does to the page, as far as Chromium can be told to play one. What it cannot is in docs/browsers.md.

import type { CDPSession } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type Opened, useBrowser } from '../support/browser-test.ts';
import type { ChatPage } from '../support/chat-page.ts';

const browserTest = useBrowser();
const { share } = browserTest;

const PHONE = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };
/** A keyboard takes about half of it. */
const LEFT_PX = 320;

const devToolsOf = ({ context, page }: ChatPage): Promise<CDPSession> => context.newCDPSession(page);

/** Somebody on a phone, in a room with more messages than it shows. */
async function annOnAPhone(opened: Opened = browserTest, prepare?: (ann: ChatPage) => Promise<unknown>) {
  const server = await opened.host();
  const ann = await opened.open(PHONE);
  await prepare?.(ann);
  await ann.joinLive(server.url, { name: 'Ann' });
  await ann.log.getByText('You joined').waitFor();
  for (let n = 1; n <= 20; n += 1) {
    // So that names are in view, too.
    const username = n % 2 ? 'Ben' : 'Mia';
    const topic = { cacheName: 'chat', topicName: 'lobby', publisherId: `guest:${username}` };
    const message = { event: 'message', username, text: `message ${n}`, id: `id-${n}` };
    server.control.publish(topic, { text: JSON.stringify(message) });
  }
  await ann.see('message 20');
  await ann.untilActionsAreLoaded();
  return ann;
}

async function boxOf(locator: ReturnType<ChatPage['button']>) {
  const box = await locator.boundingBox();
  if (!box) throw new Error('unable to measure; it is not shown');
  return { ...box, bottom: box.y + box.height };
}

/** From top to bottom: where the last message ends, what is written, and the room. */
async function bottoms(ann: ChatPage) {
  const [message, composer, room] = await Promise.all([
    boxOf(ann.log.getByText('message 20', { exact: true })),
    boxOf(ann.composer),
    boxOf(ann.page.locator('chat-room')),
  ]);
  return { message: message.bottom, composerTop: composer.y, composer: composer.bottom, room: room.bottom };
}

describe('A keyboard on the screen', () => {
  it('that makes the page lower leaves header, last message and composer in view', async () => {
    const ann = await annOnAPhone();
    await ann.composer.tap();
    await ann.page.setViewportSize({ width: PHONE.viewport.width, height: LEFT_PX });
    await expect.poll(async () => (await bottoms(ann)).room).toBe(LEFT_PX);
    await expect
      .poll(async () => {
        const { message, composerTop, composer } = await bottoms(ann);
        return message <= composerTop && composer <= LEFT_PX;
      })
      .toBe(true);
    expect((await boxOf(ann.button('Leave'))).y).toBeGreaterThanOrEqual(0);
    expect(await ann.composer.evaluate((field) => field.matches(':focus'))).toBe(true);
    expect(await ann.page.locator('meta[name=viewport]').getAttribute('content')).toContain(
      'interactive-widget=resizes-content',
    );
  });

  it('leaves in view what is searched for', async () => {
    const ann = await annOnAPhone();
    await ann.button('Search').tap();
    await ann.page.setViewportSize({ width: PHONE.viewport.width, height: LEFT_PX });
    await expect.poll(async () => (await boxOf(ann.page.locator('chat-room'))).bottom).toBe(LEFT_PX);
    await ann.page.getByRole('searchbox').fill('message 1');
    await ann.page.getByRole('searchbox').press('Enter');
    const found = ann.log.locator('.found');
    await found.waitFor();
    await expect
      .poll(async () => {
        const [list, row] = [await boxOf(ann.log), await boxOf(found)];
        return { isHigh: list.height > 80, isBelow: row.y >= list.y, isAbove: row.bottom <= list.bottom };
      })
      .toEqual({ isHigh: true, isBelow: true, isAbove: true });
    const date = ann.page.locator('input[type=date]');
    expect(await date.isVisible()).toBe(false);
    await ann.page.keyboard.press('Tab');
    await date.waitFor();
  });

  const underAKeyboard = share((opened) =>
    annOnAPhone(opened, ({ page }) =>
      page.addInitScript(() => {
        const whole = { offsetTop: 0, height: innerHeight, scale: 1 };
        Object.defineProperty(window, 'visualViewport', { value: Object.assign(new EventTarget(), whole) });
      }),
    ),
  );

  it.each([
    ['as long as nothing has moved', { offsetTop: 0, height: LEFT_PX, scale: 1 }, LEFT_PX],
    ['while the page is moved', { offsetTop: 100.5, height: LEFT_PX, scale: 1 }, LEFT_PX + 101],
    ['at the end of the page', { offsetTop: 320, height: LEFT_PX, scale: 1 }, PHONE.viewport.height],
    ['where it says nonsense', { offsetTop: 320, height: 640, scale: 1 }, PHONE.viewport.height],
    ['where the page is magnified', { offsetTop: 0, height: LEFT_PX, scale: 2 }, PHONE.viewport.height],
  ])('that lies over the page, as in Safari, has the room end above it: %s', async (_, seen, bottom) => {
    const ann = await underAKeyboard();
    const show = (part: typeof seen, event: 'resize' | 'scroll') =>
      ann.page.evaluate(
        ([now, type]) => {
          visualViewport?.dispatchEvent(Object.assign(new Event(type), Object.assign(visualViewport, now)));
        },
        [part, event] as const,
      );
    await ann.composer.tap();
    for (const event of ['resize', 'scroll'] as const) {
      await show(seen, event);
      await expect.poll(async () => (await bottoms(ann)).room).toBe(bottom);
      await expect
        .poll(async () => {
          const { message, composerTop, composer } = await bottoms(ann);
          return message <= composerTop && composer <= bottom;
        })
        .toBe(true);
      await show({ offsetTop: 0, height: PHONE.viewport.height, scale: 1 }, event);
      await expect.poll(async () => (await bottoms(ann)).room).toBe(PHONE.viewport.height);
    }
  });
});

describe('A screen with a notch', () => {
  const phone = share(annOnAPhone);
  const NONE = { top: 0, bottom: 0, left: 0, right: 0 };

  it.each([
    ['upright', PHONE.viewport, { top: 47, bottom: 34, left: 0, right: 0 }],
    ['lying', { width: 812, height: 375 }, { top: 0, bottom: 21, left: 50, right: 50 }],
    ['lying, and small', { width: 600, height: 360 }, { top: 0, bottom: 21, left: 50, right: 50 }],
  ])('covers nothing of a room: %s', async (_, size, insets) => {
    const ann = await phone();
    const devTools = await devToolsOf(ann);
    await ann.page.setViewportSize(size);
    const bare = await boxOf(ann.button('Leave'));
    await devTools.send('Emulation.setSafeAreaInsetsOverride', { insets });
    const leave = ann.button('Leave');
    await expect
      .poll(async () => (await boxOf(leave)).x === bare.x && (await boxOf(leave)).y === bare.y)
      .toBe(false);
    const texts = [
      ann.log.locator('.row:not(.own) .name').last(),
      ann.log.getByText('message 20', { exact: true }),
    ];
    for (const part of [ann.button('Rooms'), leave, ...texts, ann.composer, ann.button('Send')]) {
      const { x, y, width, bottom } = await boxOf(part);
      const isFree = [
        x >= insets.left,
        x + width <= size.width - insets.right,
        y >= insets.top,
        bottom <= size.height - insets.bottom,
      ];
      expect([await part.textContent(), ...isFree]).toEqual([expect.anything(), true, true, true, true]);
    }
    // All of the header is one line.
    expect((await boxOf(ann.button('Rooms'))).y).toBe((await boxOf(leave)).y);
    expect(await ann.page.evaluate(() => document.documentElement.scrollWidth)).toBe(size.width);
    await devTools.send('Emulation.setSafeAreaInsetsOverride', { insets: NONE });
  });
});

/** One finger. */
class Finger {
  readonly #devTools: CDPSession;

  constructor(devTools: CDPSession) {
    this.#devTools = devTools;
  }

  async down(x: number, y: number): Promise<void> {
    await this.#devTools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
  }

  /** In steps, as a hand does. */
  async move(x: number, { from, to }: { readonly from: number; readonly to: number }): Promise<void> {
    for (let step = 1; step <= 8; step += 1) {
      const touchPoints = [{ x, y: from + ((to - from) * step) / 8 }];
      await this.#devTools.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints });
    }
  }

  async up(): Promise<void> {
    await this.#devTools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  }
}

const actions = ({ page }: ChatPage) => page.getByRole('toolbar', { name: 'Message actions' });
const scrolled = ({ log }: ChatPage) => log.evaluate((element) => element.scrollTop);

describe('A finger', () => {
  const phone = share(annOnAPhone);

  it('that scrolls, from a message on, calls for nothing; one that rests on it calls its menu', async () => {
    const ann = await annOnAPhone(browserTest, ({ page }) => page.clock.install());
    const finger = new Finger(await devToolsOf(ann));
    const { x, y } = await boxOf(ann.log.getByText('message 18', { exact: true }));
    const before = await scrolled(ann);
    await finger.down(x + 5, y + 5);
    await finger.move(x + 5, { from: y + 5, to: y + 105 });
    await expect.poll(() => scrolled(ann)).toBeLessThan(before);
    // As long as any press takes.
    await ann.page.clock.runFor(2_000);
    expect(await actions(ann).count()).toBe(0);
    await finger.up();
    const at = await boxOf(ann.log.getByText('message 15', { exact: true }));
    await finger.down(at.x + 5, at.y + 5);
    await ann.page.clock.runFor(2_000);
    await actions(ann).waitFor();
    await finger.up();
    await actions(ann).getByRole('button', { name: 'Reply' }).tap();
    await ann.page.getByText('Replying to Ben').waitFor();
    await ann.page.locator('chat-composer').getByText('message 15').waitFor();
  });

  it('that rests on a message leaves the browser to mark text there', async () => {
    const ann = await phone();
    const finger = new Finger(await devToolsOf(ann));
    const message = ann.log.getByText('message 18', { exact: true });
    // What a phone makes of a long press, unless the page takes it away.
    await ann.page.evaluate(() => {
      addEventListener('touchstart', ({ defaultPrevented }) => {
        document.body.dataset.prevented = String(defaultPrevented);
      });
    });
    const { x, y } = await boxOf(message);
    await finger.down(x + 5, y + 5);
    await actions(ann).waitFor();
    await finger.up();
    expect(await ann.page.locator('body').getAttribute('data-prevented')).toBe('false');
    expect(await message.evaluate((element) => getComputedStyle(element).userSelect)).not.toBe('none');
  });

  it('that pulls at the room reloads nothing', async () => {
    const ann = await phone();
    await ann.page.evaluate(() => Object.assign(window, { isSame: true }));
    await ann.log.press('Home');
    await expect.poll(() => scrolled(ann)).toBe(0);
    const finger = new Finger(await devToolsOf(ann));
    for (const part of [ann.log, ann.page.getByRole('heading', { name: 'lobby' }), ann.composer]) {
      const { x, y } = await boxOf(part);
      await finger.down(x + 20, y + 10);
      await finger.move(x + 20, { from: y + 10, to: y + 250 });
      await finger.up();
    }
    const kept = await ann.page.evaluate(() => 'isSame' in window);
    const pulled = await ann.page.evaluate(() =>
      [document.documentElement, document.body].map((each) => getComputedStyle(each).overscrollBehaviorY),
    );
    const scrollHeight = await ann.page.evaluate(() => document.documentElement.scrollHeight);
    expect([kept, pulled, scrollHeight]).toEqual([true, ['contain', 'contain'], PHONE.viewport.height]);
    expect(await ann.log.evaluate((log) => getComputedStyle(log).overscrollBehaviorY)).toBe('contain');
  });

  it('finds buttons that it can hit', async () => {
    const ann = await phone();
    const sizes = await ann.page.locator('chat-room button:not(.skip):visible').evaluateAll((buttons) =>
      buttons.map((button) => {
        const { width, height } = button.getBoundingClientRect();
        return { name: button.getAttribute('class'), isLarge: width >= 38 && height >= 44 };
      }),
    );
    expect(sizes.length).toBeGreaterThan(5);
    expect(sizes.filter(({ isLarge }) => !isLarge)).toEqual([]);
  });
});
