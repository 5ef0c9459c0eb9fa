import { setTimeout as wait } from 'node:timers/promises';
import type { PageAdapter } from './adapter.ts';
import type { BenchHost } from './bench-host.ts';
import type { MeasuredPage } from './measured-page.ts';
import type { RoomSpeaker } from './room-speaker.ts';

/** As many as a page keeps live. */
export const ROOMS = 5;
/** What has come to a room in the background is counted in the list by then. */
export const BACKGROUND_MS = 400;
// What comes some seconds after a room is there by then: who is in it, and the worker.
const SETTLE_MS = 7_000;

/** Enters so many rooms that nobody was in before; the last one is in view. */
export async function openRooms(
  host: BenchHost,
  adapter: PageAdapter,
  count: number,
): Promise<{ readonly page: MeasuredPage; readonly speakers: readonly RoomSpeaker[] }> {
  const speakers = Array.from({ length: count }, () => host.newRoom());
  const [first, ...others] = speakers;
  if (!first) throw new Error('unable to enter no room');
  const measured = await host.open(adapter, first);
  const { page } = measured;
  for (const { topicName } of others) {
    await page.getByRole('textbox', { name: 'Go to another room' }).fill(topicName);
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.getByRole('heading', { name: topicName, level: 1, exact: true }).waitFor();
    await page.getByRole('status').filter({ hasText: /^Live/ }).waitFor();
  }
  await wait(SETTLE_MS);
  // Playwright puts a script of 0.3 MB into a page twice, the second time when a box is asked for: now, before any weighing.
  await page.locator('room-list').boundingBox();
  const live = await page.locator('room-list li:is(.shown, .live)').count();
  if (live !== count) throw new Error(`unable to measure ${count} live rooms; the page keeps ${live}`);
  return { page: measured, speakers };
}

/** Goes to a room by the list. @returns ms from the click until its newest message is painted, at its place in view */
export async function timeOpening(measured: MeasuredPage, { topicName, said }: RoomSpeaker): Promise<number> {
  const { page } = measured;
  const entry = page.locator('room-list .room').filter({ has: page.getByText(topicName, { exact: true }) });
  const box = await entry.boundingBox();
  if (!box) throw new Error('unable to open a room; the list does not show it');
  // Without what Playwright looks at before it clicks, which would count in.
  return measured.timeClick({ x: box.x + box.width / 2, y: box.y + box.height / 2 }, said - 1);
}
