/** Shows the room in the page's title, with the number of unread messages; of an installed page, on its icon too. */
export class PageTitle {
  readonly #document: Document;
  readonly #navigator: Partial<Pick<Navigator, 'setAppBadge'>>;
  /** Of the page without a room. */
  #pageTitle: string | undefined;
  #badge = 0;

  constructor({ document = globalThis.document, navigator = globalThis.navigator } = {}) {
    this.#document = document;
    this.#navigator = navigator;
  }

  show(roomName: string, unreadCount: number): void {
    this.#pageTitle ??= this.#document.title;
    const title = `${roomName} · ${this.#pageTitle}`;
    this.#document.title = unreadCount > 0 ? `(${unreadCount}) ${title}` : title;
    void this.#setBadge(unreadCount);
  }

  /** Outside of all rooms. */
  clear(): void {
    if (this.#pageTitle === undefined) return;
    this.#document.title = this.#pageTitle;
    this.#pageTitle = undefined;
    void this.#setBadge(0);
  }

  /** 0 takes the badge away. */
  async #setBadge(count: number): Promise<void> {
    if (count === this.#badge) return;
    this.#badge = count;
    try {
      await this.#navigator.setAppBadge?.(count);
    } catch {
      // Some browsers refuse it where the page is not installed.
    }
  }
}
