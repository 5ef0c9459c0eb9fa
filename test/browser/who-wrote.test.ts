// Who wrote this, as people see and hear it: the list, its accessibility tree in Chromium, and what is announced.

import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser-test.ts';
import type { ChatPage } from '../support/chat-page.ts';
import { heardTexts } from '../support/heard-texts.ts';
import type { PageHost } from '../support/page-host.ts';

const { host, open, share } = useBrowser();

const CGJ = '\u034f';

function sayer(control: PageHost['control'], topicName = 'lobby') {
  return (publisherId: string, text: string, username = 'the boss') =>
    control.publish(
      { cacheName: 'chat', topicName, publisherId },
      { text: JSON.stringify({ event: 'message', username, text, timestamp: Date.now() }) },
    );
}

/** Each message of others: what its row is called, and the author that stands above it, if one does. */
function rowsOf({ log }: ChatPage): Promise<{ label: string; above: string; hue: string }[]> {
  return log.evaluate((element) =>
    [...element.querySelectorAll('[role=article]:not(.own)')].map((row) => ({
      label: row.getAttribute('aria-label') ?? '',
      above: row.querySelector('.name')?.textContent ?? '',
      hue: /hue-\d/.exec(row.querySelector('.avatar')?.getAttribute('class') ?? '')?.[0] ?? '',
    })),
  );
}

describe('Who wrote this', () => {
  const annsPage = share(async (opened) => {
    const { url, control } = await opened.host();
    // As high as all that is said in a test.
    const ann = await opened.open({ viewport: { width: 960, height: 720 } });
    await ann.joinLive(url, { name: 'Ann' });
    return { ann, control };
  });
  let rooms = 0;

  /** Ann in a room of its own, where the service attests any publisher that a test thinks of. */
  async function inARoom() {
    const { ann, control } = await annsPage();
    const room = `room ${++rooms}`;
    await ann.goOn(room);
    return { ann, say: sayer(control, room) };
  }

  it('is told by name and by the end of the id, seen and heard, where ids are no names', async () => {
    const { ann, say } = await inARoom();
    const ids = ['b4c8f4e8-7031-70f5-1b5e-2b3e6d7f6a8c', 'b4c8f4e8-7031-70f5-1b5e-2b3e6d000b0b'] as const;
    const [one, two] = ids;
    say(one, 'from one', 'Bob');
    say(two, 'from two', 'Bob');
    say(two, 'from two without a name', two);
    say('', 'from nobody', 'Bob …7f6a8c');
    await ann.see('from nobody');
    expect((await rowsOf(ann)).map(({ label, above }) => [label, above])).toEqual([
      ['ID 7 f 6 a 8 c, unverified Bob', 'Bob'],
      ['ID 0 0 0 b 0 b, unverified Bob', 'Bob'],
      ['ID 0 0 0 b 0 b, unverified Someone', 'Someone'],
      ['Unverified Bob …7f6a8c', 'Bob …7f6a8c'],
    ]);
    const marks = await ann.log.locator('.mark').allTextContents();
    expect(marks).toEqual(['Unverified …7f6a8c', 'Unverified …000b0b', 'Unverified …000b0b', 'Unverified']);
    await ann.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await ann.untilActionsAreLoaded();
    await ann.log.focus();
    await ann.page.keyboard.press('ControlOrMeta+a');
    await ann.page.keyboard.press('ControlOrMeta+c');
    const copied = await ann.page.evaluate(() => navigator.clipboard.readText());
    expect(copied.match(/^.*(?=, \d+:\d+.*: from (?:one|two))/gm)).toEqual([
      'Bob …7f6a8c',
      'Bob …000b0b',
      'Someone …000b0b',
    ]);
    const shown = await ann.log.textContent();
    for (const id of ids) expect(shown).not.toContain(id.slice(0, 8));
  });

  it('is never somebody else who is drawn alike, grouped with them or verified as them', async () => {
    const { ann, say } = await inARoom();
    const ids = ['bob', `bob${CGJ}`, 'guest:bob', `${CGJ}guest:bob`, 'Guest:bob', 'Jos\u00e9', 'Jose\u0301'];
    for (const id of ids) say(id, `from ${encodeURIComponent(id)}`);
    say('', 'from nobody', 'bob');
    say('', 'from nobody else', `bob${CGJ}`);
    await ann.see('from nobody else');
    expect((await rowsOf(ann)).map(({ label, above }) => [label, above])).toEqual([
      ['Verified bob', 'bob'],
      ['Unverified bob', 'bob'],
      ['Guest bob', 'bob'],
      ['Unverified guest:bob', 'guest:bob'],
      ['Unverified Guest:bob', 'Guest:bob'],
      ['Verified Jos\u00e9', 'Jos\u00e9'],
      ['Unverified Jos\u00e9', 'Jos\u00e9'],
      ['Unverified bob', 'bob'],
      ['Unverified bob', 'bob'],
    ]);
    const [member, , guest] = await rowsOf(ann);
    expect(guest?.hue).not.toBe(member?.hue);
  });

  it('is heard with each message, in the tree that Chromium gives to screen readers', async () => {
    const { ann, say } = await inARoom();
    await ann.log.getByText('You joined').waitFor();
    for (const id of ['Bob', 'guest:Bob', '']) {
      say(id, 'first', 'Bob');
      say(id, 'second', 'Bob');
    }
    await ann.send('mine');
    await ann.log.getByRole('img', { name: 'Delivered' }).waitFor();
    const texts = await heardTexts(ann, 'log');
    const isTime = (text: string) => /^\d+:\d+/.test(text);
    const heard = texts.slice(texts.indexOf('Bob')).filter((text) => !isTime(text));
    expect(heard.join(' | ')).toBe(
      [
        'Bob | Verified | first | Verified Bob: | second',
        'Bob | Guest | first | Guest Bob: | second',
        'Bob | Unverified | first | Unverified Bob: | second',
        'You: | mine | Delivered',
      ].join(' | '),
    );
  });

  it('is announced with its mark', async () => {
    const { ann, say } = await inARoom();
    const announced = ann.page.locator('.announcer');
    say('Bob', 'hello');
    await announced.filter({ hasText: /^Verified Bob: hello$/ }).waitFor();
    say('guest:Bob', 'hello');
    await announced.filter({ hasText: /^Guest Bob: hello$/ }).waitFor();
    say('', 'hello', 'Bob');
    await announced.filter({ hasText: /^Unverified Bob: hello$/ }).waitFor();
  });

  it('is not part of what is seen or copied of a message', async () => {
    const { ann, say } = await inARoom();
    say('Bob', 'first');
    say('Bob', 'second');
    await ann.see('second');
    const second = ann.log.getByRole('article').last();
    expect(
      await second.locator('.by').evaluate((by) => by.getBoundingClientRect().width),
    ).toBeLessThanOrEqual(1);
    const copied = await second.locator('.bubble').evaluate((bubble) => {
      document.getSelection()?.selectAllChildren(bubble);
      return document.getSelection()?.toString() ?? '';
    });
    expect(copied).toMatch(/^second/);
  });

  /** Joins where the configuration says something of the ids in the cache. */
  async function joinWhere(verifiedIds: boolean | 'opaque') {
    const server = await host();
    const ann = await open();
    await ann.page.route('**/config.json', async (route) => {
      const config = (await (await route.fetch()).json()) as { tokenVendingMachines: object[] };
      const tokenVendingMachines = config.tokenVendingMachines.map((each) => ({ ...each, verifiedIds }));
      await route.fulfill({ json: { ...config, tokenVendingMachines } });
    });
    await ann.joinLive(server.url, { name: 'Ann' });
    return { ann, say: sayer(server.control) };
  }

  it('is told by the end of an id where the configuration says that ids are no names', async () => {
    const { ann, say } = await joinWhere('opaque');
    say('10769150350006150715', 'I am a member', 'Bob');
    say('10769150350006987654', 'I am another', 'Bob');
    say('guest:Cy', 'I am a guest');
    await ann.see('I am a guest');
    expect((await rowsOf(ann)).map(({ label }) => label)).toEqual([
      'ID 1 5 0 7 1 5, unverified Bob',
      'ID 9 8 7 6 5 4, unverified Bob',
      'Guest Cy',
    ]);
  });

  it('is a claim where the configuration denies that ids are verified', async () => {
    const { ann, say } = await joinWhere(false);
    say('Bob', 'I am a member');
    say('guest:Cy', 'I am a guest');
    await ann.see('I am a guest');
    expect((await rowsOf(ann)).map(({ label }) => label)).toEqual(['Unverified Bob', 'Guest Cy']);
    expect(await ann.page.getByText('Verified', { exact: true }).count()).toBe(0);
  });
});
