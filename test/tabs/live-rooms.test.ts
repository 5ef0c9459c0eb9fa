import { describe, expect, it } from 'vitest';
import { LiveRooms } from '../../src/tabs/live-rooms.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeTabs } from '../support/fake-tabs.ts';

function openBrowser(most = 3) {
  const clock = new FakeClock();
  const tabs = new FakeTabs(clock);
  const taken: string[] = [];
  const openTab = () => {
    const { platform, page, die, hide, show } = tabs.open();
    const { locks, newId } = platform;
    const rooms = new LiveRooms({
      locks,
      service: 'momento',
      most: () => most,
      clock,
      newId,
      page,
    });
    const begin = (name: string) => {
      const room = rooms.take(() => {
        taken.push(name);
        room.release();
      });
      room.show(true);
      return room;
    };
    const open = async (name: string) => {
      const room = begin(name);
      await clock.advance(100);
      return room;
    };
    return { begin, open, die, hide, show };
  };
  const live = () => tabs.heldLocks.filter((name) => name.includes(':live:')).length;
  return { clock, openTab, taken, live };
}

describe('Live rooms of several tabs', () => {
  it('are as many as may be, and then the one that was read least recently gives way, wherever it is', async () => {
    const { clock, openTab, taken, live } = openBrowser();
    const one = openTab();
    const other = openTab();
    const lobby = await one.open('lobby');
    lobby.show(false);
    await clock.advance(100);
    const kitchen = await other.open('kitchen');
    kitchen.show(false);
    await clock.advance(100);
    await one.open('garden');
    expect([live(), taken]).toEqual([3, []]);
    await other.open('cellar');
    expect([live(), taken]).toEqual([3, ['lobby']]);
    await other.open('attic');
    expect([live(), taken]).toEqual([3, ['lobby', 'kitchen']]);
  });

  it('keep their place while they are in view, however many tabs there are', async () => {
    const { openTab, taken, live } = openBrowser();
    for (const name of ['lobby', 'kitchen', 'garden', 'cellar']) await openTab().open(name);
    expect([live(), taken]).toEqual([4, []]);
  });

  it('keep it where they come into view while another one takes it', async () => {
    const { clock, openTab, taken, live } = openBrowser(2);
    const one = openTab();
    const other = openTab();
    const lobby = await one.open('lobby');
    lobby.show(false);
    await clock.advance(100);
    await one.open('kitchen');
    other.begin('garden');
    await clock.advance(40);
    lobby.show(true);
    await clock.advance(100);
    expect([live(), taken]).toEqual([3, []]);
  });

  it('make place when they are left, and when their tab is gone', async () => {
    const { clock, openTab, taken, live } = openBrowser(2);
    const one = openTab();
    const other = openTab();
    const lobby = await one.open('lobby');
    lobby.show(false);
    const kitchen = await one.open('kitchen');
    kitchen.release();
    await other.open('garden');
    expect([live(), taken]).toEqual([2, []]);
    one.die();
    await clock.advance(100);
    await other.open('cellar');
    expect([live(), taken]).toEqual([2, []]);
  });

  it('do not count while their page is out of use, and do again when it is back', async () => {
    const { clock, openTab, taken, live } = openBrowser(2);
    const one = openTab();
    const other = openTab();
    const lobby = await one.open('lobby');
    lobby.show(false);
    await clock.advance(100);
    const kitchen = await one.open('kitchen');
    one.hide();
    await clock.advance(100);
    expect(live()).toBe(0);
    await other.open('garden');
    one.show();
    await clock.advance(100);
    expect([live(), taken]).toEqual([2, ['lobby']]);
    kitchen.release();
    one.hide();
    one.show();
    await clock.advance(100);
    expect(live()).toBe(1);
  });

  it('can be too many for a while: two that are opened at once make place once each', async () => {
    const { clock, openTab, taken, live } = openBrowser(2);
    const one = openTab();
    const other = openTab();
    const lobby = await one.open('lobby');
    lobby.show(false);
    await clock.advance(100);
    const kitchen = await other.open('kitchen');
    kitchen.show(false);
    await Promise.all([one.open('garden'), other.open('cellar')]);
    await clock.advance(100);
    expect([live(), taken.toSorted()]).toEqual([2, ['kitchen', 'lobby']]);
  });

  it('do not count where the browser has no locks', async () => {
    const clock = new FakeClock();
    const rooms = new LiveRooms({
      locks: undefined,
      service: 'momento',
      most: () => 1,
      clock,
      newId: () => 'id',
      page: { subscribe: () => () => {} },
    });
    const taken: string[] = [];
    for (const name of ['lobby', 'kitchen']) rooms.take(() => taken.push(name)).show(false);
    await clock.advance(100);
    expect(taken).toEqual([]);
  });

  it('stay open where the page may have no locks', async () => {
    const clock = new FakeClock();
    const refuse = async () => {
      throw new DOMException('not allowed', 'SecurityError');
    };
    const rooms = new LiveRooms({
      locks: { request: refuse, query: refuse },
      service: 'momento',
      most: () => 1,
      clock,
      newId: () => 'id',
      page: { subscribe: () => () => {} },
    });
    const taken: string[] = [];
    rooms.take(() => taken.push('lobby')).show(false);
    await clock.advance(100);
    expect(taken).toEqual([]);
  });
});
