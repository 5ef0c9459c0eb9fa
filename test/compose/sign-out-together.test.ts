import { describe, expect, it } from 'vitest';
import { signOutTogether } from '../../src/compose/sign-out-together.ts';
import { LambdaWayIn } from '../../src/sign-in/lambda/lambda-way-in.ts';
import { SignOutMark } from '../../src/tabs/sign-out-mark.ts';
import type { TabChannel } from '../../src/tabs/tabs-platform.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeTabs, MESSAGE_MS } from '../support/fake-tabs.ts';
import { FakeWebStorage } from '../support/fake-web-storage.ts';

const STAFF = 'https://staff.example/prod/';

function setUp() {
  const clock = new FakeClock();
  const tabs = new FakeTabs(clock);
  const device = new FakeWebStorage();
  const openTab = (tab = new FakeWebStorage()) => {
    const seen = { ways: 0, signOuts: 0, missed: 0 };
    const channels: TabChannel[] = [];
    const open = signOutTogether({
      machineUrl: STAFF,
      mark: new SignOutMark({
        machineUrl: STAFF,
        device: () => device.openTab(),
        tab: () => tab.openTab(),
      }),
      onMissed: () => {
        seen.missed += 1;
      },
      openChannel: (...how) => {
        const channel = tabs.open().platform.openChannel(...how);
        channels.push(channel);
        return channel;
      },
      open: async () => {
        seen.ways += 1;
        return new LambdaWayIn({ requestToken: async () => ({ ok: true, token: { tokenId: 'ada' } }) });
      },
      onSignOut: () => {
        seen.signOuts += 1;
      },
    });
    const unload = () => {
      for (const channel of channels) channel.close();
    };
    return { open, seen, unload };
  };
  return { clock, openTab, device };
}

async function signIn(open: () => Promise<LambdaWayIn>): Promise<LambdaWayIn> {
  const wayIn = await open();
  const { signal } = new AbortController();
  await wayIn.signIn({ userName: 'ada', password: 'right' }, { signal });
  return wayIn;
}

describe('signOutTogether', () => {
  it('signs out the other tabs, once, and none of them passes it on', async () => {
    const { clock, openTab } = setUp();
    const [here, there] = [openTab(), openTab()];
    const wayIn = await signIn(here.open);
    const other = await signIn(there.open);
    await wayIn.signOut();
    await clock.advance(MESSAGE_MS);
    await clock.advance(MESSAGE_MS);
    expect(other.identity).toEqual({ state: 'signed-out', isElsewhere: true });
    expect(wayIn.identity).toEqual({ state: 'signed-out' });
    expect(here.seen.signOuts).toBe(1);
  });

  it('wipes a tab where nobody is signed in since its last load', async () => {
    const { clock, openTab } = setUp();
    const [here, there] = [openTab(), openTab()];
    const wayIn = await signIn(here.open);
    await there.open();
    await wayIn.signOut();
    await clock.advance(MESSAGE_MS);
    expect(there.seen.signOuts).toBe(1);
  });

  it('reaches a tab that has not turned to the machine since its last load', async () => {
    const { clock, openTab } = setUp();
    const [here, there] = [openTab(), openTab()];
    const wayIn = await signIn(here.open);
    expect(there.seen.ways).toBe(0);
    await wayIn.signOut();
    await clock.advance(MESSAGE_MS);
    expect(there.seen).toEqual({ ways: 1, signOuts: 1, missed: 0 });
  });

  it('is found out, once, by a tab that was unloaded meanwhile', async () => {
    const { clock, openTab } = setUp();
    const tab = new FakeWebStorage();
    openTab(tab).unload();
    const here = openTab();
    await (await signIn(here.open)).signOut();
    await clock.advance(MESSAGE_MS);
    expect([openTab(tab), openTab(tab), openTab()].map(({ seen }) => seen.missed)).toEqual([1, 0, 0]);
  });

  it('is no news to a tab that heard of it, nor to the one where it was done', async () => {
    const { clock, openTab } = setUp();
    const [one, two] = [new FakeWebStorage(), new FakeWebStorage()];
    const here = openTab(one);
    openTab(two);
    await (await signIn(here.open)).signOut();
    await clock.advance(MESSAGE_MS);
    expect([openTab(one), openTab(two)].map(({ seen }) => seen.missed)).toEqual([0, 0]);
  });

  it('does without storage', async () => {
    const { clock, openTab, device } = setUp();
    device.isBlocked = true;
    const [here, there] = [openTab(), openTab()];
    const wayIn = await signIn(here.open);
    await wayIn.signOut();
    await clock.advance(MESSAGE_MS);
    expect(there.seen).toMatchObject({ signOuts: 1, missed: 0 });
  });
});
