import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { ChatPage } from '../../support/chat-page.ts';
import { startPageHost } from '../../support/page-host.ts';
import { untilStreams } from './run-cell.ts';

/** What the page holds while it is in a room. */
export interface PageFootprint {
  readonly switches: number;
  readonly heapBytes: number;
  readonly domNodes: number;
  readonly listeners: number;
  readonly timers: number;
  readonly openStreams: number;
}

declare global {
  interface Window {
    activeTimers: Set<number>;
  }
}

const ROOMS = 5;
const LOOKS = 3;
const LOOK_MS = 100;
// Streams that are silent for 2 s are checked by another, which would be counted.
const HEARTBEAT_MS = 1_000;

/** Goes from room to room, and looks at the page after every `every` switches. The first look comes after as many. */
export async function runRoomSwitches(options: {
  readonly browser: Browser;
  readonly pageDir: string;
  readonly switches: number;
  readonly every: number;
}): Promise<{ readonly footprints: readonly PageFootprint[]; readonly complaints: readonly string[] }> {
  const { browser, pageDir, switches, every } = options;
  const host = await startPageHost({ pageDir, standIn: { heartbeatMs: HEARTBEAT_MS } });
  const chat = await ChatPage.open(browser);
  try {
    // Each arrival would be one more row in the room.
    host.control.withhold(['publish']);
    await countTimers(chat);
    const devTools = await chat.context.newCDPSession(chat.page);
    await chat.joinLive(host.url, { name: 'Ann', room: 'room 0' });
    const footprints: PageFootprint[] = [];
    for (let count = 1; count <= switches; count++) {
      await chat.button('Leave').press('Enter');
      await chat.join({ name: 'Ann', room: `room ${count % ROOMS}` });
      await chat.untilLive();
      if (count % every > 0) continue;
      const footprint = await settledFootprint(chat.page, devTools);
      // Those that were left are closed a moment later.
      await untilStreams(host.control, { open: 1 });
      const openStreams = host.control.counters().streams.open;
      footprints.push({ switches: count, openStreams, ...footprint });
    }
    return { footprints, complaints: chat.complaints };
  } finally {
    await chat.close();
    await host.close();
  }
}

/** Notes which timers are set and not over. */
async function countTimers({ context }: ChatPage): Promise<void> {
  await context.addInitScript(() => {
    const active = new Set<number>();
    window.activeTimers = active;
    const proxies = (['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'] as const).map((name) => [
      name,
      new Proxy<(...args: never[]) => unknown>(window[name], {
        apply(original, self, args: unknown[]) {
          if (name.startsWith('clear')) {
            active.delete(args[0] as number);
            return Reflect.apply(original, self, args) as unknown;
          }
          const [run, ...rest] = args as [() => void, ...unknown[]];
          const id = Reflect.apply(original, self, [
            () => {
              if (name === 'setTimeout') active.delete(id);
              run();
            },
            ...rest,
          ]) as number;
          active.add(id);
          return id;
        },
      }),
    ]);
    Object.assign(window, Object.fromEntries(proxies));
  });
}

/** What the page still holds when there is nothing left that only waits to be let go. */
async function settledFootprint(page: Page, devTools: CDPSession) {
  let least = await footprintOf(page, devTools);
  for (let unchanged = 0; unchanged < LOOKS; unchanged++) {
    await wait(LOOK_MS);
    const now = await footprintOf(page, devTools);
    if (now.domNodes < least.domNodes || now.listeners < least.listeners) unchanged = -1;
    least = now;
  }
  return least;
}

async function footprintOf(page: Page, devTools: CDPSession) {
  await devTools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devTools.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await devTools.send('Memory.getDOMCounters');
  const timers = await page.evaluate(() => window.activeTimers.size);
  return { heapBytes: usedSize, domNodes: nodes, listeners: jsEventListeners, timers };
}
