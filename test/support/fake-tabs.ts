import { createHash } from 'node:crypto';
import type { Clock } from '../../src/base/clock.ts';
import { Notifier } from '../../src/base/notifier.ts';
import type { PageUse } from '../../src/base/page-use.ts';
import type { TabsPlatform } from '../../src/tabs/tabs-platform.ts';
import { FakeLocks } from './fake-locks.ts';

/** How long a message takes: longer than a lock, which so overtakes what was said before it was given back. */
export const MESSAGE_MS = 2;

/** A browser with tabs of one origin. */
export class FakeTabs {
  readonly #clock: Clock;
  readonly #locks: FakeLocks;
  readonly #channels = new Set<{ readonly name: string; readonly deliver: (data: unknown) => void }>();
  #ids = 0;
  /** Everything said, oldest first. */
  readonly messages: unknown[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#locks = new FakeLocks(clock);
  }

  get openChannels(): number {
    return this.#channels.size;
  }

  /** Names of the locks held now. */
  get heldLocks(): readonly string[] {
    return this.#locks.held.map(({ name }) => name);
  }

  /** Opens a tab. */
  open(): FakeTab {
    const uses = new Notifier<boolean>();
    const locks = this.#locks.forTab();
    let frozen = false;
    const platform: TabsPlatform = {
      locks,
      openChannel: (name, onMessage) => {
        const channel = {
          name,
          deliver: (data: unknown) => {
            if (this.#channels.has(channel) && !frozen) onMessage(data);
          },
        };
        this.#channels.add(channel);
        return {
          post: (message) => this.#broadcast(channel, message),
          close: () => void this.#channels.delete(channel),
        };
      },
      sha256: async (text) => createHash('sha256').update(text).digest('hex'),
      newId: () => `id-${this.#ids++}`,
    };
    return {
      platform,
      page: { subscribe: (listener) => uses.subscribe(listener) },
      hide: () => uses.notify(false),
      show: () => uses.notify(true),
      freeze: () => {
        frozen = true;
        locks.freeze();
      },
      die: () => {
        frozen = true;
        locks.releaseAll();
      },
    };
  }

  #broadcast(from: { readonly name: string }, message: unknown): void {
    if (![...this.#channels].some((channel) => channel === from)) throw new Error('the channel is closed');
    this.messages.push(message);
    for (const channel of this.#channels) {
      if (channel === from || channel.name !== from.name) continue;
      const copy: unknown = structuredClone(message);
      this.#clock.setTimer(MESSAGE_MS, () => channel.deliver(copy));
    }
  }
}

export interface FakeTab {
  readonly platform: TabsPlatform;
  readonly page: PageUse;
  /** Into the back/forward cache. */
  readonly hide: () => void;
  readonly show: () => void;
  /** It keeps its locks and hears nothing from now on. */
  readonly freeze: () => void;
  /** It crashes: the browser takes its locks back. */
  readonly die: () => void;
}
