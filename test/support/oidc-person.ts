import type { ChatPage } from './chat-page.ts';

/** Somebody who enters through the sign-in page of the local provider. */
export class OidcPerson {
  readonly chat: ChatPage;

  constructor(chat: ChatPage) {
    this.chat = chat;
  }

  /** The button that leaves for the provider. */
  get goButton() {
    return this.chat.page.getByRole('button', { name: /^Go to 127\.0\.0\.1:/ });
  }

  /** To the form that leads there. */
  async arrive(url: string): Promise<void> {
    await this.chat.goto(url);
    await this.chat.page.getByRole('radio', { name: 'Acme' }).check();
    await this.goButton.waitFor();
  }

  /** On the page of the provider, as one of its people, back to the chat. */
  async signIn(person: string): Promise<void> {
    await this.goButton.click();
    await this.answer(new RegExp(`^${person} `));
    await this.answer('Allow');
  }

  /** Presses a button of the provider. */
  async answer(name: string | RegExp): Promise<void> {
    await this.chat.page.getByRole('button', { name }).click();
  }

  /** From nothing into the room. */
  async enter(url: string, person: string): Promise<void> {
    await this.arrive(url);
    await this.signIn(person);
    await this.join();
  }

  async join(): Promise<void> {
    await this.chat.joinButton.click();
    await this.chat.untilLive();
  }
}
