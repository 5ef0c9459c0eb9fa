// Somebody at the page, in any browser. Every step is found by its role and name, and waits until it can be done.

import { until } from '../until.ts';
import type { Tab } from './engine.ts';
import type { Target } from './in-page.ts';
import { type Answer, callInPage, type InPage } from './in-page-source.ts';

const PATIENCE_MS = 30_000;
const MOST_TABS = 40;

export const LOG: Target = { role: 'log', name: 'Messages' };
export const ALERT: Target = { role: 'alert' };
export const STATUS: Target = { role: 'status' };
export const COMPOSER: Target = { role: 'textbox', name: 'Message' };
export const JOIN: Target = { role: 'button', name: 'Join' };

export const button = (name: string): Target => ({ role: 'button', name });
export const textbox = (name: string): Target => ({ role: 'textbox', name });

export class Person {
  readonly tab: Tab;
  readonly #patienceMs: number;

  constructor(tab: Tab, { patienceMs = PATIENCE_MS } = {}) {
    this.tab = tab;
    this.#patienceMs = patienceMs;
  }

  /** Waits until `look` brings something that is neither false nor null nor undefined, and brings that. */
  async until<T>(what: string, look: () => T | Promise<T>): Promise<NonNullable<T>> {
    return this.tellingWhatIsShown(until(what, look, { withinMs: this.#patienceMs }));
  }

  async ask<Name extends keyof InPage>(name: Name, ...args: Parameters<InPage[Name]>): Promise<Answer<Name>> {
    return (await this.tab.evaluate(callInPage(name, args))) as Answer<Name>;
  }

  async waitFor(target: Target): Promise<void> {
    await this.until(nameOf(target), async () => (await this.ask('countOf', target)) > 0);
  }

  async waitUntilGone(target: Target): Promise<void> {
    await this.until(`no ${nameOf(target)}`, async () => (await this.ask('countOf', target)) === 0);
  }

  async click(target: Target): Promise<void> {
    await this.tab.click(await this.until(nameOf(target), () => this.ask('pointOf', target)));
  }

  /**
   * Replaces what is in a field, with the mouse and the keyboard: the last character by its key, those before it at once, as
   * each key costs a frame.
   */
  async fill(target: Target, text: string): Promise<void> {
    // A form that is just replaced by another is clicked in vain.
    await this.until(`the focus in ${nameOf(target)}`, async () => {
      await this.click(target);
      return this.ask('hasFocus', target);
    });
    if ((await this.ask('valueOf', target)) !== '') await this.tab.press('Control+a');
    const characters = Array.from(text);
    await this.ask('insert', characters.slice(0, -1).join(''));
    await this.tab.type(characters.slice(-1).join(''));
    await this.until(
      `“${text}” in ${nameOf(target)}`,
      async () => (await this.ask('valueOf', target)) === text,
    );
  }

  /** Presses keys while this one has the focus. */
  async press(target: Target, keys: string): Promise<void> {
    await this.waitFor(target);
    await this.ask('focus', target);
    await this.until(`the focus on ${nameOf(target)}`, () => this.ask('hasFocus', target));
    await this.tab.press(keys);
  }

  /** Goes on with the Tab key, or back with Shift, to this one. */
  async tabTo(target: Target, keys: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await this.waitFor(target);
    for (let tabs = 0; !(await this.ask('hasFocus', target)); tabs += 1) {
      if (tabs === MOST_TABS) throw new Error(`unable to reach ${nameOf(target)} with ${keys}`);
      await this.tab.press(keys);
    }
  }

  async says(text: string): Promise<void> {
    await this.until(`“${text}”`, () => this.ask('says', text));
  }

  /** Presses a key on a group of choices until `isChosen`. */
  async choose(target: Target, key: string, isChosen: () => Promise<boolean>): Promise<void> {
    await this.tabTo(target);
    await this.until(`what is chosen in ${nameOf(target)}`, async () => {
      if (await isChosen()) return true;
      await this.tab.press(key);
      return false;
    });
  }

  async join({ room = 'lobby', name }: { readonly room?: string; readonly name: string }): Promise<void> {
    // Its form has more in it than that of index.html: what is clicked meanwhile would be something else.
    await this.until('the form of the page', () => this.ask('hasStarted'));
    await this.fill(textbox('Room'), room);
    await this.fill(textbox('Your name'), name);
    await this.click(JOIN);
    await this.waitFor(LOG);
  }

  async joinLive(url: string, visitor: { readonly room?: string; readonly name: string }): Promise<void> {
    await this.tab.goto(url);
    await this.join(visitor);
    await this.untilLive();
  }

  /** What is on the clipboard, as it arrives in the composer; that is empty again afterwards. */
  async paste(): Promise<string> {
    await this.click(COMPOSER);
    await this.tab.press('Control+v');
    const text = await this.until('what was pasted', () =>
      this.ask('valueOf', COMPOSER).then((value) => value || null),
    );
    await this.tab.press('Control+a');
    await this.tab.press('Backspace');
    return text;
  }

  async status(): Promise<string> {
    return (await this.ask('textsOf', STATUS)).join(' ');
  }

  async untilLive(): Promise<void> {
    await this.until('“Live”', async () => (await this.status()).startsWith('Live'));
  }

  async untilNotLive(): Promise<void> {
    await this.until('another status than “Live”', async () => !(await this.status()).startsWith('Live'));
  }

  async send(text: string): Promise<void> {
    await this.fill(COMPOSER, text);
    await this.tab.press('Enter');
  }

  /** Sends it, and waits until it has come back: whoever goes away before that is asked whether they mean it. */
  async say(text: string): Promise<void> {
    await this.send(text);
    await this.until(`“${text}” delivered`, () => this.ask('isDelivered', text));
  }

  /** Waits until a message is shown. */
  async see(text: string): Promise<void> {
    await this.until(`the message “${text}”`, async () => (await this.ask('messages')).includes(text));
  }

  /** The messages that these are among, in the order in which they are shown. */
  async shown(texts: readonly string[]): Promise<readonly string[]> {
    return (await this.ask('messages')).filter((text) => texts.includes(text));
  }

  /** To the oldest message. */
  async toFirstRow(): Promise<void> {
    await this.press(LOG, 'Home');
    await this.until('the oldest message', () => this.ask('isAtFirstRow'));
  }

  /** As `wait`; where it is in vain, the error says what the page says instead. */
  async tellingWhatIsShown<T>(wait: Promise<T>): Promise<T> {
    try {
      return await wait;
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new Error(`${why}; the page says: ${await this.#page().catch(String)}`, { cause });
    }
  }

  async #page(): Promise<string> {
    const text = await this.tab.evaluate(`location.href + ' ' + ${callInPage('allText', [])}`);
    return String(text).slice(0, 2_000);
  }
}

function nameOf({ role, name }: Target): string {
  return name === undefined ? `a ${role}` : `the ${role} “${name}”`;
}
