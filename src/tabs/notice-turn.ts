import type { Cancel } from '../base/cancel.ts';
import { type Clock, delay } from '../base/clock.ts';
import type { PageUse } from '../base/page-use.ts';
import { noticeLock } from '../names/locks.ts';
import { holdLock } from './hold-lock.ts';
import type { TabLocks } from './tabs-platform.ts';

// Tabs hear of a message, and draw what it changes, within a fraction of that.
const TELLING_MS = 2_000;

export interface NoticeTurnOptions {
  /** Undefined: this tab decides for itself. */
  readonly locks: TabLocks | undefined;
  readonly clock: Clock;
  /** A page that is out of use holds no lock: browsers do not keep one that does for the way back. */
  readonly page: PageUse;
}

/** Several tabs hear the same messages: one of them tells of it, and none while one shows that room to somebody. */
export class NoticeTurn {
  readonly #locks: TabLocks | undefined;
  readonly #clock: Clock;
  #read: string | undefined;
  #release: Cancel = () => {};

  constructor({ locks, clock, page }: NoticeTurnOptions) {
    this.#locks = locks;
    this.#clock = clock;
    page.subscribe((isInUse) => (isInUse ? this.#hold() : this.#release()));
  }

  /** What is read in this tab from now on. @param room by a name that no other has; undefined: none */
  read(room: string | undefined): void {
    if (room === this.#read) return;
    this.#read = room;
    this.#hold();
  }

  /** Whether this tab is the one to tell of what has been said in a room. */
  async take(room: string): Promise<boolean> {
    const locks = this.#locks;
    if (!locks) return true;
    try {
      return await new Promise<boolean>((resolve, reject) => {
        const tell = async (lock: unknown) => {
          resolve(lock !== null);
          if (lock !== null) await delay(this.#clock, TELLING_MS);
        };
        locks.request(noticeLock(room), { ifAvailable: true }, tell).catch(reject);
      });
    } catch {
      // A page that may have no locks.
      return true;
    }
  }

  #hold(): void {
    this.#release();
    if (this.#read === undefined || !this.#locks) return;
    const over = new AbortController();
    const { signal } = over;
    this.#release = () => over.abort();
    holdLock(this.#locks, { name: noticeLock(this.#read), mode: 'shared', signal }).then(
      (giveBack) => {
        if (signal.aborted) giveBack();
        else signal.addEventListener('abort', giveBack);
      },
      // The page may have no locks, or what was read is read no more.
      () => {},
    );
  }
}
