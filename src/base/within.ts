import type { Clock } from './clock.ts';

/** The result of `promise`, or undefined if it takes longer than `ms`. No timer is left behind. */
export function within<T>(
  promise: Promise<T>,
  { clock, ms }: { readonly clock: Clock; readonly ms: number },
): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const cancel = clock.setTimer(ms, () => resolve(undefined));
    promise.then(resolve, reject).finally(cancel);
  });
}
