import { abortReason } from '../../base/clock.ts';
import { untilAborted } from '../../base/until-aborted.ts';

/** Runs one call at a time: a later one takes the place of an earlier, which is aborted. */
export class LatestCall {
  #present: AbortController | undefined;

  /** @throws what `work` throws; as soon as it is aborted, the reason of `signal`, or an `AbortError`. */
  async run<T>(work: (signal: AbortSignal) => Promise<T>, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted();
    this.abort();
    const call = new AbortController();
    const giveUp = () => call.abort(abortReason(signal));
    this.#present = call;
    signal?.addEventListener('abort', giveUp);
    try {
      return await untilAborted(call.signal, work(call.signal));
    } finally {
      signal?.removeEventListener('abort', giveUp);
    }
  }

  abort(): void {
    this.#present?.abort();
  }
}
