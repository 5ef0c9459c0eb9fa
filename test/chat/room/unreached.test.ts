import { describe, expect, it } from 'vitest';
import { UnreachedMessages } from '../../../src/chat/room/unreached.ts';
import { FakeClock } from '../../support/fake-clock.ts';

const LOUD = { isSilent: false };

function setUp({ random = 0.5 }: { readonly random?: number } = {}) {
  const clock = new FakeClock();
  const unreached = new UnreachedMessages<{ key: string; number: number }>({ clock, random: () => random });
  return { clock, unreached };
}

const [a, b, c] = [
  { key: 'a', number: 0 },
  { key: 'b', number: 1 },
  { key: 'c', number: 2 },
];

describe('UnreachedMessages', () => {
  it('gives all back in the order of writing, however they came', () => {
    const { unreached } = setUp();
    for (const item of [b, c, a]) unreached.add(item, LOUD);
    expect(unreached.takeAll()).toEqual([a, b, c]);
    expect([unreached.takeAll(), unreached.nextAtMs]).toEqual([[], Number.POSITIVE_INFINITY]);
  });

  it.each([
    ['least', 0, 11_250],
    ['greatest', 1, 18_750],
  ])('has each due after 15 s, with the %s jitter', async (_, random, waitMs) => {
    const { clock, unreached } = setUp({ random });
    unreached.add(a, LOUD);
    expect(unreached.nextAtMs - clock.monotonicMs()).toBe(waitMs);
    await clock.advance(waitMs - 1);
    expect(unreached.takeDue()).toBeUndefined();
    await clock.advance(1);
    expect([unreached.takeDue(), unreached.takeDue()]).toEqual([a, undefined]);
  });

  it('has all due after a success, but one that failed alone', () => {
    const { unreached } = setUp();
    unreached.add(a, LOUD);
    unreached.takeAll();
    unreached.add(a, LOUD);
    unreached.noteSuccess();
    expect(unreached.takeDue()).toBe(a);
    unreached.add(a, LOUD);
    unreached.add(b, LOUD);
    unreached.noteSuccess();
    expect([unreached.takeDue(), unreached.takeDue()]).toEqual([b, undefined]);
  });

  it('never has one due that had no answer, until all are taken', async () => {
    const { clock, unreached } = setUp();
    unreached.add(a, { isSilent: true });
    unreached.noteSuccess();
    await clock.advance(3_600_000);
    expect([unreached.takeDue(), unreached.takeAll()]).toEqual([undefined, [a]]);
  });

  it('forgets what is removed', () => {
    const { unreached } = setUp();
    unreached.add(a, LOUD);
    unreached.remove('a');
    unreached.remove('nobody');
    expect(unreached.takeAll()).toEqual([]);
  });
});
