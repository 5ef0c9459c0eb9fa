import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser-test.ts';
import type { ChatPage } from '../support/chat-page.ts';

const { host, open, openTabs } = useBrowser();

/** Where the list of messages stands, from its end; 0: at its end. */
function distanceToEnd({ log }: ChatPage): Promise<number> {
  return log.evaluate(({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight);
}

/** The first whole message in view, and how far below the upper edge it stands. */
function firstInView({ log }: ChatPage): Promise<{ readonly text: string | null; readonly offset: number }> {
  return log.evaluate((element) => {
    const { top } = element.getBoundingClientRect();
    const inView = [...element.querySelectorAll('.rows > *')].map((row) => ({
      text: row.textContent,
      offset: Math.round(row.getBoundingClientRect().top - top),
    }));
    return inView.find(({ offset }) => offset >= 0) ?? { text: null, offset: -1 };
  });
}

async function isAtEnd(page: ChatPage): Promise<boolean> {
  return (await distanceToEnd(page)) < 2;
}

const NO_BOX = { x: Number.NaN, y: Number.NaN, width: Number.NaN, height: Number.NaN };

describe('Two people in two rooms', () => {
  it('talk in both, and see in each what they missed', async () => {
    const server = await host();
    const [ann, bo] = await Promise.all([open(), open()]);
    await ann.joinLive(server.url, { room: 'lobby', name: 'Ann' });
    await bo.joinLive(server.url, { room: 'lobby', name: 'Bo' });
    await ann.goOn('kitchen');
    await bo.goOn('kitchen');
    await ann.send('in the kitchen');
    await bo.see('in the kitchen');
    await bo.turnTo('lobby');
    await bo.send('first');
    await bo.send('second');
    await ann.roomEntry('lobby').getByText('2 new messages').waitFor();
    await ann.roomEntry('lobby').getByText('Bo: second').waitFor();
    await expect.poll(() => ann.page.title()).toBe('(2) kitchen · Momento Chat');
    await ann.turnTo('lobby');
    await ann.see('first');
    await ann.see('second');
    // Above what is new, across the list.
    const boxOf = async (text: string) =>
      (await ann.log.getByText(text, { exact: true }).boundingBox()) ?? NO_BOX;
    const [line, first, list] = [
      await boxOf('New messages'),
      await boxOf('first'),
      await ann.log.boundingBox(),
    ];
    expect(line.y + line.height).toBeLessThanOrEqual(first.y);
    expect(line.width).toBeGreaterThan(0.8 * (list?.width ?? 0));
    await expect.poll(() => ann.page.title()).toBe('lobby · Momento Chat');
    // One token each for both rooms.
    expect(server.counts.tokenRequests).toBe(2);
  });

  it('see the last message in one line, whatever it is, and how long a name may be', async () => {
    const server = await host();
    const ann = await open();
    await ann.joinLive(server.url, { room: 'lobby', name: 'Ann' });
    const entry = ann.roomEntry('lobby');
    await ann.send('one line');
    await entry.getByText('You: one line').waitFor();
    const { height } = (await entry.boundingBox()) ?? NO_BOX;
    await ann.send('many\nlines\n\none\nbelow\nthe\nother');
    await entry.getByText('You: many lines').waitFor();
    expect((await entry.boundingBox())?.height).toBe(height);

    await ann.page.getByRole('textbox', { name: 'Go to another room' }).fill('x'.repeat(57));
    await ann.button('Open').click();
    await ann.page.getByText('Too long: at most 56 characters.', { exact: true }).waitFor();
  });

  it('read all rooms in the language that they choose in one of them', async () => {
    const server = await host();
    const ann = await open();
    await ann.joinLive(server.url, { room: 'lobby', name: 'Ann' });
    await ann.goOn('kitchen');
    await ann.button('Settings').click();
    await ann.page.getByRole('combobox', { name: 'Language' }).selectOption('Deutsch');
    await ann.button('Einladungslink kopieren').waitFor();
    await ann.button('Schließen').click();
    await ann.turnTo('lobby');
    await ann.button('Einladungslink kopieren').waitFor();
    await ann.page.getByRole('textbox', { name: 'Nachricht', exact: true }).waitFor();
  });

  it('see where somebody mentions them, until they have looked', async () => {
    const server = await host();
    const [ann, bo] = await Promise.all([open(), open()]);
    await ann.joinLive(server.url, { room: 'lobby', name: 'Ann' });
    await bo.joinLive(server.url, { room: 'lobby', name: 'Bo' });
    // Only whom his page knows can it suggest to him.
    await bo.log.getByText('Ann', { exact: true }).waitFor();
    await ann.goOn('kitchen');
    await bo.send('lunch?');
    const entry = (name: RegExp) => ann.page.getByRole('button', { name });
    await entry(/^lobby.* 1 new message$/).waitFor();
    await bo.composer.pressSequentially('how about you, @a');
    await bo.page.getByRole('option', { name: 'Ann' }).click();
    await bo.composer.press('Enter');
    await entry(/^lobby.* 2 new messages, you are mentioned$/).waitFor();
    await ann.turnTo('lobby');
    const mention = ann.log.getByRole('article', { name: 'Guest Bo, mentions you' });
    await mention.getByText('how about you, @Ann').waitFor();
    expect(await mention.count()).toBe(1);
    await ann.turnTo('kitchen');
    await entry(/^lobby.*how about you, @Ann$/).waitFor();
  });

  it('come back to a room as they left it: its place, its draft, and what came meanwhile', async () => {
    const server = await host();
    const [ann, bo] = await Promise.all([open(), open()]);
    await ann.joinLive(server.url, { room: 'lobby', name: 'Ann' });
    await bo.joinLive(server.url, { room: 'lobby', name: 'Bo' });
    for (let count = 1; count <= 10; count++) await bo.send(`${'more\n'.repeat(8)}message ${count}`);
    await ann.see(`${'more '.repeat(8)}message 10`);
    await ann.log.hover();
    await ann.page.mouse.wheel(0, -900);
    // The wheel has done all of it, and the list stands still.
    await expect.poll(() => distanceToEnd(ann)).toBeGreaterThan(898);
    const stoodAt = await firstInView(ann);
    expect(stoodAt.text).toContain('message');
    await ann.composer.fill('half a sent');
    await ann.goOn('kitchen');
    expect(await ann.composer.inputValue()).toBe('');
    await ann.turnTo('lobby');
    await expect.poll(() => firstInView(ann)).toEqual(stoodAt);
    expect(await ann.composer.inputValue()).toBe('half a sent');
    await ann.turnTo('kitchen');
    await ann.turnTo('lobby');
    await ann.log.press('End');
    await expect.poll(() => isAtEnd(ann)).toBe(true);
    await ann.turnTo('kitchen');
    await bo.send('meanwhile');
    await ann.roomEntry('lobby').getByText('1 new message').waitFor();
    await ann.turnTo('lobby');
    await ann.see('meanwhile');
    await expect.poll(() => isAtEnd(ann)).toBe(true);
  });

  it('go back and forward through their rooms, and reload where they are', async () => {
    const server = await host();
    const ann = await open();
    await ann.joinLive(server.url, { room: 'lobby', name: 'Ann' });
    await ann.goOn('kitchen');
    await ann.page.goBack();
    await ann.seeRoom('lobby');
    await ann.page.goForward();
    await ann.seeRoom('kitchen');
    await ann.page.reload();
    await ann.seeRoom('kitchen');
    await ann.untilLive();
    await ann.page.goBack();
    await ann.seeRoom('lobby');
    await ann.untilLive();
    await ann.button('Leave').click();
    await ann.seeRoom('kitchen');
    await ann.button('Leave').click();
    await ann.joinButton.waitFor();
    await expect.poll(() => new URL(ann.page.url()).search).toBe('');
    await expect.poll(() => server.control.counters().streams.open).toBe(0);
  });
});

describe('Over HTTP/1.1', () => {
  it('two tabs have three rooms live; what somebody writes does not wait', async () => {
    const server = await host();
    const { momentoEndpoint, ...config } = (await (await fetch(`${server.url}config.json`)).json()) as {
      readonly momentoEndpoint: string;
    };
    // Both tabs stream from one host.
    server.serveWith({ config: { ...config, momentoEndpoint }, headers: {} });
    const [one, other] = await openTabs(2);
    if (!one || !other) throw new Error('unable to test; there are no tabs');
    await one.joinLive(server.url, { room: 'lobby', name: 'Ann' });
    await one.goOn('kitchen');
    await one.goOn('garden');
    await other.joinLive(server.url, { room: 'garden', name: 'Ann' });
    await one
      .roomEntry('lobby')
      .getByText(/^Closed/)
      .waitFor();
    await other.goOn('cellar');
    await one
      .roomEntry('kitchen')
      .getByText(/^Closed/)
      .waitFor();
    await expect.poll(() => server.control.counters().streams.open).toBe(3);
    for (let count = 1; count <= 5; count++) await other.send(`message ${count}`);
    await other.see('message 5');
    await other.turnTo('garden');
    await one.send('to myself');
    await other.see('to myself');
    await one.turnTo('lobby');
    await one.untilLive();
    await expect.poll(() => server.control.counters().streams.open).toBe(3);
  });
});

describe('On a phone', () => {
  const PHONE = { viewport: { width: 390, height: 760 }, hasTouch: true, isMobile: true };

  it('the list lies over the room, and goes away for the one that is chosen', async () => {
    const server = await host();
    const ann = await open(PHONE);
    const drawer = ann.page.getByRole('dialog', { name: 'Rooms' });
    await ann.joinLive(server.url, { room: 'lobby', name: 'Ann' });
    const openDrawer = async () => {
      await ann.button('Rooms').click();
      await drawer.waitFor();
    };
    await openDrawer();
    await ann.goOn('kitchen');
    await drawer.waitFor({ state: 'detached' });
    await openDrawer();
    await ann.page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    await openDrawer();
    await ann.button('Close').click();
    await drawer.waitFor({ state: 'detached' });
    await openDrawer();
    await ann.turnTo('lobby');
    await drawer.waitFor({ state: 'detached' });
  });
});
