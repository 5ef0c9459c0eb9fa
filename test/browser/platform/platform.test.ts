import { afterAll, describe, expect, inject } from 'vitest';
import type { ChatPage } from '../../support/chat-page.ts';
import { type PageHost, startPageHost } from '../../support/page-host.ts';
import { it } from '../../support/side-by-side.ts';
import { breakPlatform } from './break-platform.ts';
import { type Outcome, PLATFORM_CELLS } from './platform-cells.ts';

// One host for all: each cell has a browser context and a room of its own.
let host: Promise<PageHost> | undefined;
const urlOfHost = async () =>
  (await (host ??= startPageHost({ pageDir: inject('pageDir'), lacksWorker: true }))).url;
afterAll(async () => (await host)?.close());

const CELLS = PLATFORM_CELLS.flatMap(({ api, troubles, outcome }) =>
  troubles.map((trouble) => ({ name: `${api.join(', ')}: ${trouble}`, api, trouble, outcome })),
);

const arrive: Readonly<Record<Outcome, (page: ChatPage, room: string) => Promise<void>>> = {
  room: async (ann, room) => {
    await ann.join({ room, name: 'Ann' });
    await ann.untilLive();
    await ann.send('hello');
    await ann.see('hello');
    expect(ann.complaints).toEqual([]);
  },
  shell: async ({ page, shellButton }) => {
    await page.getByText('This page did not start.').waitFor();
    await page.getByText('Diese Seite ist nicht gestartet.').waitFor();
    expect(await shellButton.isDisabled()).toBe(true);
  },
  notice: async ({ page, joinButton }, room) => {
    await page.getByRole('textbox', { name: 'Room' }).fill(room);
    await page.getByRole('textbox', { name: 'Your name' }).fill('Ann');
    await joinButton.click();
    const notice = page.getByRole('alert').filter({ hasText: 'Something went wrong in this page' });
    await notice.first().waitFor();
    await notice
      .getByText(/Error: .*(?:TextEncoder|TextDecoder|refused by the test)/)
      .first()
      .waitFor();
    await page.getByText('could not be loaded').waitFor({ state: 'detached' });
  },
  refusal: async (ann, room) => {
    await ann.join({ room, name: 'Ann' });
    await ann.alert.filter({ hasText: 'This browser cannot receive messages' }).waitFor();
  },
  config: ({ page }) => page.getByText('config.json').first().waitFor(),
};

describe('A browser without', () => {
  it.concurrent.for(CELLS)('$name', async ({ name, outcome, ...broken }, { stage }) => {
    const ann = await stage.open();
    await ann.page.addInitScript(breakPlatform, broken);
    await ann.goto(await urlOfHost());
    await arrive[outcome](ann, name.slice(0, 50));
    // What is thrown at a page that cannot start, or has to say so, stands in the console too.
    if (outcome !== 'room') ann.complaints.length = 0;
  });
});

describe('A system that names its languages in its own way', () => {
  it.concurrent.for([['en-US@posix'], ['C'], [''], ['en_US.UTF-8'], [null, 7, {}], [], null])(
    'keeps nobody out: %j',
    async (languages, { stage }) => {
      const ann = await stage.open();
      await ann.page.addInitScript((said) => {
        Object.defineProperty(navigator, 'languages', { value: said });
      }, languages);
      await ann.goto(await urlOfHost());
      await arrive.room(ann, JSON.stringify(languages).slice(0, 50));
    },
  );
});
