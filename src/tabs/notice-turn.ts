import type { Cancel } from '../base/cancel.ts';
import { type Clock, delay } from '../base/clock.ts';
import { noticeLock } from '../names/locks.ts';
import { holdLock } from './hold-lock.ts';
import type { TabLocks } from './tabs-platform.ts';

// Tabs hear of a message, and draw what it changes, within a fraction of that.
const TELLING_MS = 2_000;

/** Several tabs hear the same messages: one of them tells of it, and none while one shows that room to somebody. */
export class NoticeTurn {
  readonly #locks: TabLocks | undefined;
  readonly #clock: Clock;
  #read: string | undefined;
  #stopReading: Cancel = () => {};

  /** @param options.locks undefined: this tab decides for itself */
  constructor({ locks, clock }: { readonly locks: TabLocks | undefined; readonly clock: Clock }) {
    this.#locks = locks;
    this.#clock = clock;
  }

  /** What is read in this tab from now on. @param room by a name that no other has; undefined: none */
  read(room: string | undefined): void {
    if (room === this.#read) return;
    this.#read = room;
    this.#stopReading();
    this.#stopReading = () => {};
    if (room === undefined || !this.#locks) return;
    let isOver = false;
    const waiting = new AbortController();
    let release: Cancel = () => waiting.abort();
    this.#stopReading = () => {
      isOver = true;
      release();
    };
    const wish = { name: noticeLock(room), mode: 'shared', signal: waiting.signal } as const;
    holdLock(this.#locks, wish).then(
      (giveBack) => {
        release = giveBack;
        if (isOver) giveBack();
      },
      // The page may have no locks, or what was read is read no more.
      () => {},
    );
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
}
