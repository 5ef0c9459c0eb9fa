import { describe, inject } from 'vitest';
import { it } from '../../support/side-by-side.ts';
import { NO_FLAWS } from './ledger.ts';
import { RoomOfFour } from './room-of-four.ts';
import { duplicatedTab, lostAnswer, lostFamily, reloadInTheMiddle, serviceDown } from './soak-events.ts';

// Where a token has to end, the members' clocks go ahead; `npm run soak` waits for it, and plays other orders.
describe('A room of four, one by each way in, with tokens of 40 s that rotate', () => {
  it.concurrent('loses nobody and nothing, whatever befalls a renewal', async ({ browser, expect }) => {
    const room = await RoomOfFour.open({ browser, pageDir: inject('pageDir'), skipsTime: true });
    const { ann, bea } = room;
    try {
      await room.enter({ ann: [], bea: ['indexedDB', 'navigator.locks'] });
      room.talk();
      // Both of her tabs are restored at once, and renew together.
      await lostAnswer.play(room, ann);
      await duplicatedTab.play(room, bea);
      await serviceDown.play(room, bea);
      await reloadInTheMiddle.play(room, bea);
      await lostFamily.play(room, bea);
      await room.check(room.people.flatMap(({ tabs }) => tabs));
      expect(room.flaws).toEqual(NO_FLAWS);
      expect(room.complaints).toEqual([]);
      const { renewals, renewalsHeard, signIns, signInsHeard } = room.calls;
      expect(signInsHeard).toBe(signIns);
      // Now and then one passes by the line: of a page that is just being left, as it seems.
      expect(renewalsHeard).toBeGreaterThanOrEqual(renewals);
      // Both in the beginning, and Bea, who had to.
      expect(signIns).toBe(3);
      // Who has locks renews once for all tabs; else each of them may.
      expect(ann.line.needless).toBe(0);
      expect(ann.line.renewals).toBeGreaterThanOrEqual(2);
      expect(bea.line.renewals).toBeGreaterThanOrEqual(6);
    } finally {
      await room.close();
    }
    // Less than a minute; six pages on a machine that has other work to do take their time.
  }, 300_000);
});
