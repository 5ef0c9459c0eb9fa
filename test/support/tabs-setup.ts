import { onTestFinished } from 'vitest';
import { delay } from '../../src/base/clock.ts';
import { TabTokenShare, type TabTokenShareOptions } from '../../src/tabs/tab-token-share.ts';
import { TvmClient, type VendedToken } from '../../src/tvm-client/index.ts';
import { FakeClock } from './fake-clock.ts';
import { LOCK_MS } from './fake-locks.ts';
import { type FakeTab, FakeTabs, MESSAGE_MS } from './fake-tabs.ts';
import { FakeTvm } from './fake-tvm.ts';

/** What a turn takes until the machine is asked: a lock, and if there are others, a question and their answers. */
export const FIRST_TURN_MS = LOCK_MS;
export const TURN_MS = LOCK_MS + 2 * MESSAGE_MS;

const IDENTITY = { url: 'https://tvm.example/prod/', auth: 'open', subjectKey: '', name: 'ann' };

/** A tab with a client of its own. */
export interface TestTab extends FakeTab {
  readonly client: TvmClient;
  /** The tokens that it was told of. */
  readonly heard: readonly string[];
  /** As a room does: from now on tokens are renewed ahead of their end. */
  readonly listen: () => void;
  readonly close: () => void;
}

/** A browser whose tabs ask one machine, each with a real client and share; all closed when the test is over. */
export function setUpTabs() {
  const clock = new FakeClock();
  const tabs = new FakeTabs(clock);
  const tvm = new FakeTvm(clock);

  const open = ({
    random = () => 0,
    ...options
  }: Partial<TabTokenShareOptions> & { random?: () => number } = {}): TestTab => {
    const tab = tabs.open();
    const { identity = IDENTITY, platform = tab.platform } = options;
    const share = new TabTokenShare({ identity, platform, clock, page: tab.page });
    const { url, name } = identity;
    const client = new TvmClient({ url, name, clock, fetch: tvm.fetch, random, share });
    const heard: string[] = [];
    const close = () => {
      client.close();
      share.close();
    };
    onTestFinished(close);
    return {
      ...tab,
      client,
      close,
      heard,
      listen: () => void client.onRenewed(({ authToken }) => heard.push(authToken)),
    };
  };

  const openMany = (count: number) =>
    Array.from({ length: count }, (_, index) => open({ random: () => index / count }));

  return {
    clock,
    tabs,
    tvm,
    open,
    openMany,
    /** What each gets that asks now, a second later. */
    ask: (...asking: readonly TestTab[]) => askAll(asking, () => clock.advance(1_000)),
    /** Each answer of the machine takes so long from now on. */
    slowDown: (ms: number) => {
      tvm.answerWith(async () => {
        await delay(clock, ms);
        return tvm.vend();
      });
    },
    /** The shortest time between two requests, in ms. */
    leastPauseMs: () =>
      Math.min(...tvm.askedAtMs.slice(1).map((atMs, index) => atMs - (tvm.askedAtMs[index] ?? 0))),
  };
}

export function fiveTimes<T>(value: T): readonly T[] {
  return Array.from({ length: 5 }, () => value);
}

/** What each of the tabs gets that ask now: a token, or the code of the error; `wait` must let time pass. */
export async function askAll(
  tabs: readonly TestTab[],
  wait: () => Promise<void>,
): Promise<readonly string[]> {
  const calls = tabs.map(({ client }) =>
    client.getToken().then(
      ({ authToken }: VendedToken) => authToken,
      (error: { readonly code: string }) => error.code,
    ),
  );
  await wait();
  return Promise.all(calls);
}
