import { describe, expect, it } from 'vitest';
import { untilAborted } from '../../src/base/until-aborted.ts';

describe('untilAborted', () => {
  it('brings what the promise brings', async () => {
    const { signal } = new AbortController();
    await expect(untilAborted(signal, Promise.resolve(1))).resolves.toBe(1);
    await expect(untilAborted(signal, Promise.reject(new Error('no')))).rejects.toThrow('no');
  });

  it('rejects with the reason as soon as the signal aborts, though the promise never settles', async () => {
    const controller = new AbortController();
    const outcome = untilAborted(controller.signal, new Promise<never>(() => {}));
    controller.abort(new Error('enough'));
    await expect(outcome).rejects.toThrow('enough');
  });

  it('rejects when the signal has aborted before', async () => {
    const signal = AbortSignal.abort(new Error('before'));
    await expect(untilAborted(signal, Promise.resolve(1))).rejects.toThrow('before');
  });
});
