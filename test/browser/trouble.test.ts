import { describe, expect, it } from 'vitest';
import { TOKEN_PATH } from '../../local/local-chat.ts';
import type { VendResponse } from '../../src/tvm-client/wire.ts';
import { useBrowser } from '../support/browser-test.ts';
import { cacheClient, credentialsOf } from '../support/momento-node-clients.ts';
import type { MachineFault, PageHost } from '../support/page-host.ts';

const { host, open } = useBrowser();

const LOBBY = { cacheName: 'chat', topicName: 'lobby' };

describe('A Token Vending Machine in trouble', () => {
  const cors = { 'Content-Type': 'application/json' };
  it.each<[string, MachineFault, RegExp]>([
    ['401', { status: 401, headers: cors, body: '{"message":"Unauthorized"}' }, /wants to know who you are/],
    ['403', { status: 403, headers: cors, body: '{"Message":"no"}' }, /does not let you in/],
    ['404', { status: 404, body: 'nothing here' }, /did not accept/],
    ['429', { status: 429, headers: { 'Retry-After': '2' }, body: '{}' }, /is busy/],
    ['500', { status: 500, headers: cors, body: '{"message":"An error occurred!"}' }, /has a problem/],
    ['an answer that is not a token', { status: 200, body: '<!doctype html><p>Hi' }, /does not understand/],
    ['a cut connection', 'cut', /cannot be reached/],
  ])('with %s is told in words, and Retry now goes on', async (_, fault, words) => {
    const { url, breakMachine, mendMachine } = await host();
    breakMachine(fault);
    const ann = await open();
    await ann.goto(url);
    await ann.join({ name: 'Ann' });
    await ann.alert.filter({ hasText: words }).waitFor();
    await ann.send('kept while it was down');
    mendMachine();
    // The machine is left alone for 5 s after a failure; until then "Retry now" says when it will be asked.
    await expect
      .poll(
        async () => {
          const retry = ann.button('Retry now');
          if (await retry.isVisible()) await retry.click({ timeout: 1_000 }).catch(() => {});
          return await ann.status.textContent();
        },
        { timeout: 60_000, interval: 500 },
      )
      .toMatch(/^Live/);
    await ann.see('kept while it was down');
    await expect.poll(() => ann.alert.count()).toBe(0);
  });

  it('may ask for years of silence: "Retry now" goes out at once, and by itself the room waits for minutes', async () => {
    const { url, breakMachine, mendMachine, counts } = await host();
    breakMachine({ status: 503, headers: { 'Retry-After': '1000000000' }, body: '{}' });
    const ann = await open();
    await ann.goto(url);
    await ann.join({ name: 'Ann' });
    await ann.status.filter({ hasText: /\d+ s$/ }).waitFor();
    const seconds = Number(/(\d+) s$/.exec((await ann.status.textContent()) ?? '')?.[1]);
    expect(seconds).toBeLessThanOrEqual(125);
    expect(seconds).toBeGreaterThan(60);
    mendMachine();
    // Two requests are 5 s apart, whoever presses what.
    await ann.page.waitForTimeout(5_000);
    expect(counts.tokenRequests).toBe(1);
    await ann.button('Retry now').click();
    await ann.untilLive();
    expect(counts.tokenRequests).toBe(2);
  });

  it('is told in few words where the page cannot load its own, and in these as soon as it can', async () => {
    const { url, breakMachine } = await host();
    breakMachine({ status: 403, headers: cors, body: '{"Message":"no"}' });
    const ann = await open();
    let isGone = true;
    await ann.page.route(/\/once-entered-/, (route) => (isGone ? route.abort() : route.continue()));
    await ann.goto(url);
    await ann.join({ name: 'Ann' });
    await ann.alert.filter({ hasText: /^\s*The room cannot be reached The page keeps trying/ }).waitFor();
    isGone = false;
    await ann.button('Retry now').click();
    await ann.alert.filter({ hasText: /does not let you in/ }).waitFor();
    expect(await ann.alert.count()).toBe(1);
  });

  it('that does not answer is told in words', async () => {
    const { url, breakMachine } = await host();
    breakMachine('hang');
    const ann = await open();
    await ann.goto(url);
    await ann.join({ name: 'Ann' });
    await ann.alert.filter({ hasText: /is taking too long/ }).waitFor();
  });
});

describe('A token that leads to another server', () => {
  it('is sent nowhere, and the host is told', async () => {
    const guest = { name: 'Guest', auth: 'open', url: TOKEN_PATH };
    const { url, breakMachine } = await host({
      config: { cacheName: 'chat', tokenVendingMachines: [guest] },
    });
    const token = { endpoint: 'x@evil.example/#', api_key: 'a.b.c' };
    const authToken = Buffer.from(JSON.stringify(token)).toString('base64');
    const body = JSON.stringify({ authToken, expiresIn: 600 });
    breakMachine({ status: 200, headers: { 'Content-Type': 'application/json' }, body });
    const ann = await open();
    const asked: string[] = [];
    ann.page.on('request', (request) => asked.push(new URL(request.url()).host));
    await ann.goto(url);
    await ann.join({ name: 'Ann' });
    const alert = ann.alert.filter({ hasText: /a server that this page does not trust/ });
    await alert.waitFor();
    expect(await alert.textContent()).toContain('“x@evil.example/#”');
    expect(await alert.textContent()).toContain('"momentoHosts" in config.json');
    expect([...new Set(asked)]).toEqual([new URL(url).host]);
  });
});

describe('A cache that does not exist', () => {
  it('is told with what to create and where', async () => {
    const { url, standIn } = await host();
    await cacheClient(credentialsOf(standIn.legacyApiToken, standIn.grpcAddress)).deleteCache('chat');
    const ann = await open();
    await ann.goto(url);
    await ann.join({ name: 'Ann' });
    await ann.alert.filter({ hasText: /cache “chat” does not exist/ }).waitFor();
    expect(await ann.alert.textContent()).toMatch(/console\.gomomento\.com/);
  });
});

describe('A failed send', () => {
  it('keeps the text, says why, and goes out on Retry', async () => {
    const { url, control } = await host();
    const [ann, ben] = [await open(), await open()];
    await ann.joinLive(url, { name: 'Ann' });
    await ben.joinLive(url, { name: 'Ben' });
    control.refuse({ operation: 'publish', status: 'INVALID_ARGUMENT' });
    await ann.send('second thoughts');
    await ann.log.getByText(/Not sent/).waitFor();
    await ann.see('second thoughts');
    control.reset();
    await ann.button('Retry').click();
    await ben.see('second thoughts');
    await expect.poll(() => ann.button('Retry').count()).toBe(0);
    expect(await ann.log.getByText('second thoughts', { exact: true }).count()).toBe(1);
  });

  it('is told in short, and goes out on Retry, where the words for it cannot be loaded', async () => {
    const { url, control } = await host();
    const ann = await open();
    await ann.page.route(/\/once-drawn-/, (route) => route.abort());
    await ann.joinLive(url, { name: 'Ann' });
    control.refuse({ operation: 'publish', status: 'INVALID_ARGUMENT' });
    await ann.send('second thoughts');
    await ann.log.getByText('Not sent', { exact: true }).waitFor();
    control.reset();
    await ann.button('Retry').click();
    await ann.log.getByRole('img', { name: 'Delivered' }).waitFor();
  });

  it('warns before the room is left', async () => {
    const { url, control } = await host();
    const ann = await open();
    await ann.joinLive(url, { name: 'Ann' });
    control.refuse({ operation: 'publish', status: 'INVALID_ARGUMENT' });
    await ann.send('do not lose me');
    await ann.log.getByText(/Not sent/).waitFor();
    await ann.button('Leave').click();
    await ann.page.getByRole('dialog').waitFor();
    await ann.button('Stay').click();
    await ann.see('do not lose me');
    await ann.page.goBack();
    await ann.page.getByRole('dialog').waitFor();
    await ann.button('Leave anyway').click();
    await ann.joinButton.waitFor();
  });

  it('is no send at all above 4 KB', async () => {
    const { url, control } = await host();
    const ann = await open();
    await ann.joinLive(url, { name: 'Ann' });
    // Joining is announced after "Live": what is counted from here on is what this test does.
    await ann.log.getByText('You joined').waitFor();
    const publishes = control.counters().calls.publish;
    const text = '€'.repeat(1_400);
    await ann.send(text);
    await ann.page.getByText(/Too long by/).waitFor();
    expect(await ann.composer.inputValue()).toBe(text);
    expect(control.counters().calls.publish).toBe(publishes);
  });
});

describe('A token for reading only', () => {
  it('closes the composer and says why', async () => {
    const { url, control } = await host();
    const ann = await open();
    control.withhold(['publish']);
    await ann.goto(url);
    await ann.join({ name: 'Ann' });
    await ann.status.filter({ hasText: /^Live, read only/ }).waitFor();
    await ann.page.getByText(/not write in it/).waitFor();
    const message = { event: 'message', username: 'Ben', text: 'you can read this', timestamp: Date.now() };
    control.publish(LOBBY, { text: JSON.stringify(message) });
    await ann.see('you can read this');
  });
});

describe('A machine that', () => {
  /** Has it answer a good token, of which it says only this. */
  async function vendSaying({ url, breakMachine }: PageHost, says: object): Promise<void> {
    const response = await fetch(new URL(TOKEN_PATH, url));
    const { authToken, expiresAt } = (await response.json()) as VendResponse;
    const headers = { 'Content-Type': 'application/json' };
    breakMachine({ status: 200, headers, body: JSON.stringify({ authToken, expiresAt, ...says }) });
  }

  it.each([
    ['en', /^Live, read only/, /a role here that this page does not know.*Reload the page/],
    ['de', /^Live, nur lesen/, /eine Rolle, die diese Seite nicht kennt.*Lade die Seite neu/],
  ])('names a role that the page does not know lets one read only, in “%s”', async (locale, status, line) => {
    const chat = await host();
    await vendSaying(chat, { role: 'moderator' });
    const ann = await open({ locale });
    await ann.goto(chat.url);
    await ann.page.locator('#room').fill('lobby');
    await ann.page.locator('#user-name').fill('Ann');
    await ann.page.keyboard.press('Enter');
    await ann.status.filter({ hasText: status }).waitFor();
    await ann.page.getByText(line).waitFor();
    expect(await ann.page.locator('textarea').count()).toBe(0);
    const message = { event: 'message', username: 'Ben', text: 'you can read this', timestamp: Date.now() };
    chat.control.publish(LOBBY, { text: JSON.stringify(message) });
    await ann.page.getByRole('log').getByText('you can read this').waitFor();
    expect(chat.control.counters().calls.publish).toBe(0);
  });

  it('names no role lets one write, until the first refusal closes the composer', async () => {
    const chat = await host();
    await vendSaying(chat, {});
    const ann = await open();
    await ann.joinLive(chat.url, { name: 'Ann' });
    // The first to be refused is the second message, not the announcement, which goes its own way.
    await ann.log.getByText('You joined').waitFor();
    await ann.send('nobody minds');
    // Its row is there before it is on the topic.
    await ann.log.getByRole('img', { name: 'Delivered' }).waitFor();
    chat.control.refuse({ operation: 'publish', status: 'PERMISSION_DENIED' });
    await ann.send('too much');
    await ann.status.filter({ hasText: /^Live, read only/ }).waitFor();
    await ann.page.getByText(/not write in it/).waitFor();
    expect(await ann.composer.count()).toBe(0);
  });
});

describe('Whatever comes from the topic', () => {
  it('is shown as what it is, and never breaks the page', async () => {
    const { url, control } = await host();
    const ann = await open();
    await ann.joinLive(url, { name: 'Ann' });
    const say = (value: unknown) => control.publish(LOBBY, { text: JSON.stringify(value) });
    const at = Date.now();
    control.publish(LOBBY, { text: 'plain words' });
    await ann.see('plain words');
    const hostile: (string | Uint8Array)[] = [
      'null',
      '42',
      '[1,2,3]',
      '{}',
      '"a string"',
      '',
      '{"event":"message"',
      '\u0000\u202e\ufeff',
      new Uint8Array([104, 105, 0, 255]),
      new Uint8Array(4_096).fill(120),
      'W'.repeat(4_096),
      '👩‍👩‍👧‍👦'.repeat(100),
    ];
    for (const value of hostile) {
      control.publish(LOBBY, typeof value === 'string' ? { text: value } : { binary: value });
    }
    control.publish(LOBBY, {});
    say({ event: 'message', username: null, text: { toString: 1 }, timestamp: 'soon' });
    say({ event: 'message', username: 'x'.repeat(3_000), text: '', timestamp: -1, id: 7 });
    say({ event: 'user_joined', username: ['a'], timestamp: 1e300 });
    say({ event: 'typing', username: 'Newer page' });
    say({ __proto__: null, event: 'message', username: '__proto__', text: 'constructor', timestamp: at });
    say({
      event: 'message',
      username: 'Eve',
      text: '<img src=x onerror=alert(1)><b>bold</b>',
      timestamp: at,
    });
    say({
      event: 'message',
      username: 'Eve',
      text: 'javascript:alert(1) https://example.org/a?b=c',
      timestamp: at,
    });
    say({ event: 'message', username: 'Eve', text: 'the end', timestamp: at });
    await ann.see('the end');
    await ann.see('<img src=x onerror=alert(1)><b>bold</b>');
    const link = ann.log.getByRole('link');
    expect(await link.count()).toBe(1);
    expect(await link.getAttribute('href')).toBe('https://example.org/a?b=c');
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer');
    expect(await ann.log.getByText('Newer page').count()).toBe(0);
    await ann.send('still here');
    await ann.see('still here');
  });
});
