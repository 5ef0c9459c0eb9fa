import type { Cancel } from '../base/cancel.ts';
import type { TabLocks } from './tabs-platform.ts';

export interface LockWish {
  readonly name: string;
  readonly mode: LockMode;
  /** Ends the wait, not the hold. */
  readonly signal?: AbortSignal;
}

/**
 * Waits for a lock, which is then held until the function returned is called or the page goes away.
 * @throws the reason of `signal`; a `DOMException` where the page may have no locks.
 */
export function holdLock(locks: TabLocks, { name, ...options }: LockWish): Promise<Cancel> {
  return new Promise((granted, refused) => {
    const hold = () => new Promise<void>((release) => granted(release));
    locks.request(name, options, hold).catch(refused);
  });
}
