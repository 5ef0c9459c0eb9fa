import { expect, it } from 'vitest';
import { NoticeTurn } from '../../src/tabs/notice-turn.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeTabs } from '../support/fake-tabs.ts';

function openBrowser() {
  const clock = new FakeClock();
  const tabs = new FakeTabs(clock);
  const openTab = () => {
    const { platform, page, die, hide, show } = tabs.open();
    const turn = new NoticeTurn({ locks: platform.locks, clock, page });
    const take = async (room: string) => {
      const taken = turn.take(room);
      await clock.advance(100);
      return taken;
    };
    const read = async (room: string | undefined) => {
      turn.read(room);
      await clock.advance(100);
    };
    return { take, read, die, hide, show };
  };
  return { clock, openTab };
}

it('is one tab’s, of those that hear of something together, and any tab’s the next time', async () => {
  const { clock, openTab } = openBrowser();
  const [one, other] = [openTab(), openTab()];
  expect([await one.take('lobby'), await other.take('lobby')]).toEqual([true, false]);
  expect(await other.take('kitchen')).toBe(true);
  await clock.advance(3_000);
  expect([await other.take('lobby'), await one.take('lobby')]).toEqual([true, false]);
});

it('is nobody’s while a tab shows the room to somebody', async () => {
  const { openTab } = openBrowser();
  const [one, other, third] = [openTab(), openTab(), openTab()];
  await one.read('lobby');
  await third.read('lobby');
  expect([await other.take('lobby'), await other.take('kitchen')]).toEqual([false, true]);
  await one.read(undefined);
  expect(await other.take('lobby')).toBe(false);
  third.die();
  expect(await other.take('lobby')).toBe(true);
});

it('goes with what is read, however soon that changes', async () => {
  const { clock, openTab } = openBrowser();
  const [one, other] = [openTab(), openTab()];
  void one.read('lobby');
  void one.read('kitchen');
  void one.read('garden');
  await clock.advance(100);
  expect(await other.take('lobby')).toBe(true);
  expect(await other.take('kitchen')).toBe(true);
  expect(await other.take('garden')).toBe(false);
});

it('is not kept by a page that is left, until it comes back', async () => {
  const { clock, openTab } = openBrowser();
  const [one, other] = [openTab(), openTab()];
  await one.read('lobby');
  one.hide();
  await clock.advance(100);
  expect(await other.take('lobby')).toBe(true);
  await clock.advance(3_000);
  one.show();
  await clock.advance(100);
  expect(await other.take('lobby')).toBe(false);
});

it('is everybody’s where tabs cannot know of each other', async () => {
  const clock = new FakeClock();
  const page = { subscribe: () => () => {} };
  const without = new NoticeTurn({ locks: undefined, clock, page });
  without.read('lobby');
  expect(await without.take('lobby')).toBe(true);
  const refuse = () => Promise.reject(new DOMException('not here', 'SecurityError'));
  const forbidden = new NoticeTurn({ locks: { request: refuse, query: refuse }, clock, page });
  forbidden.read('lobby');
  expect(await forbidden.take('lobby')).toBe(true);
});
