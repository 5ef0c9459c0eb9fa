import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Route } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { staff } from '../../local/staff.ts';
import { useBrowser } from '../support/browser-test.ts';
import type { ChatPage } from '../support/chat-page.ts';

const { host, open, share } = useBrowser();

const [WRITER, READER] = staff;
if (!WRITER || !READER) throw new Error('the local machine has no staff');

const STAFF_MACHINE = /\/lambda\/prod\/$/;
const CORS = { 'Access-Control-Allow-Origin': '*' };

interface Login {
  readonly userName: string;
  readonly password: string;
}

async function signIn({ page }: ChatPage, { userName, password }: Login): Promise<void> {
  await page.getByRole('textbox', { name: 'Username' }).fill(userName);
  await page.getByLabel('Password').fill(password);
  await page
    .getByRole('button', { name: /^Sign in$/ })
    .last()
    .click();
}

async function chooseStaff(chat: ChatPage, url: string): Promise<void> {
  await chat.goto(url);
  await chat.page.getByRole('radio', { name: 'Staff' }).check();
}

/** From nothing into the room. */
async function enterAs(chat: ChatPage, url: string, login: Login): Promise<void> {
  await chooseStaff(chat, url);
  await signIn(chat, login);
  await chat.joinButton.click();
  await chat.untilLive();
}

/** All that a page leaves on the device. */
function deviceText({ page }: ChatPage): Promise<string> {
  return page.evaluate(async () =>
    JSON.stringify([
      Object.entries(localStorage),
      Object.entries(sessionStorage),
      history.state,
      document.cookie,
      await indexedDB.databases(),
      await caches.keys(),
    ]),
  );
}

describe('Signing in with user name and password', () => {
  it('leads into the room under the name that the machine attests, by keyboard alone', async () => {
    const { url } = await host();
    const [ann, ben] = [await open(), await open()];
    await ben.joinLive(url, { name: 'Ben' });
    await ann.goto(url);
    const { keyboard } = ann.page;
    await ann.page.getByRole('radio', { name: 'Guest' }).focus();
    await keyboard.press('ArrowDown');
    await ann.page.getByRole('textbox', { name: 'Username' }).waitFor();
    await keyboard.press('Tab');
    await keyboard.type(WRITER.userName);
    await keyboard.press('Tab');
    await keyboard.type(WRITER.password);
    await keyboard.press('Enter');
    // The only room is filled in, so the focus goes to the button, once the form is drawn.
    await ann.page.locator('button:focus', { hasText: 'Join' }).waitFor();
    const name = ann.page.getByRole('textbox', { name: 'Your name' });
    expect([await name.inputValue(), await name.getAttribute('readonly')]).toEqual([WRITER.userName, '']);
    await keyboard.press('Enter');
    await ann.untilLive();
    await ann.send('from the staff');
    await ben.see('from the staff');
    expect(
      await ben.log.getByRole('article', { name: `Verified ${WRITER.userName}`, exact: true }).count(),
    ).toBeGreaterThan(0);
  });

  it('is a form that password managers know', async () => {
    const { url } = await host();
    const ann = await open();
    await chooseStaff(ann, url);
    const userName = ann.page.getByRole('textbox', { name: 'Username' });
    const password = ann.page.getByLabel('Password');
    expect(await userName.getAttribute('autocomplete')).toBe('username');
    expect(await password.getAttribute('autocomplete')).toBe('current-password');
    expect(await password.getAttribute('type')).toBe('password');
    const inOneForm = await userName.evaluate(
      (field: HTMLInputElement) => field.form?.querySelector('[type=password]') !== null,
    );
    expect(inOneForm).toBe(true);
  });

  it('closes the composer for who may only read, and says why', async () => {
    const { url } = await host();
    const ann = await open();
    await enterAs(ann, url, READER);
    await ann.status.filter({ hasText: /^Live, read only/ }).waitFor();
    await ann.page.getByText(/not write in it/).waitFor();
    expect(await ann.composer.count()).toBe(0);
  });

  it('asks for the password again after a reload, and returns to the room', async () => {
    const { url } = await host();
    const ann = await open();
    await enterAs(ann, url, WRITER);
    await ann.page.reload();
    const userName = ann.page.getByRole('textbox', { name: 'Username' });
    await userName.waitFor();
    expect(await userName.inputValue()).toBe(WRITER.userName);
    await signIn(ann, WRITER);
    await ann.untilLive();
  });
});

describe('Who does not get in', () => {
  const answer =
    (status: number, headers = {}) =>
    (route: Route) =>
      route.fulfill({ status, headers, body: '{"message":"no"}', contentType: 'application/json' });

  it.each<[string, ((route: Route) => Promise<void>) | undefined, RegExp]>([
    ['a wrong password', undefined, /Username or password is wrong/],
    ['a tier without rights', answer(403, CORS), /does not let you in/],
    ['too many tries', answer(429, CORS), /is busy/],
    ['a machine that is down', (route) => route.abort('connectionrefused'), /cannot be reached/],
    ['a machine with a problem', answer(500, CORS), /has a problem/],
  ])('hears of %s in words, and keeps the user name but no secret', async (_, fault, words) => {
    const { url } = await host();
    const ann = await open();
    await chooseStaff(ann, url);
    if (fault) await ann.page.route(STAFF_MACHINE, fault);
    const login = { userName: 'somebody', password: 'not-this-one' };
    await signIn(ann, login);
    await ann.alert.filter({ hasText: words }).waitFor();
    const password = ann.page.getByLabel('Password');
    expect(await ann.page.getByRole('textbox', { name: 'Username' }).inputValue()).toBe('somebody');
    expect(await password.inputValue()).toBe('');
    expect(await deviceText(ann)).not.toContain(login.password);
    await ann.page.unroute(STAFF_MACHINE);
    // The focus is where the next try begins.
    await ann.page.keyboard.type(WRITER.password);
    expect(await password.inputValue()).toBe(WRITER.password);
    await signIn(ann, WRITER);
    await ann.joinButton.waitFor();
  });

  const form = share(async (opened) => {
    const { url } = await opened.host();
    const ann = await opened.open();
    const requested: string[] = [];
    ann.page.on('request', (request) => requested.push(request.url()));
    await chooseStaff(ann, url);
    return { ann, requested };
  });

  it.each([
    ['Łukasz', 'x', 'Username', /Western European/],
    ['', 'x', 'Username', /Enter your username/],
    ['writer', 'пароль', 'Password', /Western European/],
    ['writer', ' padded', 'Password', /begins or ends with a space/],
  ])('is told at the field what cannot be sent: %j, %j', async (userName, password, field, words) => {
    const { ann, requested } = await form();
    await signIn(ann, { userName, password });
    await ann.page.getByText(words).waitFor();
    const input = ann.page.getByLabel(field);
    expect(await input.getAttribute('aria-invalid')).toBe('true');
    expect(await input.evaluate((element: HTMLElement) => element.matches(':focus'))).toBe(true);
    expect(requested.filter((address) => STAFF_MACHINE.test(address))).toEqual([]);
  });
});

describe('Losing the identity in the room', () => {
  async function lose(ann: ChatPage, control: Awaited<ReturnType<typeof host>>['control']) {
    await ann.page.route(STAFF_MACHINE, (route) => route.fulfill({ status: 401, headers: CORS }));
    control.expireTokens();
    await ann.page.getByRole('dialog', { name: 'Sign in again' }).waitFor();
    await ann.page.unroute(STAFF_MACHINE);
  }

  it('keeps room and draft, asks again, and goes on where it was', async () => {
    const { url, control } = await host();
    const ann = await open();
    await enterAs(ann, url, WRITER);
    await ann.send('said before');
    await ann.see('said before');
    await ann.composer.fill('half a thought');
    await lose(ann, control);
    await ann.see('said before');
    expect(await ann.page.locator('chat-composer textarea').getAttribute('readonly')).toBe('');
    const message = { event: 'message', username: 'Ben', text: 'said meanwhile', timestamp: Date.now() };
    control.publish({ cacheName: 'chat', topicName: 'lobby' }, { text: JSON.stringify(message) });
    const password = ann.page.getByLabel('Password');
    await expect
      .poll(() => password.evaluate((element: HTMLElement) => element.matches(':focus')))
      .toBe(true);
    await ann.page.keyboard.type(WRITER.password);
    await ann.page.keyboard.press('Enter');
    await ann.untilLive();
    await ann.see('said meanwhile');
    expect(await ann.log.getByText('said before', { exact: true }).count()).toBe(1);
    expect(await ann.composer.inputValue()).toBe('half a thought');
    await ann.composer.press('Enter');
    await ann.see('half a thought');
  });

  it('can be read on without signing in', async () => {
    const { url, control } = await host();
    const ann = await open();
    await enterAs(ann, url, WRITER);
    await lose(ann, control);
    const dialog = ann.page.getByRole('dialog', { name: 'Sign in again' });
    await ann.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await ann.alert.filter({ hasText: /no longer signed in/ }).waitFor();
    await ann.button('Sign in').click();
    await dialog.waitFor();
  });

  it('shows nothing of the former person to somebody else', async () => {
    const { url, control } = await host();
    const ann = await open();
    await enterAs(ann, url, WRITER);
    await ann.composer.fill('not for others');
    await lose(ann, control);
    await signIn(ann, READER);
    await ann.status.filter({ hasText: /^Live, read only/ }).waitFor();
    expect(await ann.page.getByText('not for others').count()).toBe(0);
    expect(await ann.page.getByText(READER.userName).count()).toBeGreaterThan(0);
  });
});

describe('Switching the identity', () => {
  it('needs no reload, and leaves neither draft nor token of the former user', async () => {
    const { url, control } = await host();
    const ann = await open();
    const marker = 'still the same page';
    await enterAs(ann, url, WRITER);
    await ann.page.evaluate((text) => Object.assign(window, { marker: text }), marker);
    await ann.composer.fill('draft of the writer');
    await ann.button('Leave').click();
    await ann.button('Sign out').click();
    await ann.page.getByRole('textbox', { name: 'Username' }).waitFor();
    expect(await deviceText(ann)).not.toContain('draft of the writer');
    await signIn(ann, READER);
    await ann.joinButton.click();
    await ann.status.filter({ hasText: /^Live, read only/ }).waitFor();
    await ann.button('Leave').click();
    await ann.page.getByRole('radio', { name: 'Guest' }).check();
    await ann.join({ name: 'Ann' });
    await ann.untilLive();
    await ann.page.getByText('· Ann · Guest').waitFor();
    expect(await ann.composer.inputValue()).toBe('');
    await ann.send('as a guest');
    await ann.see('as a guest');
    expect(await ann.page.evaluate(() => Reflect.get(window, 'marker') as unknown)).toBe(marker);
    await expect.poll(() => control.counters().streams.open).toBe(1);
  });
});

describe('Secrets', () => {
  it('are neither in the build, nor on the device, nor in any URL', async () => {
    const { url } = await host();
    const ann = await open();
    const urls: string[] = [];
    const tokens: string[] = [];
    ann.page.on('request', (request) => urls.push(request.url()));
    // Read on the way: of an answer that the page has done with, the browser may have no body any more.
    await ann.page.route(STAFF_MACHINE, async (route) => {
      const response = await route.fetch();
      const { authToken } = (await response.json()) as { authToken: string };
      tokens.push(authToken);
      await route.fulfill({ response });
    });
    await enterAs(ann, url, WRITER);
    await ann.send('hello');
    await ann.see('hello');
    expect(tokens[0]?.length).toBeGreaterThan(20);
    for (const place of [urls.join('\n'), await deviceText(ann)]) {
      expect(place).not.toContain(WRITER.password);
      for (const each of tokens) expect(place).not.toContain(each);
    }
    const pageDir = inject('pageDir');
    for (const file of readdirSync(pageDir, { recursive: true, withFileTypes: true })) {
      if (!file.isFile()) continue;
      expect(readFileSync(join(file.parentPath, file.name), 'latin1')).not.toContain(WRITER.password);
    }
  });
});

describe('A link', () => {
  const EVIL = 'http://evil.localhost:9/';
  const machine = { name: 'Guest', auth: 'open', url: EVIL, userPoolId: 'us-west-2_Evil', clientId: 'evil' };
  const settings: Record<string, string> = {
    cacheName: 'evil',
    tokenVendingMachines: JSON.stringify([machine]),
    'tokenVendingMachines[0].url': EVIL,
    rooms: 'evil',
    locked: 'false',
    momentoEndpoint: EVIL,
    name: 'evil',
    auth: 'open',
    url: EVIL,
    userPoolId: 'us-west-2_Evil',
    clientId: 'evil',
    authFlow: 'USER_PASSWORD_AUTH',
    cognitoEndpoint: EVIL,
    config: EVIL,
    machine: 'Evil',
    VITE_TOKEN_VENDING_MACHINE_URL: EVIL,
    VITE_TOKEN_VENDING_MACHINE_AUTH_TYPE: 'open',
    VITE_TOKEN_VENDING_MACHINE_CLIENT_ID: 'evil',
    VITE_TOKEN_VENDING_MACHINE_USER_POOL_ID: 'us-west-2_Evil',
    VITE_MOMENTO_CACHE_NAME: 'evil',
    username: 'evil',
    password: 'evil',
  };

  it.each(['&', '#'])('sets the room and nothing else, whatever comes after %s', async (separator) => {
    const { url, control } = await host();
    const ann = await open();
    const requested: string[] = [];
    ann.page.on('request', (request) => requested.push(request.url()));
    await ann.goto(`${url}?room=den${separator}${new URLSearchParams(settings)}`);
    await ann.joinButton.waitFor();
    expect(await ann.page.getByRole('textbox', { name: 'Room' }).inputValue()).toBe('den');
    expect(await ann.page.getByRole('textbox', { name: 'Your name' }).inputValue()).toBe('');
    expect(await ann.page.getByRole('radio', { name: 'Guest' }).isChecked()).toBe(true);
    await ann.join({ room: 'den', name: 'Ann' });
    await ann.untilLive();
    control.publish({ cacheName: 'chat', topicName: 'den' }, { text: 'in the configured cache' });
    await ann.see('in the configured cache');
    // Of the page's own address, evil is a part by design of this test.
    const elsewhere = requested.filter((address) => !address.startsWith(`${url}?room=den`));
    expect(elsewhere.filter((address) => address.toLowerCase().includes('evil'))).toEqual([]);
  });
});
