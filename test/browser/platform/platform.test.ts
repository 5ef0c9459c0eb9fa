import type { Browser, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { ChatPage } from '../../support/chat-page.ts';
import { it } from '../../support/side-by-side.ts';
import type { Stage } from '../../support/stage.ts';
import { breakPlatform } from './break-platform.ts';
import { type Outcome, PLATFORM_CELLS } from './platform-cells.ts';

/** Pages that no cell is using. */
const free: ChatPage[] = [];

/** A page for which something is prepared that runs before all scripts of it, until the end of `act`. */
async function visit(
  { browser, stage }: { readonly browser: Browser; readonly stage: Stage },
  prepare: (page: Page) => ReturnType<Page['addInitScript']>,
  act: (ann: ChatPage) => Promise<void>,
): Promise<void> {
  const { url } = await stage.host();
  const ann = free.pop() ?? (await ChatPage.open(browser));
  const prepared = await prepare(ann.page);
  await ann.goto(url);
  await act(ann);
  await prepared.dispose();
  await ann.leave(url);
  free.push(ann);
}

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
  it.concurrent.for(CELLS)('$name', async ({ name, outcome, ...broken }, { browser, stage }) => {
    await visit(
      { browser, stage },
      (page) => page.addInitScript(breakPlatform, broken),
      (ann) => arrive[outcome](ann, name.slice(0, 50)),
    );
  });
});

describe('A system that names its languages in its own way', () => {
  it.concurrent.for([['en-US@posix'], ['C'], [''], ['en_US.UTF-8'], [null, 7, {}], [], null])(
    'keeps nobody out: %j',
    async (languages, { browser, stage }) => {
      const sayThem = (page: Page) =>
        page.addInitScript((said) => {
          Object.defineProperty(navigator, 'languages', { value: said });
        }, languages);
      await visit({ browser, stage }, sayThem, (ann) =>
        arrive.room(ann, JSON.stringify(languages).slice(0, 50)),
      );
    },
  );
});
