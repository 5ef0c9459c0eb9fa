import { describe, expect, it } from 'vitest';
import { nextTask } from '../../src/base/next-task.ts';

describe('nextTask', () => {
  it('lets messages that wait already come first', async () => {
    const { port1, port2 } = new MessageChannel();
    let heard = 0;
    port1.onmessage = () => (heard += 1);
    port2.postMessage(undefined);
    await Promise.resolve();
    expect(heard).toBe(0);
    await nextTask();
    expect(heard).toBe(1);
    port1.close();
  });
});
