import type { Clock } from '../../src/base/clock.ts';
import type { TabLocks } from '../../src/tabs/tabs-platform.ts';

interface Tab {
  frozen: boolean;
}

interface Request {
  readonly name: string;
  readonly mode: LockMode;
  readonly tab: Tab;
  /** It takes the lock from whoever holds it. */
  readonly steal: boolean;
  readonly grant: () => Promise<void>;
  /** The lock was taken from it. */
  readonly lose: () => void;
}

/** How long a free lock takes: in a browser it is another process that gives it. */
export const LOCK_MS = 1;

/** The lock manager that the tabs of one origin share: first come, first served; shared locks go together. */
export class FakeLocks {
  readonly #clock: Clock;
  readonly #held = new Set<Request>();
  readonly #pending = new Set<Request>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get held(): readonly Request[] {
    return [...this.#held];
  }

  /**
   * The manager as one tab sees it. `releaseAll` is what the browser does when that tab is gone; after `freeze` the
   * tab gives nothing back any more.
   */
  forTab(): TabLocks & { releaseAll(): void; freeze(): void } {
    const tab = { frozen: false };
    return {
      request: (name, options, callback) => this.#request(tab, { name, ...options }, callback),
      query: async () => ({
        held: this.held.map(({ name, mode }) => ({ name, mode })),
        pending: [...this.#pending].map(({ name, mode }) => ({ name, mode })),
      }),
      releaseAll: () => {
        for (const request of [...this.#pending, ...this.#held]) {
          if (request.tab !== tab) continue;
          this.#pending.delete(request);
          this.#held.delete(request);
        }
        this.#grant();
      },
      freeze: () => {
        tab.frozen = true;
      },
    };
  }

  #request(
    tab: Tab,
    {
      name,
      mode = 'exclusive',
      signal,
      steal = false,
      ifAvailable = false,
    }: LockOptions & { readonly name: string },
    callback: (lock: object | null) => Promise<void>,
  ): Promise<void> {
    return new Promise((resolve, reject) => {
      // Its code would not run.
      if (tab.frozen) return;
      signal?.throwIfAborted();
      const onAbort = () => {
        cancelArrival();
        this.#pending.delete(request);
        reject(signal?.reason as Error);
        this.#grant();
      };
      const request: Request = {
        name,
        mode,
        tab,
        steal,
        lose: () => reject(new DOMException('the lock was stolen', 'AbortError')),
        grant: async () => {
          signal?.removeEventListener('abort', onAbort);
          await callback({ name, mode }).then(resolve, reject);
          if (!tab.frozen && this.#held.delete(request)) this.#grant();
        },
      };
      signal?.addEventListener('abort', onAbort);
      const cancelArrival = this.#clock.setTimer(LOCK_MS, () => {
        this.#pending.add(request);
        this.#grant();
        if (ifAvailable && this.#pending.delete(request)) callback(null).then(resolve, reject);
      });
    });
  }

  #steal(from: Request): void {
    this.#held.delete(from);
    if (!from.tab.frozen) from.lose();
  }

  #grant(): void {
    const blocked = new Set<string>();
    for (const request of this.#pending) {
      const { name, mode } = request;
      const holders = this.held.filter((held) => held.name === name);
      if (request.steal) for (const holder of holders) this.#steal(holder);
      const isFree = request.steal || holders.every((held) => held.mode === 'shared' && mode === 'shared');
      if (!isFree || blocked.has(name)) {
        blocked.add(name);
        continue;
      }
      this.#pending.delete(request);
      this.#held.add(request);
      void request.grant();
    }
  }
}
