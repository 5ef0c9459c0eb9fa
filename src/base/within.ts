import type { Clock } from './clock.ts';

/** What `promise` brings, or undefined if that takes longer than `ms`. No timer is left when it has settled. */
export function within<T>(
  promise: Promise<T>,
  { clock, ms }: { readonly clock: Clock; readonly ms: number },
): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const cancel = clock.setTimer(ms, () => resolve(undefined));
    promise.then(resolve, reject).finally(cancel);
  });
}
