import { setTimeout as wait } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { ChatPage } from '../../support/chat-page.ts';
import { breakPlatform } from '../platform/break-platform.ts';
import type { Ledger } from './ledger.ts';
import { ProviderLine, type ProviderLineOptions } from './provider-line.ts';
import { setClockAhead } from './skip-clock.ts';

/** What the browser of a person lacks: paths from the global object. */
export type Lacks = readonly ('indexedDB' | 'navigator.locks')[];

export interface PersonOptions {
  /** Begins each of their messages. */
  readonly name: string;
  readonly browser: Browser;
  readonly ledger: Ledger;
  readonly provider: ProviderLineOptions;
  /** Whether their clock goes ahead when a token has to end; else that is waited for. */
  readonly skipsTime: boolean;
  /** From a new tab into the room. */
  readonly enter: (tab: ChatPage) => Promise<void>;
  /** Into the room in one more tab of the same browser; absent: this person has one. */
  readonly enterBeside?: (tab: ChatPage) => Promise<void>;
  /** At the dialog of a session that is lost, or the form after a reload. */
  readonly signInAgain?: (tab: ChatPage) => Promise<void>;
}

const BETWEEN_MESSAGES_MS = 2_500;

/** Somebody in the room, with a browser of their own, who talks in their first tab. */
export class Person {
  readonly name: string;
  readonly #options: PersonOptions;
  readonly #complaints: string[] = [];
  #tabs: ChatPage[] = [];
  #line: ProviderLine | undefined;
  readonly #formerLines: ProviderLine[] = [];
  #isTalking = false;
  #talk: Promise<void> = Promise.resolve();
  #lastSaid: string | undefined;
  #aheadMs = 0;

  constructor(options: PersonOptions) {
    this.#options = options;
    this.name = options.name;
  }

  get tabs(): readonly ChatPage[] {
    return this.#tabs;
  }

  get first(): ChatPage {
    const [first] = this.#tabs;
    if (!first) throw new Error(`${this.name} has no tab`);
    return first;
  }

  get line(): ProviderLine {
    if (!this.#line) throw new Error(`${this.name} has no browser`);
    return this.#line;
  }

  /** Of all browsers that this person has had. */
  get lines(): readonly ProviderLine[] {
    return this.#line ? [...this.#formerLines, this.#line] : this.#formerLines;
  }

  get complaints(): readonly string[] {
    return [...this.#complaints, ...this.#tabs.flatMap(({ complaints }) => complaints)];
  }

  /** With a browser that has just been unpacked. */
  async enter(lacks: Lacks = []): Promise<void> {
    const { browser, provider, enter, enterBeside } = this.#options;
    const first = await ChatPage.open(browser);
    this.#tabs = [first];
    this.#line = await ProviderLine.of(first.context, provider);
    if (lacks.length > 0) {
      // tsx wraps the functions within a function in calls of this.
      await first.context.addInitScript('globalThis.__name ??= (value) => value;');
      await first.context.addInitScript(breakPlatform, { api: lacks, trouble: 'missing' as const });
    }
    await enter(first);
    await this.#isIn(first);
    if (!enterBeside) return;
    const second = await first.openTab();
    this.#tabs.push(second);
    await enterBeside(second);
    await this.#isIn(second);
  }

  async close(): Promise<void> {
    this.#isTalking = false;
    await this.#talk.catch(() => {});
    this.#complaints.push(...this.#tabs.flatMap(({ complaints }) => complaints));
    if (this.#line) this.#formerLines.push(this.#line);
    const [first] = this.#tabs.splice(0);
    this.#line = undefined;
    this.#lastSaid = undefined;
    this.#aheadMs = 0;
    await first?.close();
  }

  /** Until the ID token is one that has to be renewed before it is used. */
  async untilEnded(): Promise<void> {
    for (let { leftMs } = this.line; leftMs > 0; leftMs = this.line.leftMs) {
      if (this.#options.skipsTime) await this.#skip(leftMs);
      else await wait(leftMs);
    }
  }

  /** Loads all tabs anew, at once. */
  async reload(): Promise<void> {
    await Promise.all(this.#tabs.map(({ page }) => page.reload()));
    await this.untilLive();
  }

  /** @returns the copy of the first tab, in the room */
  async duplicate(): Promise<ChatPage> {
    const twin = await this.first.duplicate();
    this.#tabs.push(twin);
    await twin.joinButton
      .or(twin.status.filter({ hasText: /^Live/ }))
      .first()
      .waitFor();
    if (await twin.joinButton.isVisible()) await twin.joinButton.click();
    await this.#isIn(twin);
    return twin;
  }

  /** Goes on in the newest tab alone. */
  async closeOlderTabs(): Promise<void> {
    const older = this.#tabs.splice(0, this.#tabs.length - 1);
    this.#complaints.push(...older.flatMap(({ complaints }) => complaints));
    await Promise.all(older.map(({ page }) => page.close()));
  }

  async signInAgain(): Promise<void> {
    await this.#options.signInAgain?.(this.first);
    await this.untilLive();
  }

  async untilLive(): Promise<void> {
    await Promise.all(this.#tabs.map((tab) => this.#isIn(tab)));
  }

  async say(): Promise<string> {
    const text = this.#options.ledger.next(this.name);
    await this.first.send(text);
    this.#lastSaid = text;
    return text;
  }

  /** Says something every now and then; who is not there says nothing. */
  talk(): void {
    if (this.#isTalking || this.#tabs.length === 0) return;
    this.#isTalking = true;
    this.#talk = this.#keepTalking();
    // It is thrown to whoever waits for the end.
    this.#talk.catch(() => {});
  }

  /** Says nothing any more. Returns when all that was said is delivered. */
  async hush(): Promise<void> {
    this.#isTalking = false;
    await this.#talk;
    if (this.#lastSaid === undefined) return;
    const delivered = this.first.log.locator('.own.seen').getByText(this.#lastSaid, { exact: true });
    await delivered.waitFor();
    this.#lastSaid = undefined;
  }

  async #skip(ms: number): Promise<void> {
    this.#aheadMs += ms;
    this.line.skip(ms);
    await this.first.context.addInitScript(setClockAhead, this.#aheadMs);
    await Promise.all(this.#tabs.map(({ page }) => page.evaluate(setClockAhead, this.#aheadMs)));
  }

  async #keepTalking(): Promise<void> {
    while (this.#isTalking) {
      await this.say();
      await wait(BETWEEN_MESSAGES_MS);
    }
  }

  async #isIn(tab: ChatPage): Promise<void> {
    await tab.untilLive();
    this.#options.ledger.entered(tab);
  }
}
