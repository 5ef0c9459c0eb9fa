import { abortReason } from './clock.ts';

/**
 * The result of `promise`, unless `signal` aborts first. For work that may not listen to the signal itself.
 * @throws the signal's reason as soon as it aborts.
 */
export function untilAborted<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const onAbort = () => reject(abortReason(signal));
    const settle = () => signal.removeEventListener('abort', onAbort);
    signal.addEventListener('abort', onAbort);
    if (signal.aborted) onAbort();
    promise.then(resolve, reject).then(settle, settle);
  });
}
