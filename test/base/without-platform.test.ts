import { afterEach, describe, expect, it, vi } from 'vitest';
import { SystemClock } from '../../src/base/clock.ts';
import { microtask } from '../../src/base/microtask.ts';
import { nextTask } from '../../src/base/next-task.ts';

afterEach(() => void vi.unstubAllGlobals());

const refuse = (): never => {
  throw new Error('not here');
};

describe.each([
  ['has not', undefined],
  ['refuses', refuse],
])('Where the platform %s', (_, stub) => {
  it('a channel, the next task comes all the same', async () => {
    vi.stubGlobal('MessageChannel', stub);
    await expect(nextTask()).resolves.toBeUndefined();
  });

  it('microtasks, they are run all the same', async () => {
    vi.stubGlobal('queueMicrotask', stub);
    const ran = await new Promise((resolve) => microtask(() => resolve('ran')));
    expect(ran).toBe('ran');
  });

  it('steady time, the clock takes wall time for it', () => {
    vi.stubGlobal('performance', stub);
    const clock = new SystemClock();
    expect(Math.abs(clock.monotonicMs() - clock.wallMs())).toBeLessThan(1_000);
  });
});
