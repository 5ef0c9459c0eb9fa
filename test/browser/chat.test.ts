import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser-test.ts';
import { credentialsOf, topicClient } from '../support/momento-node-clients.ts';

const { host, open } = useBrowser();

describe('Two people', () => {
  it('talk to each other', async () => {
    const { url } = await host();
    const [ann, ben] = [await open(), await open()];
    await ann.joinLive(url, { name: 'Ann' });
    await ben.joinLive(url, { name: 'Ben' });
    await ann.send('Hello Ben');
    await ben.see('Hello Ben');
    await ben.send('Hello Ann');
    await ann.see('Hello Ann');
    // Each text once: neither the echo nor the other page doubles it.
    expect(await ann.log.getByText('Hello Ben', { exact: true }).count()).toBe(1);
    expect(await ben.log.getByText('Hello Ann', { exact: true }).count()).toBe(1);
    // Ben sees who it is from, on the machine's word.
    expect(await ben.log.getByRole('article', { name: 'Guest Ann', exact: true }).count()).toBeGreaterThan(0);
  });

  it('see the recent messages and who comes in', async () => {
    const { url } = await host();
    const [ann, ben] = [await open(), await open()];
    await ann.joinLive(url, { name: 'Ann' });
    await ann.send('anybody here?');
    await ann.see('anybody here?');
    await ben.joinLive(url, { name: 'Ben' });
    await ben.see('anybody here?');
    await ann.log.getByText(/Ben/).first().waitFor();
  });

  it('are in different rooms without hearing each other', async () => {
    const { url } = await host();
    const [ann, ben] = [await open(), await open()];
    await ann.joinLive(url, { name: 'Ann', room: 'one' });
    await ben.joinLive(url, { name: 'Ben', room: 'two' });
    await ann.send('only in one');
    // Its row is there before it is on the topic.
    await ann.log.getByRole('img', { name: 'Delivered' }).waitFor();
    await ben.send('only in two');
    await ben.log.getByRole('img', { name: 'Delivered' }).waitFor();
    expect(await ben.log.getByText('only in one').count()).toBe(0);
  });
});

describe("The original chat's format", () => {
  it('is shown when it is published by hand', async () => {
    const { url, control } = await host();
    const ann = await open();
    await ann.joinLive(url, { name: 'Ann' });
    const topic = { cacheName: 'chat', topicName: 'lobby' };
    control.publish(topic, {
      text: JSON.stringify({ event: 'user_joined', username: 'Old', timestamp: Date.now() }),
    });
    const message = { event: 'message', username: 'Old', text: 'from the seed', timestamp: Date.now() };
    control.publish(topic, { text: JSON.stringify(message) });
    await ann.see('from the seed');
    await ann.log.getByText(/Old/).first().waitFor();
  });

  it('is what we publish, with an id and a seal', async () => {
    const { url, standIn } = await host();
    const topics = topicClient(credentialsOf(standIn.legacyApiToken, standIn.grpcAddress));
    const received: unknown[] = [];
    await topics.subscribe('chat', 'lobby', {
      onItem: (item) => received.push(JSON.parse(item.valueString())),
      onError: () => {},
    });
    const ann = await open();
    await ann.joinLive(url, { name: 'Ann' });
    // Joining is announced beside what is written, which may overtake it.
    await ann.log.getByText('You joined').waitFor();
    await ann.send('for everybody');
    const aTime: unknown = expect.any(Number);
    const aText: unknown = expect.any(String);
    const expected = [
      { event: 'user_joined', username: 'Ann', timestamp: aTime, id: aText },
      {
        event: 'message',
        username: 'Ann',
        text: 'for everybody',
        timestamp: aTime,
        id: aText,
        seal: aText,
      },
    ];
    await expect.poll(() => received).toEqual(expected);
  });
});

describe('The way through the page', () => {
  it('fills the room of a deep link in, and asks for the name', async () => {
    const { url } = await host();
    const ann = await open();
    await ann.goto(`${url}?room=kitchen`);
    const room = ann.page.getByRole('textbox', { name: 'Room' });
    await expect.poll(() => room.inputValue()).toBe('kitchen');
    await ann.join({ room: 'kitchen', name: 'Ann' });
    await ann.untilLive();
    expect(await ann.page.title()).toContain('kitchen');
    expect(new URL(ann.page.url()).search).toBe('?room=kitchen');
  });

  it('goes back to the form, forward to the room, and stays in it over a reload', async () => {
    const { url } = await host();
    const ann = await open();
    await ann.joinLive(url, { name: 'Ann' });
    await ann.page.goBack();
    await ann.joinButton.waitFor();
    expect(await ann.page.getByRole('textbox', { name: 'Your name' }).inputValue()).toBe('Ann');
    await ann.page.goForward();
    await ann.untilLive();
    await ann.page.reload();
    await ann.untilLive();
    await ann.button('Leave').click();
    await ann.joinButton.waitFor();
  });

  it('opens one stream for a reload: the page that leaves opens none', async () => {
    const { url, control } = await host();
    const ann = await open();
    // For one that seems silent, another one is opened, to look.
    control.setHeartbeats({ everyMs: 250, first: true });
    await ann.joinLive(url, { name: 'Ann' });
    for (let reload = 1; reload <= 3; reload++) {
      const { subscribe: before } = control.counters().calls;
      await ann.page.reload();
      await ann.untilLive();
      expect(control.counters().calls.subscribe - before).toBe(1);
    }
  });

  it('still knows its own messages after a reload', async () => {
    const { url } = await host();
    const ann = await open();
    await ann.joinLive(url, { name: 'Ann' });
    await ann.send('mine');
    // What is not on the topic yet goes with the page.
    await ann.log.getByRole('img', { name: 'Delivered' }).waitFor();
    await ann.page.reload();
    await ann.see('mine');
    expect(await ann.log.getByRole('article', { name: 'You' }).filter({ hasText: 'mine' }).count()).toBe(1);
  });

  it('keeps a draft over a reload', async () => {
    const { url } = await host();
    const ann = await open();
    await ann.joinLive(url, { name: 'Ann' });
    await ann.composer.fill('half a thought');
    await ann.page.reload();
    await expect.poll(() => ann.composer.inputValue()).toBe('half a thought');
  });

  it('leaves no stream behind', async () => {
    const { url, control } = await host();
    const ann = await open();
    // For one that seems silent, another one is opened, to look.
    control.setHeartbeats({ everyMs: 250, first: true });
    for (let visit = 0; visit < 5; visit++) {
      await ann.joinLive(url, { name: 'Ann' });
      await ann.button('Leave').click();
      await ann.joinButton.waitFor();
      await expect.poll(() => control.counters().streams.open).toBe(0);
    }
    expect(control.counters().streams.peak).toBe(1);
  });

  it('copies a link that leads others into the room', async () => {
    const { url } = await host();
    const ann = await open();
    await ann.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await ann.joinLive(url, { name: 'Ann', room: 'the kitchen' });
    await ann.button('Copy invite link').click();
    // Writing to the clipboard takes its time.
    const copied = () => ann.page.evaluate(() => navigator.clipboard.readText());
    await expect.poll(copied).toBe(`${url}?room=the%20kitchen`);
  });

  it('says so where what copies the link cannot be loaded', async () => {
    const { url } = await host();
    const ann = await open();
    await ann.page.route(/\/once-entered-/, (route) => route.abort());
    await ann.joinLive(url, { name: 'Ann' });
    await ann.button('Copy invite link').click();
    await ann.alert.filter({ hasText: 'Part of this page could not be loaded' }).waitFor();
  });

  it('says so where what opens the search cannot be loaded, and opens it once it can', async () => {
    const { url } = await host();
    const ann = await open();
    let isGone = true;
    await ann.page.route(/\/once-entered-/, (route) => (isGone ? route.abort() : route.continue()));
    await ann.joinLive(url, { name: 'Ann' });
    await ann.button('Search').click();
    await ann.alert.filter({ hasText: 'Part of this page could not be loaded' }).waitFor();
    isGone = false;
    await ann.button('Search').click();
    const field = ann.page.getByRole('searchbox');
    await expect.poll(() => field.evaluate((input) => input.matches(':focus'))).toBe(true);
    await ann.page.keyboard.press('Escape');
    await field.waitFor({ state: 'detached' });
  });

  it('says in the field what is wrong with a name, and joins no room', async () => {
    const { url, counts } = await host();
    const ann = await open();
    await ann.goto(url);
    await ann.page.getByRole('textbox', { name: 'Room' }).fill('x'.repeat(57));
    await ann.joinButton.click();
    const room = ann.page.getByRole('textbox', { name: 'Room' });
    await expect.poll(() => room.getAttribute('aria-invalid')).toBe('true');
    expect(await ann.page.getByText('Too long').count()).toBeGreaterThan(0);
    expect(counts.tokenRequests).toBe(0);
  });
});

describe('The page as static files', () => {
  it('works from a sub-path', async () => {
    const { url } = await host({ base: '/some/where/' });
    const ann = await open();
    await ann.joinLive(url, { name: 'Ann' });
    await ann.send('from below');
    await ann.see('from below');
  });

  it('offers a reload when a part of it is gone after a redeploy', async () => {
    const { url, removeFiles } = await host();
    const ann = await open();
    removeFiles('room');
    await ann.goto(url);
    await ann.joinButton.waitFor();
    await ann.page.getByRole('textbox', { name: 'Room' }).fill('lobby');
    await ann.page.getByRole('textbox', { name: 'Your name' }).fill('Ann');
    await ann.joinButton.click();
    await ann.button('Reload').waitFor();
    expect(await ann.page.getByRole('alert').textContent()).toMatch(/reload/i);
  });

  it('names the key that is wrong in config.json', async () => {
    const { url } = await host({
      config: { cacheName: 'chat', tokenVendingMachines: [{ name: 'Guest', auth: 'opn', url: 'api' }] },
    });
    const ann = await open();
    await ann.goto(url);
    await ann.page.getByText('tokenVendingMachines[0].auth').waitFor();
    expect(await ann.page.getByText('opn').count()).toBeGreaterThan(0);
  });

  it('says how to set a machine up when there is none', async () => {
    const { url } = await host({ config: {} });
    const ann = await open();
    await ann.goto(url);
    await ann.page
      .getByText(/Token Vending Machine/)
      .first()
      .waitFor();
  });
});

describe('Whoever has a keyboard', () => {
  it('skips the buttons above the messages', async () => {
    const { url } = await host();
    const ann = await open();
    await ann.joinLive(url, { name: 'Ann' });
    const skip = ann.button('Skip to the messages');
    // What is not focused takes no room.
    const clip = () => skip.evaluate((element) => getComputedStyle(element).clipPath);
    expect(await clip()).toBe('inset(50%)');
    await ann.button('Who is here').focus();
    await ann.page.keyboard.press('Shift+Tab');
    await skip.and(ann.page.locator(':focus')).waitFor();
    expect(await clip()).toBe('none');
    await ann.page.keyboard.press('Enter');
    await ann.log.and(ann.page.locator(':focus')).waitFor();
  });
});
