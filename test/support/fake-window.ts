import type { FakeWebStorage } from './fake-web-storage.ts';

/** A tab at an address, as far as leaving a page and coming back to it goes. */
export class FakeWindow {
  /** Where the page wanted to go, in order. */
  readonly left: string[] = [];
  #url: URL;
  #state: unknown = null;

  constructor(url = 'http://localhost:5173/chat/') {
    this.#url = new URL(url);
  }

  get location() {
    const { href, origin, pathname, search } = this.#url;
    return { href, origin, pathname, search, assign: (url: string) => void this.left.push(url) };
  }

  get history() {
    return {
      state: this.#state,
      replaceState: (state: unknown, _: string, url: string) => {
        this.#state = structuredClone(state);
        this.#url = new URL(url, this.#url);
      },
    };
  }

  addEventListener(): void {}

  /** Somebody is sent there: the page is loaded anew. */
  open(url: string): void {
    this.#url = new URL(url);
    this.#state = null;
  }

  /** As the page takes it. */
  asWindow(): Window {
    return this as unknown as Window;
  }
}

/** As the page takes it. */
export function storageOf(tab: FakeWebStorage): () => Storage {
  return () => tab.openTab() as unknown as Storage;
}
