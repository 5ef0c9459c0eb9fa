import { describe, expect, it, onTestFinished } from 'vitest';
import { TabSignOut } from '../../src/tabs/tab-sign-out.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { type FakeTab, FakeTabs, MESSAGE_MS } from '../support/fake-tabs.ts';

const STAFF = 'https://staff.example/prod/';

function setUp() {
  const clock = new FakeClock();
  const tabs = new FakeTabs(clock);
  const open = (machineUrl = STAFF) => {
    const tab: FakeTab & { signOuts: number } = { ...tabs.open(), signOuts: 0 };
    const signOut = new TabSignOut({
      openChannel: tab.platform.openChannel,
      machineUrl,
      onSignOut: () => {
        tab.signOuts += 1;
      },
    });
    onTestFinished(() => signOut.close());
    return { tab, signOut };
  };
  return { clock, tabs, open };
}

describe('TabSignOut', () => {
  it('tells all other tabs of the machine, and not its own', async () => {
    const { clock, open } = setUp();
    const [here, there, third] = [open(), open(), open()];
    here.signOut.announce();
    await clock.advance(MESSAGE_MS);
    expect([here, there, third].map(({ tab }) => tab.signOuts)).toEqual([0, 1, 1]);
  });

  it('keeps quiet where the page may have no channel', () => {
    const signOut = new TabSignOut({
      openChannel: () => {
        throw new DOMException('not here', 'SecurityError');
      },
      machineUrl: STAFF,
      onSignOut: () => {},
    });
    expect(() => signOut.announce()).not.toThrow();
    expect(() => signOut.close()).not.toThrow();
  });

  it('leaves tabs of other machines alone', async () => {
    const { clock, open } = setUp();
    const here = open();
    const elsewhere = open('https://members.example/prod/');
    here.signOut.announce();
    await clock.advance(MESSAGE_MS);
    expect(elsewhere.tab.signOuts).toBe(0);
  });

  it('does not take anything else for a sign-out', async () => {
    const { clock, open, tabs } = setUp();
    const here = open();
    const stranger = tabs.open().platform.openChannel(`momento-chat:sign-out:${STAFF}`, () => {});
    for (const data of ['', null, { kind: 'signed-out' }, 'signed-out-0']) stranger.post(data);
    stranger.close();
    await clock.advance(MESSAGE_MS);
    expect(here.tab.signOuts).toBe(0);
  });

  it('hears nothing after it is closed, and holds no channel', async () => {
    const { clock, open, tabs } = setUp();
    const [here, there] = [open(), open()];
    there.signOut.close();
    here.signOut.announce();
    await clock.advance(MESSAGE_MS);
    expect(there.tab.signOuts).toBe(0);
    here.signOut.close();
    expect(tabs.openChannels).toBe(0);
  });
});
