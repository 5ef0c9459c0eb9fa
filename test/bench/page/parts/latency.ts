import { setTimeout as wait } from 'node:timers/promises';
import type { PageAdapter } from '../adapter.ts';
import type { BenchHost } from '../bench-host.ts';
import type { BenchPart } from '../bench-part.ts';
import { excessBudget, median, percentile } from '../figures.ts';
import { sideBySide } from '../rounds.ts';

const RUNS = 5;
const MESSAGES = 200;
const FRAME_MS = 16.7;
// No multiple of a frame, so that messages fall anywhere in one.
const EVERY_MS = 43;

/** A page publishes, the others are in the room: the time until each has painted the message. */
export const latency: BenchPart = {
  name: 'latency',
  title: 'Latency: from publishing on one page to paint on another',
  http2: false,
  measure: async (host) => {
    const { ours, compared, floor } = host;
    const bare = floor.drawing;
    const runs = await sideBySide({
      rounds: RUNS,
      pages: [bare, ours, ...compared],
      run: (pages) => runLatency(host, pages),
    });
    const p50 = runs.pick(median);
    const p99 = runs.pick((latenciesMs) => percentile(latenciesMs, 0.99));
    return [
      { what: 'median', unit: 'ms', values: p50 },
      {
        what: '99th percentile (bare: plain rows)',
        unit: 'ms',
        values: p99,
        budget: excessBudget(p99.get(ours.name) ?? [], p99.get(bare.name) ?? [], FRAME_MS),
      },
    ];
  },
};

async function runLatency(
  host: BenchHost,
  pages: readonly PageAdapter[],
): Promise<readonly (readonly number[])[]> {
  const room = host.newRoom();
  const publisher = await host.open(host.floor.counting, room);
  const readers = await Promise.all(pages.map((page) => host.open(page, room)));
  try {
    await Promise.all(readers.map((reader) => reader.watchRows()));
    const publishedAtMs: number[] = [];
    for (let message = 0; message < MESSAGES; message++) {
      const text = room.nextText('Ann', 100);
      publishedAtMs.push(await publisher.page.evaluate((value) => window.floorPage.publish(value), text));
      await wait(EVERY_MS);
    }
    return await Promise.all(
      readers.map(async (reader) => {
        await reader.until(room.said - 1);
        const paintedAtMs = await reader.paintTimes();
        return publishedAtMs.map((atMs, message) => (paintedAtMs[message] ?? Number.NaN) - atMs);
      }),
    );
  } finally {
    await Promise.all([publisher, ...readers].map((page) => page.close()));
  }
}
