// A page that the browser translates has the same to say as one that it does not: each way through it is gone by two
// pages, and what there is to read is compared at every step.

import { describe, expect, it, vi } from 'vitest';
import { useBrowser } from '../support/browser-test.ts';
import type { ChatPage } from '../support/chat-page.ts';
import { Member, PASSWORD } from '../support/member.ts';
import type { PageHost } from '../support/page-host.ts';
import { translatePage } from '../support/translator.ts';

const { host, open } = useBrowser();

// Far longer than it takes; where the texts are different, the test says in what.
const PATIENCE_MS = 15_000;

interface Way {
  readonly chat: ChatPage;
  readonly world: PageHost;
  /** Compares what there is to read. */
  readonly note: (where: string) => Promise<void>;
}

/** All that the page says, through its shadow roots; every number is the same, and what is read out comes when it may. */
function textOfPage({ page }: ChatPage): Promise<string> {
  return page.evaluate(() => {
    const texts: string[] = [];
    const read = (node: Node) => {
      if (node instanceof Text) texts.push(node.data);
      if (!(node instanceof Element)) return;
      if (node.matches('style, script, textarea, time, .announcer')) return;
      for (const child of node.shadowRoot?.childNodes ?? []) read(child);
      for (const child of node.childNodes) read(child);
    };
    read(document.body);
    return texts
      .join(' ')
      .replace(/\s+/g, ' ')
      .replace(/page-\w+|\d+(?:[.,]\d+)*/g, '#');
  });
}

/** Lets two go on together from where both have come, after `meet`. */
function meeting(meet: (where: string) => Promise<void>): Way['note'] {
  let other: { readonly goOn: () => void; readonly giveUp: (error: unknown) => void } | undefined;
  return (where) => {
    if (!other) return new Promise((goOn, giveUp) => (other = { goOn, giveUp }));
    const { goOn, giveUp } = other;
    other = undefined;
    const met = meet(where);
    met.then(goOn, giveUp);
    return met;
  };
}

async function saysTheSame(way: (way: Way) => Promise<void>): Promise<void> {
  // So tall that every row stays in the window of the list, however far it has scrolled.
  const viewport = { width: 1280, height: 2_400 };
  const [plain, translated] = [await open({ viewport }), await open({ viewport })];
  await translated.page.addInitScript(translatePage);
  const note = meeting(async (where) => {
    const texts = async () => [await textOfPage(plain), await textOfPage(translated)] as const;
    // What is loaded when it is to be seen is there sooner on one of them.
    const isSame = async () => new Set(await texts()).size === 1;
    await vi.waitUntil(isSame, { timeout: PATIENCE_MS }).catch(() => {});
    const [expected, text] = await texts();
    expect({ where, text }).toEqual({ where, text: expected });
  });
  const go = async (chat: ChatPage) => way({ chat, world: await host(), note });
  await Promise.all([go(plain), go(translated)]);
  expect(await translated.page.locator('font').count()).toBeGreaterThan(5);
}

/** Waits until the list of rooms has this as the last that was said; it follows four times a second. */
function untilListed({ page }: ChatPage, text: string): Promise<void> {
  return page.locator('room-list .line', { hasText: text }).waitFor();
}

/** In the settings. */
async function choose({ page }: ChatPage, language: 'de' | 'en'): Promise<void> {
  const name = language === 'de' ? 'Language' : 'Sprache';
  await page.getByRole('dialog').waitFor();
  // With a configuration that is wrong, there is one part and no tab.
  for (const personal of (await page.getByRole('tab').all()).slice(0, 1)) await personal.click();
  await page.getByRole('combobox', { name }).selectOption(language);
  const heading = language === 'de' ? 'Einstellungen' : 'Settings';
  await page.getByRole('dialog', { name: heading }).waitFor();
}

describe('A page translated by the browser says what it has to say', () => {
  it('where people join', () =>
    saysTheSame(async ({ chat, world, note }) => {
      await chat.goto(world.url);
      await chat.page.getByRole('radio', { name: 'Guest' }).waitFor();
      await note('at first');
      await chat.page.getByRole('textbox', { name: 'Room' }).fill('');
      await chat.joinButton.click();
      await chat.page.getByText('Enter the name of a room.').waitFor();
      await note('with nothing filled in');
      await chat.page.getByRole('textbox', { name: 'Room' }).fill('x'.repeat(200));
      await chat.page.getByText(/Too long/).waitFor();
      await note('with another problem');
      await chat.button('Settings').click();
      await choose(chat, 'de');
      await note('in German');
    }));

  it('in the room', () =>
    saysTheSame(async ({ chat, world, note }) => {
      const { control } = world;
      await chat.joinLive(world.url, { name: 'Ann' });
      await chat.log.getByText('You joined').waitFor();
      await note('empty');
      await chat.send('hello, see https://example.com/ there');
      await chat.log.getByRole('img', { name: 'Delivered' }).waitFor();
      await untilListed(chat, 'hello, see');
      await note('after a message');
      control.refuse({ operation: 'publish', status: 'INVALID_ARGUMENT' });
      await chat.send('second thoughts');
      await chat.log.getByText(/Not sent/).waitFor();
      await untilListed(chat, 'second thoughts');
      await note('with one that was not sent');
      await chat.button('Leave').click();
      await chat.page.getByText('One message has not been sent yet').waitFor();
      await note('on the way out');
      await chat.button('Stay').click();
      control.reset();
      await chat.button('Retry').click();
      await expect.poll(() => chat.button('Retry').count()).toBe(0);
      await chat.composer.fill('x'.repeat(3_900));
      await chat.page.getByText(/of 4,096 bytes/).waitFor();
      await chat.composer.fill('x'.repeat(3_950));
      await note('with a long text');
      await chat.composer.fill('x'.repeat(4_200));
      await chat.page.getByText(/Too long by/).waitFor();
      await note('with one that is too long');
      await chat.composer.fill('');
      await chat.send(`${'line\n'.repeat(40)}end`);
      await chat.button('Show more').click();
      await chat.button('Show less').waitFor();
      await untilListed(chat, 'line line');
      await note('with all of a long message');
      await chat.button('Settings').click();
      await choose(chat, 'de');
      await note('in German');
    }));

  it('while the room reconnects', () =>
    saysTheSame(async ({ chat, world, note }) => {
      const { control } = world;
      await chat.joinLive(world.url, { name: 'Ann' });
      await chat.log.getByText('You joined').waitFor();
      control.refuse({ operation: 'subscribe', status: 'UNAVAILABLE' });
      control.failStreams('UNAVAILABLE');
      await chat.status.filter({ hasText: /^Reconnecting in/ }).waitFor();
      await chat.alert.waitFor();
      await note('while Momento is down');
      await chat.context.setOffline(true);
      await chat.status.filter({ hasText: /^Offline/ }).waitFor();
      await note('offline');
      await chat.context.setOffline(false);
      control.reset();
      await chat.untilLive();
      await expect.poll(() => chat.alert.count()).toBe(0);
      await note('live again');
    }));

  it('where people sign in', () =>
    saysTheSame(async ({ chat, world, note }) => {
      const ann = new Member(chat);
      await ann.arrive(world.url);
      await note('at first');
      await ann.pressButton('Sign in');
      await chat.page.getByText('Enter your password.').waitFor();
      await note('with nothing filled in');
      await ann.signIn('writer', 'wrong');
      await chat.alert.waitFor();
      await note('with a wrong password');
      await ann.pressButton('Forgot your password?');
      await ann.reach('Forgot your password?');
      await note('where a password is forgotten');
      await ann.pressButton('Back');
      await ann.pressButton('Create an account');
      await ann.reach('Create an account');
      await ann.pressButton('Show password');
      await chat.button('Hide password').waitFor();
      await note('where accounts are made');
      await ann.pressButton('Back');
      await ann.signIn('sms');
      await chat.page.getByText(/by SMS to/).waitFor();
      await note('where a code is asked for');
      await ann.pressButton('Back');
      await ann.signIn('writer');
      await chat.button('Sign out').waitFor();
      await note('signed in');
      await chat.button('Sign out everywhere').click();
      await chat.page.getByRole('dialog', { name: 'Sign out everywhere?' }).waitFor();
      await note('asked whether to sign out everywhere');
    }));

  it('where an authenticator app is set up', () =>
    saysTheSame(async ({ chat, world, note }) => {
      const ann = new Member(chat);
      await ann.arrive(world.url);
      await ann.signIn('choice', PASSWORD);
      await ann.reach('One more step');
      await note('where one is chosen');
      await ann.pressButton('Back');
      await ann.signIn('setup', PASSWORD);
      await ann.reach('Set up an authenticator app');
      const key = chat.page.locator('totp-secret code');
      await key.evaluate((code) => code.replaceChildren('KEY'));
      await chat.context.grantPermissions(['clipboard-write']);
      await chat.button('Copy key').click();
      await chat.page.locator('totp-secret [aria-live]').getByText('Key copied').waitFor();
      await note('copied');
      await chat.page.locator('totp-secret [aria-live]').getByText('Copy key').waitFor();
    }));

  it('in the settings and the check-up', () =>
    saysTheSame(async ({ chat, world, note }) => {
      const connection = chat.page.getByRole('tab').last();
      await chat.goto(world.url);
      await chat.button('Settings').click();
      await connection.waitFor();
      await note('at first, what is personal');
      await connection.click();
      await chat.button('Edit “Guest”').waitFor();
      await chat.button('Open the check-up').waitFor();
      await note('at first');
      await chat.button('Edit “Guest”').click();
      await chat.page.getByRole('textbox', { name: 'URL' }).fill('nothing');
      await chat.page.getByRole('textbox', { name: 'Name', exact: true }).fill('Visitor');
      await chat.button('Save').click();
      await chat.page.getByText(/begins with https/).waitFor();
      await note('with a wrong address');
      await chat.button('Discard changes').click();
      await chat.button('Test “Guest”').click();
      await chat.page.getByText('It works').waitFor();
      await note('with a machine that works');
      await chat.button('Open the check-up').click();
      await chat.page.locator('diagnostics-panel').getByLabel('Token Vending Machine').selectOption('Guest');
      await chat.button('Run check-up').click();
      await chat.page.getByText('11 passed').waitFor();
      await note('after a check-up');
      await choose(chat, 'de');
      await connection.click();
      await note('in German');
      await choose(chat, 'en');
      await note('in English again');
    }));

  it.each<[string, object, RegExp]>([
    ['nothing is set up', {}, /Almost there/],
    [
      'the configuration is wrong',
      { cacheName: 7, tokenVendingMachines: [{ name: 'Guest' }], other: 1 },
      /one of "open"/,
    ],
  ])('where %s', (_, config, last) =>
    saysTheSame(async ({ chat, world, note }) => {
      await chat.page.route('**/config.json', (route) => route.fulfill({ json: config }));
      await chat.goto(world.url);
      // What the kinds of machines say of their keys comes last.
      await chat.page.getByText(last).waitFor();
      await note('at first');
      await chat.button('Settings').click();
      await choose(chat, 'de');
      await note('in German');
    }),
  );

  it('where a part of the page is lost', () =>
    saysTheSame(async ({ chat, world, note }) => {
      await chat.page.route(/\/assets\/settings-dialog/, (route) => route.abort());
      await chat.goto(world.url);
      await chat.button('Settings').click();
      await chat.alert.waitFor();
      await note('lost');
    }));
});
