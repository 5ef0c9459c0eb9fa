import type { Locator } from 'playwright-core';
import type { ChatPage } from './chat-page.ts';
import { KeyboardUser } from './keyboard-user.ts';
import { SecretWatch } from './secret-watch.ts';

/** Of all users of the local pool, but for the newcomer. */
export const PASSWORD = 'Local-Only-1';

/** Somebody who enters through a Cognito user pool, by keyboard alone. */
export class Member extends KeyboardUser {
  readonly secrets: SecretWatch;

  constructor(chat: ChatPage) {
    super(chat);
    this.secrets = new SecretWatch(chat);
  }

  get userName() {
    return this.#field('Username');
  }

  get password() {
    return this.#field('Password');
  }

  get newPassword() {
    return this.#field('New password');
  }

  get email() {
    return this.#field('E-mail');
  }

  get code() {
    return this.#field(/^Code/);
  }

  /** From the next load on, `config.json` says this, too, of the machine with the pool. */
  async configure(change: object): Promise<void> {
    await this.chat.page.route('**/config.json', async (route) => {
      const config = (await (await route.fetch()).json()) as { tokenVendingMachines: { auth: string }[] };
      const tokenVendingMachines = config.tokenVendingMachines.map((machine) =>
        machine.auth === 'cognito' ? { ...machine, ...change } : machine,
      );
      await route.fulfill({ json: { ...config, tokenVendingMachines } });
    });
  }

  /** To the form that asks who somebody is. */
  async arrive(url: string): Promise<void> {
    await this.chat.goto(url);
    await this.choose(this.chat.page.getByRole('radio', { name: 'Member' }));
    // Beside a user name, or an address.
    await this.password.waitFor();
  }

  async signIn(userName: string, password = PASSWORD): Promise<void> {
    await this.fill(this.userName, userName);
    await this.fill(this.password, password);
    await this.press('Enter');
  }

  /** From nothing into the room, as somebody of whom nothing else is asked. */
  async enter(url: string, userName: string): Promise<void> {
    await this.arrive(url);
    await this.signIn(userName);
    await this.join();
  }

  /** Once signed in: the only room is filled in, so the focus is on the button. */
  async join(): Promise<void> {
    await this.waitForFocus(this.chat.joinButton);
    await this.press('Enter');
    await this.chat.untilLive();
  }

  /** Waits for a step by its heading. */
  async reach(heading: string): Promise<void> {
    await this.chat.page.getByRole('heading', { name: heading, exact: true }).waitFor();
  }

  /** What is said at a field, to those who see and to those who hear, once the focus is there. */
  async problemAt(field: Locator): Promise<string> {
    await this.waitForFocus(field.and(this.chat.page.locator('[aria-invalid=true]')));
    return field.evaluate((input) => {
      const root = input.getRootNode() as ShadowRoot;
      return root.getElementById(input.getAttribute('aria-describedby') ?? '')?.textContent ?? '';
    });
  }

  #field(label: string | RegExp) {
    return this.chat.page.getByLabel(label, { exact: true }).and(this.chat.page.locator('input'));
  }
}
