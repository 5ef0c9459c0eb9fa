// Two people chat, both from behind a proxy.

import type { Browser } from 'playwright-core';
import { ChatPage } from '../../support/chat-page.ts';
import type { PageHost } from '../../support/page-host.ts';

const SAYS_MS = 20_000;
const HEARD_MS = 15_000;
const LOOK_EVERY_MS = 100;

export interface ChatOutcome {
  /** What the status of the first says in the end. */
  readonly says: string;
  /** When it said so, ms after joining. */
  readonly afterMs: number;
  /** Whether each has read the other. */
  readonly isChat: boolean;
}

export async function playChat(options: {
  readonly browser: Browser;
  readonly host: PageHost;
  readonly origin: string;
  readonly room: string;
}): Promise<ChatOutcome> {
  const { browser, host, origin, room } = options;
  const pages = [await openBehind(browser, origin), await openBehind(browser, origin)] as const;
  const [ann, ben] = pages;
  try {
    for (const { page } of pages) await page.goto(host.url);
    const joinedAtMs = performance.now();
    await Promise.all([ann.join({ room, name: 'Ann' }), ben.join({ room, name: 'Ben' })]);
    const found = await lastStatus(ann, joinedAtMs);
    await ann.send('can you read me?');
    await ben.send('and you me?');
    const heard = await Promise.all([hears(ann, 'and you me?'), hears(ben, 'can you read me?')]);
    return { ...found, isChat: heard.every(Boolean) };
  } finally {
    for (const page of pages) await page.close();
  }
}

async function openBehind(browser: Browser, origin: string): Promise<ChatPage> {
  const chat = await ChatPage.open(browser);
  await chat.page.route('**/config.json', async (route) => {
    const config = (await (await route.fetch()).json()) as object;
    await route.fulfill({ json: { ...config, momentoEndpoint: origin } });
  });
  return chat;
}

/** The status that lasts, without its countdown. A room may seem live until its own messages are missing. */
async function lastStatus(chat: ChatPage, sinceMs: number): Promise<Omit<ChatOutcome, 'isChat'>> {
  let found = { says: '', afterMs: 0 };
  while (performance.now() - sinceMs < SAYS_MS) {
    const text = (await chat.status.textContent()) ?? '';
    const says = text.replace(/(, next try| in \d+ s|…).*$/, '');
    if (says !== found.says) found = { says, afterMs: performance.now() - sinceMs };
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  return found;
}

async function hears(chat: ChatPage, text: string): Promise<boolean> {
  try {
    await chat.log.getByText(text, { exact: true }).first().waitFor({ timeout: HEARD_MS });
    return true;
  } catch {
    return false;
  }
}
