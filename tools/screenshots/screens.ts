// Every picture, by its name: who looks with what, and what they do before it is taken.

import type { BrowserContextOptions } from 'playwright-core';
import { arabic, type Conversation, elsewhere, english, japanese } from './conversation.ts';
import type { Visitor } from './visitor.ts';

export interface Screen extends Pick<BrowserContextOptions, 'colorScheme' | 'contrast' | 'locale'> {
  readonly size: { readonly width: number; readonly height: number };
  readonly isPhone?: true;
  /** Those that the page offers to everybody. */
  readonly rooms: readonly string[];
  readonly reach: (visitor: Visitor) => Promise<void>;
}

const DESKTOP = { width: 1100, height: 860 };
const DIALOG = { width: 900, height: 760 };
const TALL = { width: 900, height: 1080 };
const SMALL = { width: 520, height: 480 };
const PHONE = { width: 390, height: 760 };

const ROOMS = [english.room, 'design', 'lunch'];

/** A room in the middle of a talk, with two more rooms where something is new. */
async function team(visitor: Visitor): Promise<void> {
  await visitor.enter(english);
  for (const room of ROOMS.slice(1)) await visitor.turnTo(room);
  await visitor.turnTo(english.room);
  await visitor.hear(english);
  for (const said of elsewhere) {
    await visitor.setTime(said.at);
    visitor.whisper(said);
    await visitor.page.getByText(said.text).first().waitFor();
  }
  await visitor.setTime('10:15');
  await visitor.beginsToWrite(english.room, 'Jonas');
}

/** The same without other rooms: narrow pages have the list of them behind a button. */
async function talk(visitor: Visitor, conversation: Conversation = english): Promise<void> {
  await visitor.enter(conversation);
  await visitor.hear(conversation);
}

async function openSettings({ page }: Visitor): Promise<void> {
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await page.getByRole('dialog', { name: 'Settings' }).getByRole('combobox').first().waitFor();
}

async function pointAt(visitor: Visitor, text: string): Promise<void> {
  await visitor.page.evaluate(() => customElements.whenDefined('message-actions').then(() => undefined));
  await visitor.log.getByText(text).hover();
  await visitor.page.getByRole('toolbar', { name: 'Message actions' }).waitFor();
}

/** Somebody with a phone, whose list of rooms is as that of the team. */
async function phone(visitor: Visitor): Promise<void> {
  // Rooms are entered where there is room for the list.
  await visitor.page.setViewportSize(DESKTOP);
  await team(visitor);
  await visitor.page.setViewportSize(PHONE);
  await visitor.page.getByRole('button', { name: /^Rooms/ }).waitFor();
}

export const screens: Readonly<Record<string, Screen>> = {
  room: { size: DESKTOP, rooms: ROOMS, reach: team },
  'room-dark': { size: DESKTOP, rooms: ROOMS, colorScheme: 'dark', reach: team },
  'room-phone': { size: PHONE, rooms: ROOMS, isPhone: true, reach: phone },
  'rooms-phone': {
    size: PHONE,
    rooms: ROOMS,
    isPhone: true,
    reach: async (visitor) => {
      await phone(visitor);
      await visitor.page.getByRole('button', { name: /^Rooms/ }).click();
      await visitor.page.getByRole('dialog', { name: 'Rooms' }).waitFor();
    },
  },
  // All pictures together must stay small.
  'room-contrast': { size: SMALL, rooms: ROOMS, contrast: 'more', reach: (visitor) => talk(visitor) },
  join: {
    size: TALL,
    rooms: ROOMS,
    reach: async (visitor) => {
      const { page } = visitor;
      await visitor.goto();
      await page.getByRole('radio', { name: 'Guest' }).waitFor();
      await page.getByRole('textbox', { name: 'Room' }).fill(english.room);
      await page.getByRole('textbox', { name: 'Your name' }).fill(english.me);
    },
  },
  'sign-in': {
    size: TALL,
    rooms: ROOMS,
    reach: async (visitor) => {
      const { page } = visitor;
      await visitor.goto();
      await page.getByRole('radio', { name: 'Member' }).check();
      await page.getByRole('textbox', { name: 'Username' }).fill('maya');
      await page.mouse.move(0, 0);
    },
  },
  people: {
    size: DIALOG,
    rooms: ROOMS,
    reach: async (visitor) => {
      await talk(visitor);
      await visitor.setTime('10:15');
      await visitor.beginsToWrite(english.room, 'Priya');
      await visitor.button('Who is here').click();
      const dialog = visitor.page.getByRole('dialog', { name: 'People in this room' });
      await dialog.getByRole('list', { name: 'Here now' }).getByText('Priya').waitFor();
    },
  },
  search: {
    size: DIALOG,
    rooms: ROOMS,
    reach: async (visitor) => {
      await talk(visitor);
      await visitor.button('Search').click();
      await visitor.page.getByRole('searchbox').fill('cache');
      await visitor.page.getByText(/^1 of \d+$/).waitFor();
    },
  },
  message: {
    size: DIALOG,
    rooms: ROOMS,
    reach: async (visitor) => {
      await talk(visitor);
      await pointAt(visitor, 'You have a draft');
    },
  },
  reactions: {
    size: DIALOG,
    rooms: ROOMS,
    reach: async (visitor) => {
      await talk(visitor);
      await pointAt(visitor, 'Signing in takes');
      await visitor.button('React').click();
      await visitor.page.getByRole('group', { name: 'React with' }).waitFor();
    },
  },
  suggestions: {
    size: DIALOG,
    rooms: ROOMS,
    reach: async (visitor) => {
      await talk(visitor);
      await visitor.composer.pressSequentially('Nice :ta');
      await visitor.page.getByRole('listbox').getByRole('option').first().waitFor();
    },
  },
  settings: {
    size: DIALOG,
    rooms: ROOMS,
    reach: async (visitor) => {
      await talk(visitor);
      await openSettings(visitor);
    },
  },
  'check-up': {
    size: DIALOG,
    rooms: ROOMS,
    reach: async (visitor) => {
      // It compares the clock of the device with that of the service.
      await visitor.page.clock.setFixedTime(new Date());
      await visitor.goto();
      await openSettings(visitor);
      await visitor.page.getByRole('tab', { name: 'Connection' }).click();
      await visitor.button('Open the check-up').click();
      await visitor.button('Run check-up').click();
      await visitor.button('Copy report').waitFor();
      await visitor.button('Run check-up').evaluate((button) => button.scrollIntoView({ block: 'start' }));
    },
  },
  offline: {
    size: DIALOG,
    rooms: ROOMS,
    reach: async (visitor) => {
      await talk(visitor);
      await visitor.setTime('10:16');
      await visitor.page.context().setOffline(true);
      await visitor.untilLive('Offline');
      await visitor.say('Back in the tunnel, I send this later.');
      await visitor.log.getByRole('img', { name: 'Sending' }).waitFor();
    },
  },
  arabic: {
    size: DIALOG,
    rooms: [arabic.room],
    locale: arabic.locale,
    reach: (visitor) => talk(visitor, arabic),
  },
  japanese: {
    size: DIALOG,
    rooms: [japanese.room],
    locale: japanese.locale,
    reach: (visitor) => talk(visitor, japanese),
  },
};
