// Every screen of the page, and the way there. To open a page costs more than to go on in it, so some ways begin where
// another screen is shown.

import { expect } from 'vitest';
import { staff } from '../../local/staff.ts';
import type { ChatApp } from '../../src/ui/page/chat-app.ts';
import type { BrowserTest } from '../support/browser-test.ts';
import type { ChatPage } from '../support/chat-page.ts';
import { Member } from '../support/member.ts';
import type { PageHost } from '../support/page-host.ts';

const LOBBY = { cacheName: 'chat', topicName: 'lobby' };
const [WRITER, READER] = staff;
if (!WRITER || !READER) throw new Error('the local machine has no staff');

/** Leads somebody to a screen. */
export type Way = (ann: ChatPage, server: PageHost) => Promise<unknown>;

interface WayOn {
  /** The screen where it begins; without, a page that is not loaded yet. */
  readonly after?: string;
  readonly way: Way;
}

export const enter: Way = (ann, { url }) => ann.joinLive(url, { name: 'Ann' });

/** In the lobby, one message of each kind that others send there. */
export function sayAllKinds({ control }: PageHost): void {
  const say = (publisherId: string, text: string, more: object = {}) => {
    const message = { event: 'message', username: 'Bob', text, timestamp: Date.now(), ...more };
    control.publish({ ...LOBBY, publisherId }, { text: JSON.stringify(message) });
  };
  const joined = { event: 'user_joined', username: 'Bob', timestamp: Date.now() };
  control.publish({ ...LOBBY, publisherId: 'Bob' }, { text: JSON.stringify(joined) });
  say('Bob', 'from a member');
  say('Bob', 'and once more');
  say('guest:Bob', 'from a guest');
  say('', 'from anybody');
  say('guest:B\u043eb', 'in two alphabets');
  say('guest:Cy', 'see https://example.org/a?b=c for more');
  say('guest:Cy', '**bold**, _italic_, ~~gone~~, `code`\n```\nand more\n```', { id: 'id-1' });
  const answered = { id: 'id-1', publisherId: 'guest:Cy', text: 'bold' };
  say('Bob', 'to what is here', { replyTo: answered });
  say('Bob', 'to what is not', { replyTo: { ...answered, id: 'id-0' } });
  say('Bob', 'is this for @Ann?');
  say('guest:Cy', 'a long story, line by line\n'.repeat(60));
  say('guest:Cy', 'שלום לכולם', { id: 'id-3' });
  const reacted = { event: 'message_reacted', username: 'Bob', timestamp: Date.now(), id: 'id-2' };
  const target = { target: 'id-3', targetPublisherId: 'guest:Cy', reactions: ['👍', '🎉'] };
  control.publish({ ...LOBBY, publisherId: 'Bob' }, { text: JSON.stringify({ ...reacted, ...target }) });
  control.publish(LOBBY, { binary: new Uint8Array([104, 105, 0, 255]) });
}

/** One message of each kind that a room draws. */
async function fillRoom(ann: ChatPage, server: PageHost): Promise<void> {
  const { control } = server;
  sayAllKinds(server);
  await ann.send('from me, with `code`');
  await ann.log.getByRole('img', { name: 'Delivered' }).waitFor();
  control.refuse({ operation: 'publish', status: 'INVALID_ARGUMENT' });
  await ann.send('did not go out');
  await ann.log.getByText(/Not sent/).waitFor();
  await ann.log.getByRole('group', { name: 'Reactions' }).waitFor();
}

/** With the message "from me". */
async function chooseAction(ann: ChatPage, name: string): Promise<void> {
  await ann.log.getByText('from me').hover();
  await ann.page.getByRole('toolbar', { name: 'Message actions' }).getByRole('button', { name }).click();
}

/** The one in front of all others. */
async function closeDialog({ page }: ChatPage): Promise<void> {
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

export async function openSettings(ann: ChatPage): Promise<void> {
  await ann.button('Settings').click();
  await ann.page.getByRole('dialog', { name: 'Settings' }).waitFor();
}

async function toConnection({ page }: ChatPage): Promise<void> {
  await page.getByRole('tab', { name: 'Connection' }).click();
}

interface Login {
  readonly userName: string;
  readonly password: string;
}

async function signIn({ page }: ChatPage, { userName, password }: Login): Promise<void> {
  await page.getByRole('textbox', { name: 'Username' }).fill(userName);
  await page.getByLabel('Password').fill(password);
  await page.getByLabel('Password').press('Enter');
}

async function chooseWay({ page }: ChatPage, { url }: PageHost, machine: string): Promise<void> {
  await page.goto(url);
  await page.getByRole('radio', { name: machine }).check();
  await page.getByLabel('Password', { exact: true }).waitFor();
}

/** What the page is served with. */
const configure = ({ page }: ChatPage, config: object) =>
  page.route('**/config.json', (route) => route.fulfill({ json: config }));

const on = (after: string, way: Way): WayOn => ({ after, way });

export const SCREENS: Readonly<Record<string, Way | WayOn>> = {
  'the form of the shell, which did not start': async (ann, { url }) => {
    await ann.page.route(/\/assets\/page-/, (route) => route.fulfill({ status: 404, body: 'Not found' }));
    await ann.goto(url);
    await ann.alert.getByText('This page did not start.').waitFor();
  },
  'the way in': async (ann, { url }) => {
    await ann.goto(url);
    await ann.page.getByRole('radio', { name: 'Guest' }).waitFor();
    await ann.joinButton.waitFor();
  },
  'the way in, with what is wrong': on('the way in', async (ann) => {
    await ann.page.getByRole('textbox', { name: 'Room' }).fill('a/b');
    await ann.joinButton.click();
    await ann.page.locator('[aria-invalid=true]').first().waitFor();
  }),
  'the settings': on('the way in, with what is wrong', openSettings),
  'the settings of a machine, with what is wrong': on('the settings', async (ann) => {
    await toConnection(ann);
    await ann.button('Edit “Member”').click();
    const dialog = ann.page.getByRole('dialog', { name: 'Settings' });
    await dialog.getByRole('textbox', { name: 'URL', exact: true }).fill('http://guest.example/');
    await ann.button('Done with “Member”').click();
    await ann.button('Save').click();
    await dialog.locator('[aria-invalid=true]').waitFor();
  }),
  'an empty room': enter,
  'what can be written': on('an empty room', async (ann) => {
    await ann.send('/help');
    await ann.page.getByRole('dialog', { name: 'What you can write' }).waitFor();
  }),
  'the settings in front of a room': on('what can be written', async (ann) => {
    await closeDialog(ann);
    await openSettings(ann);
  }),
  'a room with messages of each kind': on('the settings in front of a room', async (ann, server) => {
    await closeDialog(ann);
    await fillRoom(ann, server);
  }),
  'the people of a room': on('a room with messages of each kind', async (ann) => {
    await ann.button('Who is here').click();
    await ann.page.getByRole('dialog', { name: 'People in this room' }).waitFor();
  }),
  'a question in front of the room': on('the people of a room', async (ann) => {
    await closeDialog(ann);
    await ann.button('Leave').click();
    await ann.button('Stay').waitFor();
  }),
  'a room with a message that is folded': async (ann, server) => {
    await enter(ann, server);
    await ann.send('a long story, line by line\n'.repeat(60));
    await ann.button('Show more').waitFor();
    await ann.log.getByRole('img', { name: 'Delivered' }).waitFor();
  },
  'a room with a search, and somebody who is muted': async (ann, server) => {
    await enter(ann, server);
    // What comes below the mouse would move the message away from it.
    await ann.log.getByText('You joined').waitFor();
    for (const publisherId of ['guest:Bob', 'guest:Cy', '']) {
      const message = {
        event: 'message',
        username: 'Dan',
        text: `from ${publisherId}`,
        timestamp: Date.now(),
      };
      server.control.publish({ ...LOBBY, publisherId }, { text: JSON.stringify(message) });
    }
    await ann.see('from');
    await ann.log.getByText('from guest:Bob').hover();
    await ann.button('Mute this person').click();
    await ann.page.getByRole('dialog', { name: /^Mute/ }).waitFor();
    await ann.page.getByRole('button', { name: 'Mute', exact: true }).click();
    await ann.log.getByText(/^Muted:/).waitFor();
    await ann.button('Search').click();
    await ann.page.getByRole('searchbox').fill('from');
    await ann.page.getByText(/^1 of \d+$/).waitFor();
  },
  'a message and what can be done with it, and its reactions to choose from': async (ann, server) => {
    await enter(ann, server);
    // What comes below the mouse would move the message away from it.
    await ann.log.getByText('You joined').waitFor();
    await ann.send('from me');
    await ann.log.getByRole('img', { name: 'Delivered' }).waitFor();
    await chooseAction(ann, 'React');
    await ann.page.getByRole('button', { name: 'Heart', exact: true }).waitFor();
  },
  'an answer that is being written, with suggestions': on(
    'a message and what can be done with it, and its reactions to choose from',
    async (ann) => {
      await ann.page.keyboard.press('Escape');
      await chooseAction(ann, 'Reply');
      await ann.composer.pressSequentially(':sm');
      await ann.page.getByRole('listbox').waitFor();
    },
  ),
  'a message that is being edited': on('an answer that is being written, with suggestions', async (ann) => {
    await ann.composer.fill('');
    await ann.composer.press('Escape');
    await chooseAction(ann, 'Edit');
    await ann.until('the message', async () => (await ann.composer.inputValue()) === 'from me');
  }),
  'a room in trouble': async (ann, { url, breakMachine }) => {
    breakMachine({ status: 500, body: '{}' });
    await ann.goto(url);
    await ann.join({ name: 'Ann' });
    await ann.alert.filter({ hasText: /has a problem/ }).waitFor();
  },
  'a room to read': async (ann, server) => {
    server.control.withhold(['publish']);
    await ann.goto(server.url);
    await ann.join({ name: 'Ann' });
    await ann.status.filter({ hasText: /^Live, read only/ }).waitFor();
  },
  'several rooms, with what is unread, closed and wrong': async (ann, server) => {
    await enter(ann, server);
    for (const room of ['kitchen', 'garden', 'cellar']) await ann.goOn(room);
    const message = { event: 'message', username: 'Bob', text: 'hello', timestamp: Date.now() };
    server.control.publish({ ...LOBBY, topicName: 'garden' }, { text: JSON.stringify(message) });
    await ann.roomEntry('garden').getByText('1 new message').waitFor();
    await ann
      .roomEntry('lobby')
      .getByText(/^Closed/)
      .waitFor();
    await ann.button('Open').click();
    await ann.page.getByText('Enter the name of a room.').waitFor();
  },
  'a line where one stopped reading': async (ann, server) => {
    await enter(ann, server);
    await ann.goOn('kitchen');
    const message = { event: 'message', username: 'Bob', text: 'hello', timestamp: Date.now() };
    server.control.publish(LOBBY, { text: JSON.stringify(message) });
    await ann.roomEntry('lobby').getByText('1 new message').waitFor();
    await ann.turnTo('lobby');
    await ann.log.getByText('New messages').waitFor();
  },
  'the list of rooms in front of the room': async (ann, server) => {
    await ann.page.setViewportSize({ width: 390, height: 760 });
    await enter(ann, server);
    await ann.button('Rooms').click();
    await ann.page.getByRole('dialog', { name: 'Rooms' }).waitFor();
  },
  'the check-up before it runs': async (ann, { url }) => {
    await ann.goto(url);
    await openSettings(ann);
    await toConnection(ann);
    await ann.button('Open the check-up').click();
    await ann.button('Run check-up').waitFor();
  },
  'the check-up and what it found': on('the check-up before it runs', async (ann, { control }) => {
    control.withhold(['publish']);
    await ann.button('Run check-up').click();
    await ann.button('Copy report').waitFor();
  }),
  'the form for user name and password': (ann, server) => chooseWay(ann, server, 'Staff'),
  'a password that is wrong': on('the form for user name and password', async (ann) => {
    await signIn(ann, { userName: 'somebody', password: 'not-this-one' });
    await ann.alert.filter({ hasText: /Username or password is wrong/ }).waitFor();
  }),
  'the way in of whoever has signed in': on('a password that is wrong', async (ann) => {
    await signIn(ann, READER);
    await ann.button('Sign out').waitFor();
  }),
  'the form of Cognito': (ann, server) => chooseWay(ann, server, 'Member'),
  'the form of Cognito for a new account': on('the form of Cognito', async (ann) => {
    await ann.button('Create an account').click();
    await ann.page.getByRole('heading', { name: 'Create an account' }).waitFor();
  }),
  'the form of Cognito for a forgotten password': on('the form of Cognito', async (ann) => {
    await ann.button('Forgot your password?').click();
    await ann.page.getByRole('heading', { name: 'Forgot your password?' }).waitFor();
  }),
  'the choice of where the code comes from': async (ann, { url }) => {
    const member = new Member(ann);
    await member.arrive(url);
    await member.signIn('choice');
    await member.reach('One more step');
  },
  'the picture for an authenticator app': async (ann, { url }) => {
    const member = new Member(ann);
    await member.arrive(url);
    await member.signIn('setup');
    await ann.page.getByRole('img', { name: /QR code/ }).waitFor();
  },
  'signing in again in front of the room': async (ann, server) => {
    await chooseWay(ann, server, 'Staff');
    await signIn(ann, WRITER);
    await ann.joinButton.click();
    await ann.untilLive();
    const headers = { 'Access-Control-Allow-Origin': '*' };
    await ann.page.route(/\/lambda\/prod\/$/, (route) => route.fulfill({ status: 401, headers }));
    server.control.expireTokens();
    await ann.page.getByRole('dialog', { name: 'Sign in again' }).waitFor();
  },
  'the page for setting up': async (ann, { url }) => {
    await configure(ann, {});
    await ann.goto(url);
    await ann.page.getByRole('heading', { name: 'Almost there' }).waitFor();
  },
  'a configuration that is wrong': async (ann, { url }) => {
    await configure(ann, { cacheName: 7, tokenVendingMachines: [{ name: 'Guest', auth: 'card' }] });
    await ann.goto(url);
    await ann.page.locator('config-problems').getByRole('heading').first().waitFor();
  },
  'the notice of a part that cannot be loaded': async (ann, { url, removeFiles }) => {
    await ann.goto(url);
    await ann.joinButton.waitFor();
    removeFiles('settings-dialog');
    await ann.button('Settings').click();
    await ann.alert.filter({ hasText: /Reload/ }).waitFor();
  },
  'the notice of an error that nobody expected': async (ann, server) => {
    await enter(ann, server);
    await ann.page.locator('chat-app').evaluate((app: ChatApp) => app.onFailure(new Error('broken')));
    await ann.page.locator('unexpected-error').getByRole('heading').waitFor();
    // The console has it too.
    await expect.poll(() => ann.complaints.splice(0)).toEqual([expect.stringContaining('broken')]);
  },
};

const wayTo = (name: string): WayOn => {
  const found = SCREENS[name];
  if (!found) throw new Error(`unable to show the screen “${name}”; there is none`);
  return typeof found === 'function' ? { way: found } : found;
};

/** To a screen, from nothing or from the one that is shown. */
async function lead(name: string, { ann, server, shown }: Visit): Promise<void> {
  const { after, way } = wayTo(name);
  if (after !== undefined && after !== shown) await lead(after, { ann, server, shown });
  await way(ann, server);
}

/** Whether the way to a screen leads over this one. */
function leadsOver(name: string, shown: string | undefined): boolean {
  const { after } = wayTo(name);
  return after !== undefined && (after === shown || leadsOver(after, shown));
}

interface Visit {
  readonly ann: ChatPage;
  readonly server: PageHost;
  readonly shown: string | undefined;
}

/**
 * Call it once in a suite.
 * @returns what leads somebody to a screen: in the page of the test before, if the way leads over the screen that it shows
 */
export function useScreens(
  { share }: BrowserTest,
  options?: Parameters<BrowserTest['open']>[0],
): (name: string) => Promise<ChatPage> {
  let shown: string | undefined;
  const visit = share(async ({ host, open }) => {
    shown = undefined;
    return { server: await host(), ann: await open(options) };
  });
  return async (name) => {
    const { ann, server } = await visit({ anew: !leadsOver(name, shown) });
    await lead(name, { ann, server, shown });
    shown = name;
    return ann;
  };
}
