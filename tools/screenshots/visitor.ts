import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { ChatSite } from './chat-site.ts';
import type { Conversation, Line } from './conversation.ts';

const TIME_ZONE = 'Europe/Berlin';

interface Visit {
  readonly site: ChatSite;
  /** Those that the page offers to everybody. */
  readonly rooms: readonly string[];
}

type Told = Exclude<Line, { readonly says: string }>;

/** Somebody in front of the page, on a day that never changes. */
export class Visitor {
  readonly page: Page;
  readonly #site: ChatSite;

  private constructor(site: ChatSite, page: Page) {
    this.#site = site;
    this.page = page;
  }

  static async open(
    browser: Browser,
    { site, rooms, ...options }: BrowserContextOptions & Visit,
  ): Promise<Visitor> {
    const context = await browser.newContext({
      locale: 'en-US',
      timezoneId: TIME_ZONE,
      deviceScaleFactor: 2,
      reducedMotion: 'reduce',
      colorScheme: 'light',
      // One would answer in the place of the routes below.
      serviceWorkers: 'block',
      ...options,
    });
    const page = await context.newPage();
    await page.route('**/config.json', async (route) => {
      const config = (await (await route.fetch()).json()) as object;
      await route.fulfill({ json: { ...config, rooms, typing: true } });
    });
    const visitor = new Visitor(site, page);
    await visitor.setTime('10:00');
    return visitor;
  }

  get log() {
    return this.page.getByRole('log');
  }

  /** Where one writes; in every language it is the only field of several lines. */
  get composer() {
    return this.page.locator('textarea');
  }

  button(name: string) {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** Timers go on by themselves; what the page calls "now" stands still. */
  setTime(at: string): Promise<void> {
    return this.page.clock.setFixedTime(dateAt(at));
  }

  async goto(): Promise<void> {
    await this.page.goto(this.#site.url);
  }

  async enter({ room, me, live, joined }: Conversation): Promise<void> {
    await this.goto();
    await this.page.getByRole('textbox').nth(0).fill(room);
    await this.page.getByRole('textbox').nth(1).fill(me);
    await this.page.getByRole('textbox').nth(1).press('Enter');
    await this.untilLive(live);
    await this.log.getByText(joined).waitFor();
  }

  async untilLive(live = 'Live'): Promise<void> {
    await this.page
      .getByRole('status')
      .filter({ hasText: new RegExp(`^${live}`) })
      .waitFor();
  }

  async turnTo(room: string): Promise<void> {
    await this.page.getByRole('navigation').getByText(room, { exact: true }).click();
    await this.page.getByRole('heading', { name: room, level: 1, exact: true }).waitFor();
    await this.untilLive();
    await this.page.mouse.move(0, 0);
  }

  /** Has all of it said, and returns when it is shown. */
  async hear(conversation: Conversation): Promise<void> {
    for (const line of conversation.lines) {
      await this.setTime(line.at);
      if ('says' in line) {
        await this.say(line.first ?? line.says);
        // In every language: it is on the topic.
        await this.log.locator('.row.own.seen').last().waitFor();
        if (line.first !== undefined) await this.#changeLast(line.says);
      } else {
        await this.#told(conversation, line);
      }
    }
  }

  async say(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press('Enter');
    await this.log.getByText(plain(text)).waitFor();
  }

  /** Somebody begins to write. */
  async beginsToWrite(room: string, name: string): Promise<void> {
    const event = { event: 'person_here', username: name, forS: 900, isTyping: true };
    this.#site.say({ room, publisherId: name, event });
    await this.page.getByText(`${name} is typing…`).waitFor();
  }

  /** What somebody says in a room that is not in view. */
  whisper({
    room,
    at,
    by,
    name,
    text,
  }: {
    room: string;
    at: string;
    by: string;
    name: string;
    text: string;
  }) {
    this.#site.say({
      room,
      publisherId: by,
      event: { event: 'message', username: name, text, timestamp: dateAt(at).getTime() },
    });
  }

  async #told({ room, people, lines }: Conversation, line: Told): Promise<void> {
    const said = { username: people[line.by], timestamp: dateAt(line.at).getTime() };
    const say = (event: object) =>
      this.#site.say({ room, publisherId: line.by, event: { ...said, ...event } });
    if ('joins' in line) {
      say({ event: 'user_joined' });
      await this.log
        .getByText(people[line.by] ?? '', { exact: true })
        .first()
        .waitFor();
    } else if ('reacts' in line) {
      const { by: targetPublisherId } = saidUnder(line.to, lines);
      const id = `${line.by}-${line.to}`;
      say({ event: 'message_reacted', id, target: line.to, targetPublisherId, reactions: line.reacts });
      const [emoji = ''] = line.reacts;
      await this.log.getByRole('group').getByText(emoji).first().waitFor();
    } else {
      const { id, text } = line;
      const answered = line.replyTo === undefined ? undefined : saidUnder(line.replyTo, lines);
      const replyTo = answered && { id: answered.id, publisherId: answered.by, text: plain(answered.text) };
      say({ event: 'message', id, text, ...(replyTo && { replyTo }) });
      await this.log.getByText(firstWords(text)).first().waitFor();
    }
  }

  async #changeLast(text: string): Promise<void> {
    await this.log.getByRole('img', { name: 'Delivered' }).waitFor();
    await this.composer.press('ArrowUp');
    await this.page.getByText('Editing your message').waitFor();
    await this.composer.fill(text);
    await this.composer.press('Enter');
    await this.log.getByText('edited').first().waitFor();
  }

  close(): Promise<void> {
    return this.page.context().close();
  }
}

function saidUnder(id: string, lines: readonly Line[]) {
  const found = lines.find((line) => 'id' in line && line.id === id);
  if (!found || !('id' in found)) throw new Error(`unable to play the conversation; nobody says "${id}"`);
  return found;
}

/** As it is drawn, without marks. */
function plain(text: string): string {
  return text.replaceAll(/[*_]+/g, '');
}

/** What of a text stands in one piece on the screen. */
function firstWords(text: string): string {
  return (
    text
      .split(/[*_\n@]/)
      .find((part) => part.trim() !== '')
      ?.trim() ?? text
  );
}

function dateAt(time: string): Date {
  return new Date(`2026-06-10T${time}:00+02:00`);
}
