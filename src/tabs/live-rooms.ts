import type { Cancel } from '../base/cancel.ts';
import type { Clock } from '../base/clock.ts';
import type { PageUse } from '../base/page-use.ts';
import { countingLock, liveLock, liveLocks } from '../names/locks.ts';
import type { TabLocks } from './tabs-platform.ts';

// Whoever goes to another room waits for it to be painted, and for nothing that other tabs are to know.
const TELLING_MS = 50;

export interface LiveRoomsOptions {
  /** Undefined: each tab counts its own rooms only. */
  readonly locks: TabLocks | undefined;
  /** What the rooms that count together have in common. */
  readonly service: string;
  /** How many may be live in all tabs together, as far as is known now. */
  readonly most: () => number;
  readonly clock: Clock;
  /** An id that no other tab makes. */
  readonly newId: () => string;
  /** A page that is out of use holds no lock: browsers do not keep one that does for the way back. */
  readonly page: PageUse;
}

/** A room that counts. */
export interface LiveRoom {
  /** Whether it is in view; else its place may be taken. */
  readonly show: (isShown: boolean) => void;
  readonly release: Cancel;
}

/**
 * Counts the live rooms of all tabs: each has a lock, whose name says whether it is in view or since when it is not.
 * Where there are too many, the tab that opens one more steals the lock of that which was read least recently, and so
 * tells its tab to close it. A room in view keeps its place, however many tabs there are.
 */
export class LiveRooms {
  readonly #options: LiveRoomsOptions;

  constructor(options: LiveRoomsOptions) {
    this.#options = options;
  }

  /** @param onTaken the room is to be closed; called at most once for each time that it goes out of view */
  take(onTaken: () => void): LiveRoom {
    const { locks, service, clock, newId, page } = this.#options;
    if (!locks) return { show: () => {}, release: () => {} };
    const id = newId();
    let release: Cancel = () => {};
    let cancelTelling: Cancel | undefined;
    let since: number | 'shown' = 'shown';
    const stop = () => {
      cancelTelling?.();
      release();
    };
    const hold = () => {
      stop();
      let isReleased = false;
      let isHeld = false;
      let giveBack: Cancel | undefined;
      release = () => {
        isReleased = true;
        giveBack?.();
      };
      const held = async () =>
        locks.request(liveLock({ service, since, id }), {}, async () => {
          if (isReleased) return;
          isHeld = true;
          await new Promise<void>((done) => {
            giveBack = done;
            void this.#makeRoom(locks);
          });
        });
      held().catch(() => {
        // Stolen; or the page may have no locks at all.
        if (isHeld && !isReleased && since !== 'shown') onTaken();
      });
    };
    const leavePage = page.subscribe((isInUse) => (isInUse ? hold() : stop()));
    return {
      show: (isShown) => {
        since = isShown ? 'shown' : clock.wallMs();
        // Until then it has the place that it had.
        cancelTelling?.();
        cancelTelling = clock.setTimer(TELLING_MS, hold);
      },
      release: () => {
        leavePage();
        stop();
      },
    };
  }

  async #makeRoom(locks: TabLocks): Promise<void> {
    const { service, most } = this.#options;
    const steal = async () => {
      const { held = [] } = await locks.query();
      const live = liveLocks(service, held);
      const background = live.flatMap(({ name, since }) => (since === undefined ? [] : { name, since }));
      background.sort((one, other) => one.since - other.since);
      for (const { name } of background.slice(0, Math.max(0, live.length - most())))
        await locks.request(name, { steal: true }, async () => {});
    };
    try {
      await locks.request(countingLock(service), {}, steal);
    } catch {
      // A page that may not know what others hold counts its own only.
    }
  }
}
