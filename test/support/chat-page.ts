// The page as a person uses it: every step is found by its role and name.

import type { Browser, BrowserContext, BrowserContextOptions, CDPSession, Page } from 'playwright-core';
import type { Target } from './engines/in-page.ts';
import { type Answer, callInPage, type InPage } from './engines/in-page-source.ts';
import { COMPOSER, LOG, STATUS, textbox } from './engines/person.ts';
import { until } from './until.ts';

export interface Visitor {
  readonly room?: string;
  readonly name: string;
}

/**
 * Chromium's own lines for a request that failed, a worker's script included, and for `autofocus` in a dialog that it did
 * not open by itself.
 */
const BY_BROWSER =
  /^Failed to load resource:|has been blocked by CORS policy|net::ERR_|^Autofocus processing was blocked|error occurred when fetching the script|A bad HTTP response code \(404\) was received when fetching the script|^Failed to load module script:|^The script (resource is behind a redirect|has an unsupported MIME type)/;

/** In CSS pixels. Just wide enough for the list of rooms beside the room: what is drawn costs by its size. */
const VIEWPORT = { width: 960, height: 480 };
const MOST_SHOWN = 4_000;
// A machine with other work to do takes several times as long for each step as an idle one. No test waits in vain.
const PATIENCE_MS = 60_000;

export class ChatPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Page errors, and console lines that are not the browser's own for an injected fault. */
  readonly complaints: string[] = [];
  #devTools: Promise<CDPSession> | undefined;

  private constructor(context: BrowserContext, page: Page) {
    this.context = context;
    this.page = page;
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('pageerror', (error) => this.complaints.push(`page error: ${error.stack ?? error.message}`));
    page.on('console', (message) => {
      if (!BY_BROWSER.test(message.text())) this.complaints.push(`console: ${message.text()}`);
    });
  }

  /**
   * A browser of its own as far as the page can tell; its user reads English, whose words the tests know, and wants
   * nothing to move: without a GPU, drawing what moves sixty times a second took a fifth of a run's processor time.
   */
  static async open(
    browser: Browser,
    options: Pick<
      BrowserContextOptions,
      'hasTouch' | 'ignoreHTTPSErrors' | 'isMobile' | 'locale' | 'reducedMotion' | 'viewport'
    > = {},
  ) {
    const quietly = { locale: 'en-US', reducedMotion: 'reduce', viewport: VIEWPORT } as const;
    const context = await browser.newContext({ ...quietly, ...options });
    return new ChatPage(context, await context.newPage());
  }

  /** Opens another tab of the same browser. */
  async openTab(): Promise<ChatPage> {
    return new ChatPage(this.context, await this.context.newPage());
  }

  /** The same tab once more, as "Duplicate tab" makes it: with a copy of what this one keeps for itself. */
  async duplicate(): Promise<ChatPage> {
    const opened = this.context.waitForEvent('page');
    await this.page.evaluate(() => void window.open(location.href));
    return new ChatPage(this.context, await opened);
  }

  async ask<Name extends keyof InPage>(name: Name, ...args: Parameters<InPage[Name]>): Promise<Answer<Name>> {
    return (await this.page.evaluate(callInPage(name, args))) as Answer<Name>;
  }

  async goto(url: string): Promise<void> {
    await this.page.goto(url);
  }

  get status() {
    return this.page.getByRole('status');
  }

  get log() {
    return this.page.getByRole('log', { name: 'Messages' });
  }

  get composer() {
    return this.page.getByRole('textbox', { name: 'Message', exact: true });
  }

  get alert() {
    return this.page.getByRole('alert');
  }

  /** Of the form that the script draws. */
  get joinButton() {
    return this.#joinButtonOf('chat-join');
  }

  /** Of the form in index.html, which is there before any script. */
  get shellButton() {
    return this.#joinButtonOf('chat-app > main');
  }

  button(name: string) {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** Fills the join form in by keyboard and enters; returns when the room is there, live or not. */
  async join({ room = 'lobby', name }: Visitor): Promise<void> {
    await this.#write(room, textbox('Room'));
    await this.#write(name, textbox('Your name'));
    await this.page.keyboard.press('Enter');
    await this.until('a room', async () => (await this.ask('countOf', LOG)) > 0);
  }

  async joinLive(url: string, visitor: Visitor): Promise<void> {
    await this.goto(url);
    await this.join(visitor);
    await this.untilLive();
  }

  async untilLive(): Promise<void> {
    await this.until('“Live”', () => this.hasText(STATUS, /^Live/));
  }

  /** Whether one of these that are to be seen says so. */
  async hasText(target: Target, words: RegExp): Promise<boolean> {
    return (await this.ask('textsOf', target)).some((text) => words.test(text));
  }

  /**
   * Waits until `look` brings true, which asks the page: a locator has the browser read 345 kB of script first. Where it
   * is in vain, the error says what was on the screen instead.
   */
  async until(what: string, look: () => Promise<boolean>): Promise<void> {
    const isThere = () => look().catch(falseWhileLeaving);
    await this.tellingWhatIsShown(until(what, isThere, { withinMs: PATIENCE_MS }));
  }

  /** Waits for what can be done with messages: it is loaded when they are drawn. */
  untilActionsAreLoaded(): Promise<void> {
    return this.page.evaluate(async () => {
      await customElements.whenDefined('message-actions');
    });
  }

  /** As `wait`; where it is in vain, the error says what was on the screen instead. */
  async tellingWhatIsShown<T>(wait: Promise<T>): Promise<T> {
    try {
      return await wait;
    } catch (cause) {
      const shown = await this.page.locator('body').ariaSnapshot().catch(String);
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new Error(`${why}\n${this.page.url()} shows:\n${withoutMiddle(shown)}`, { cause });
    }
  }

  async send(text: string): Promise<void> {
    await this.#write(text, COMPOSER);
    await this.page.keyboard.press('Enter');
  }

  /** The room of this name in the list of rooms. */
  roomEntry(name: string) {
    return this.page.locator('room-list .room').filter({ has: this.page.getByText(name, { exact: true }) });
  }

  /** Goes to a room that is not in the list, from that; returns when it is live. */
  async goOn(room: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Go to another room' }).fill(room);
    await this.button('Open').click();
    await this.seeRoom(room);
    await this.untilLive();
  }

  /** Goes to a room by the list. */
  async turnTo(room: string): Promise<void> {
    await this.roomEntry(room).click();
    await this.seeRoom(room);
  }

  /** Waits until a room is in view. */
  async seeRoom(name: string): Promise<void> {
    await this.page.getByRole('heading', { name, level: 1, exact: true }).waitFor();
  }

  /** Waits until a message is shown. */
  async see(text: string): Promise<void> {
    await this.until(`“${text}” among the messages`, () => this.ask('isInLog', text));
  }

  /** To the oldest message. */
  toFirstRow(): Promise<void> {
    return this.press(LOG, 'Home');
  }

  /** Presses a key on it; a locator's `click` takes far more of the processor. */
  async press(target: Target, key = 'Enter'): Promise<void> {
    await this.until(`the focus on the ${target.role} “${target.name}”`, async () => {
      await this.ask('focus', target);
      return this.ask('hasFocus', target);
    });
    await this.page.keyboard.press(key);
  }

  /**
   * Leaves the host of this address, with nothing kept of it: another one may get its port. The page can be used again then,
   * which takes the processor a quarter less than to open one; what a test did to the page itself, it has to take back.
   */
  async leave(url: string): Promise<void> {
    this.#devTools ??= this.context.newCDPSession(this.page);
    await this.page.evaluate(clearSession);
    await this.page.goto('about:blank');
    const { origin } = new URL(url);
    await (await this.#devTools).send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
    this.complaints.length = 0;
  }

  close(): Promise<void> {
    return this.context.close();
  }

  /** Replaces what is in a field; a locator's `fill` takes far more of the processor for it. */
  async #write(text: string, field: Target): Promise<void> {
    await this.until(`the field “${field.name}” free to write into`, () => this.ask('takeUp', field));
    await this.page.keyboard.insertText(text);
  }

  #joinButtonOf(form: string) {
    return this.page.locator(form).getByRole('button', { name: 'Join', exact: true });
  }
}

/** Runs in the page. */
function clearSession(): void {
  try {
    sessionStorage.clear();
  } catch {
    // It cannot be used, and so there is nothing in it.
  }
}

/** A page that is left answers nothing; the next one can be asked. */
function falseWhileLeaving(error: Error): false {
  if (error.message.includes('Execution context was destroyed')) return false;
  throw error;
}

/** The first and the last of it: where there is a dialog, it comes last. */
function withoutMiddle(text: string): string {
  if (text.length <= MOST_SHOWN) return text;
  return `${text.slice(0, MOST_SHOWN / 2)}\n…\n${text.slice(-MOST_SHOWN / 2)}`;
}
