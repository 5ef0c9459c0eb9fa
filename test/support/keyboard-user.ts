import type { Locator } from 'playwright-core';
import type { ChatPage } from './chat-page.ts';

const MOST_TABS = 40;

/** Somebody who has a keyboard and nothing else. */
export class KeyboardUser {
  readonly chat: ChatPage;

  constructor(chat: ChatPage) {
    this.chat = chat;
  }

  async press(key: string): Promise<void> {
    await this.chat.page.keyboard.press(key);
  }

  /** Goes on, field by field, to this one. */
  async goTo(target: Locator): Promise<void> {
    await target.waitFor();
    for (let tabs = 0; !(await hasFocus(target)); tabs += 1) {
      if (tabs === MOST_TABS) throw new Error(`unable to reach ${String(target)} with the Tab key`);
      await this.press('Tab');
    }
  }

  /** Waits until the focus is there. */
  async waitForFocus(target: Locator): Promise<void> {
    await this.chat.tellingWhatIsShown(target.and(this.chat.page.locator(':focus')).waitFor());
  }

  /** Replaces what is in a field. */
  async fill(target: Locator, text: string): Promise<void> {
    await this.goTo(target);
    await this.press('ControlOrMeta+a');
    await this.type(text);
  }

  /** Into whatever has the focus: the last character by its key, those before it at once, as each key costs a frame. */
  async type(text: string): Promise<void> {
    const { keyboard } = this.chat.page;
    await keyboard.insertText(text.slice(0, -1));
    await keyboard.type(text.slice(-1));
  }

  async pressButton(name: string): Promise<void> {
    await this.goTo(this.chat.button(name));
    await this.press('Enter');
  }

  async tick(target: Locator): Promise<void> {
    await this.goTo(target);
    await this.press('Space');
  }

  /** Chooses one of a group of radio buttons. */
  async choose(target: Locator): Promise<void> {
    const group = target.page().getByRole('radio', { checked: true }).last();
    await this.goTo(group);
    while (!(await target.isChecked())) await this.press('ArrowDown');
  }
}

function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element.matches(':focus'));
}
