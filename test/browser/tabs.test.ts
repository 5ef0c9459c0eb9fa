import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser-test.ts';
import type { ChatPage } from '../support/chat-page.ts';
import { OidcPerson } from '../support/oidc-person.ts';
import type { PageHost } from '../support/page-host.ts';
import { watchRequestTimes } from '../support/request-times.ts';

const { host, openTabs } = useBrowser();

const ANN = { name: 'Ann' };

function all<T>(tabs: readonly ChatPage[], act: (tab: ChatPage) => Promise<T>): Promise<readonly T[]> {
  return Promise.all(tabs.map(act));
}

async function join(tabs: readonly ChatPage[], { url }: PageHost): Promise<void> {
  // First the pages: loading them takes a part of the life of a token that one of them was given already.
  await all(tabs, (tab) => tab.goto(url));
  await all(tabs, (tab) => tab.join(ANN));
}

async function talk(tabs: readonly ChatPage[], text: string): Promise<void> {
  await tabs[0]?.send(text);
  await all(tabs, (tab) => tab.see(text));
}

/** To be called before they join: on a slow machine, the last of them joins when the count has gone on. */
async function mendAfter(requests: number, server: PageHost): Promise<void> {
  await expect.poll(() => server.counts.tokenRequests).toBe(requests);
  server.mendMachine();
}

/** Locks of the page's own that any tab holds: for its token, and for each room. */
function heldLocks(tab: ChatPage | undefined): Promise<number | undefined> | undefined {
  return tab?.page.evaluate(async () => (await navigator.locks.query()).held?.length);
}

/** The shortest time between two of these. */
function leastPauseMs(timesMs: readonly number[]): number {
  const inOrder = timesMs.toSorted((one, other) => one - other);
  return Math.min(...inOrder.slice(1).map((timeMs, index) => timeMs - (inOrder[index] ?? 0)));
}

describe('Five tabs of one browser', () => {
  it('make one token request when they are opened at once', async () => {
    const server = await host();
    const tabs = await openTabs(5);
    await join(tabs, server);
    await all(tabs, (tab) => tab.untilLive());
    expect(server.counts.tokenRequests).toBe(1);
    await talk(tabs, 'one token for all');
    await expect.poll(() => heldLocks(tabs[0])).toBe(10);
  });

  it('take over the token of somebody who signed in at a provider, at once', async () => {
    const { url, counts } = await host();
    const [first, ...others] = await openTabs(5);
    if (!first) throw new Error('there are five tabs');
    const ann = new OidcPerson(first);
    await ann.arrive(url.replace('127.0.0.1', 'localhost'));
    await first.page.getByRole('checkbox', { name: 'Stay signed in on this device' }).check();
    await ann.signIn('writer');
    await ann.join();
    const before = counts.tokenRequests;
    const requests: string[] = [];
    for (const { page } of others) page.on('request', (request) => requests.push(request.url()));
    await all(others, async (tab) => {
      await tab.goto(url.replace('127.0.0.1', 'localhost'));
      await new OidcPerson(tab).join();
    });
    expect(requests.filter((address) => address.includes('/oidc/prod/'))).toEqual([]);
    expect(counts.tokenRequests).toBe(before);
  });

  it('renew their token by one request', async () => {
    const server = await host({ tokenTtlSeconds: 30 });
    const tabs = await openTabs(5);
    const { tokensMs } = await watchRequestTimes(tabs);
    await join(tabs, server);
    await all(tabs, (tab) => tab.untilLive());
    // On a slow machine the last of them joins when the token of the first was renewed already. What counts is that
    // whatever is renewed is renewed once: a token is due after 19.5 s at the earliest.
    const before = server.counts.tokenRequests;
    await expect
      .poll(() => server.counts.tokenRequests, { timeout: 36_000, interval: 50 })
      .toBeGreaterThan(before);
    // Each opens one more stream, with the new token.
    // (A slow machine adds streams that look whether a silent one is alive.)
    const streams = () => server.control.counters().calls.subscribe;
    await expect.poll(streams).toBeGreaterThanOrEqual(10);
    expect(leastPauseMs(tokensMs)).toBeGreaterThan(19_000);
    await talk(tabs, 'renewed');
    await all(tabs, (tab) => tab.untilLive());
  });

  it('make one request per hold-off while the machine fails', async () => {
    const server = await host();
    server.breakMachine({ status: 503 });
    const tabs = await openTabs(5);
    const { tokensMs } = await watchRequestTimes(tabs);
    await Promise.all([mendAfter(4, server), join(tabs, server)]);
    await all(tabs, (tab) => tab.untilLive());
    // Clocks of two tabs, timers.
    expect(leastPauseMs(tokensMs)).toBeGreaterThan(4_900);
    expect(server.counts.tokenRequests).toBe(5);
    await talk(tabs, 'mended');
  });

  it('all wait as long as the machine asks', async () => {
    const server = await host();
    server.breakMachine({ status: 429, headers: { 'Retry-After': '10' } });
    const tabs = await openTabs(5);
    const { tokensMs } = await watchRequestTimes(tabs);
    await Promise.all([mendAfter(1, server), join(tabs, server)]);
    await all(tabs, (tab) => tab.untilLive());
    expect(server.counts.tokenRequests).toBe(2);
    expect(leastPauseMs(tokensMs)).toBeGreaterThan(9_900);
  });

  it('go on when the one that asks is closed before its answer', async () => {
    const server = await host();
    server.breakMachine('hang');
    const [asking, ...waiting] = await openTabs(5);
    // Loading them must not take as long as a request may.
    await all(waiting, (tab) => tab.goto(server.url));
    await join(asking ? [asking] : [], server);
    await expect.poll(() => server.counts.tokenRequests).toBe(1);
    // Not those of the first: where the others take their time to join, it gives its request up and makes another.
    const { tokensMs } = await watchRequestTimes(waiting);
    await all(waiting, (tab) => tab.join(ANN));
    expect(tokensMs).toHaveLength(0);
    server.mendMachine();
    await asking?.page.close();
    await all(waiting, (tab) => tab.untilLive());
    expect(tokensMs).toHaveLength(1);
    await talk(waiting, 'without it');
  });

  it('keep the token when the one that asked for it is closed', async () => {
    const server = await host();
    const [asking, second, ...later] = await openTabs(5);
    if (!asking || !second) throw new Error('five tabs were opened');
    await join([asking], server);
    await asking.untilLive();
    await join([second], server);
    await second.untilLive();
    await asking.page.close();
    await join(later, server);
    await all(later, (tab) => tab.untilLive());
    expect(server.counts.tokenRequests).toBe(1);
    await talk([second, ...later], 'still here');
  });

  it('give their locks back while they are out of use', async () => {
    const server = await host();
    const [tab] = await openTabs(1);
    await tab?.joinLive(server.url, ANN);
    const transition = (type: 'pagehide' | 'pageshow') =>
      tab?.page.evaluate((name) => {
        window.dispatchEvent(new PageTransitionEvent(name, { persisted: true }));
      }, type);
    await expect.poll(() => heldLocks(tab)).toBe(2);
    await transition('pagehide');
    await expect.poll(() => heldLocks(tab)).toBe(0);
    await transition('pageshow');
    await expect.poll(() => heldLocks(tab)).toBe(2);
  });
});
