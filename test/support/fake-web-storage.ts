import type { Cancel } from '../../src/base/cancel.ts';
import { Notifier } from '../../src/base/notifier.ts';

/** Web storage of one origin, and the tabs that look at it: each hears what the others change. */
export class FakeWebStorage {
  readonly #items = new Map<string, string>();
  readonly #tabs = new Set<Notifier<string | null>>();
  /** As in a browser that blocks storage. */
  isBlocked = false;
  /** Tabs have not been told of changes yet. */
  isSilent = false;

  /** All keys and values, for a search. */
  get content(): string {
    return JSON.stringify([...this.#items]);
  }

  get isEmpty(): boolean {
    return this.#items.size === 0;
  }

  /** What a browser gives to a tab that is duplicated. */
  copy(): FakeWebStorage {
    const copy = new FakeWebStorage();
    for (const [key, value] of this.#items) copy.#items.set(key, value);
    return copy;
  }

  openTab() {
    const changes = new Notifier<string | null>();
    this.#tabs.add(changes);
    const tell = (key: string | null) => {
      if (this.isSilent) return;
      for (const other of this.#tabs) if (other !== changes) other.notify(key);
    };
    return {
      getItem: (key: string): string | null => this.#usable().get(key) ?? null,
      setItem: (key: string, value: string): void => {
        this.#usable().set(key, value);
        tell(key);
      },
      removeItem: (key: string): void => {
        if (this.#usable().delete(key)) tell(key);
      },
      clear: (): void => {
        this.#usable().clear();
        tell(null);
      },
      onChange: (listener: (key: string | null) => void): Cancel => changes.subscribe(listener),
      /** How many listen in this tab. */
      listeners: () => changes.size,
    };
  }

  #usable(): Map<string, string> {
    if (this.isBlocked) throw new DOMException('The operation is insecure.', 'SecurityError');
    return this.#items;
  }
}
