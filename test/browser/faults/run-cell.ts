import { setTimeout as wait } from 'node:timers/promises';
import type { ShownRow } from '../../support/engines/in-page.ts';
import { startPageHost } from '../../support/page-host.ts';
import type { CellBrowser, CellPage } from './cell-page.ts';
import type { FaultCell, Stage } from './fault-cell.ts';
import { LOBBY, type RoomKind, RoomTraffic } from './room-traffic.ts';
import { readAllRows, seeNumbered } from './shown-rows.ts';
import { judge, mostWithin, OWN_WORDS, type Verdict } from './verdict.ts';

export interface CellResult extends Verdict {
  /** From the end of the fault, or from "Retry now", until something said at that moment was on the screen. */
  readonly recoveredMs: number;
  /** The promise that holds for this cell; undefined while a try was under way whose end is not announced. */
  readonly promisedMs: number | undefined;
  readonly tokenRequests: number;
  readonly subscribes: number;
  /** The most that left the page in any 5 s. */
  readonly tokenRequestsIn5s: number;
  readonly subscribesIn5s: number;
  readonly openStreams: number;
  /** After what of the others an own message belongs that was sent during the fault. */
  readonly ownBelongsAfter: string | undefined;
  /** Page errors and console lines of ours. */
  readonly complaints: readonly string[];
}

const HEARTBEAT_MS = 1_000;
const WARM_UP_MS = 2_000;
// A fault in a live room begins and ends in the middle of a rush; one at joining begins with one.
const RUSH_AHEAD_MS = 500;
const SHORT_OUTAGE_MS = 5_000;
const PROMISE_MS = 5_000;
// Longer than the longest wait between two tries.
const PATIENCE_MS = 60_000;
// They are 5 s apart, or three within 5 s, by the page's clock; on a busy machine, one leaves later than the next.
const WINDOW_MS = 4_500;
const MESSAGES_WHILE_AWAY = 3;
// The announcement.
const OWN_ARRIVAL = 1;

export interface PageOptions {
  readonly browser: CellBrowser;
  readonly pageDir: string;
  /** Only cells that need kept files have a service worker. Default: all, as people have it. */
  readonly lacksWorker?: boolean;
  /** In a busy room, much is said only around what happens. Default: all the time. */
  readonly isSparing?: boolean;
}

interface CellOptions extends PageOptions {
  readonly cell: FaultCell;
}

/** Plays one cell in a room of its own. @throws where the page does not do what the cell expects */
export async function runCell(options: CellOptions & { readonly room: RoomKind }): Promise<CellResult> {
  const room = await CellRoom.open(options);
  try {
    return await room.play(options.room);
  } finally {
    await room.close();
  }
}

/** A page in a room, with a host of its own, in which cells are played. */
export class CellRoom {
  readonly #isSparing: boolean;
  #cell: FaultCell;
  #stage: Omit<Stage, 'room'>;
  #isOpened = false;
  #isEntered = false;
  #ownItems = OWN_ARRIVAL;
  /** How much of it belongs to the rooms that the page was in before. */
  #past = { complaints: 0, streams: 0 };

  private constructor({ cell, isSparing = false }: CellOptions, stage: Omit<Stage, 'room'>) {
    this.#cell = cell;
    this.#isSparing = isSparing;
    this.#stage = stage;
  }

  static async open(options: CellOptions): Promise<CellRoom> {
    const { browser, pageDir, cell, lacksWorker = false } = options;
    const standIn = { heartbeatMs: HEARTBEAT_MS, ...cell.host?.standIn };
    const host = await startPageHost({
      pageDir,
      // They are for a page that was visited before, and whose host is out of reach or slow now.
      lacksWorker: lacksWorker && !cell.keepsFiles,
      gzip: cell.network !== undefined,
      ...cell.host,
      standIn,
    });
    const network = cell.network && (await browser.openNetwork?.(cell.network, host));
    const chat = await browser.openPage(host);
    const { control } = host;
    return new CellRoom(options, { host, control, chat, traffic: new RoomTraffic(control), network });
  }

  async close(): Promise<void> {
    const { traffic, chat, network, host } = this.#stage;
    traffic.stop();
    await chat.close();
    await network?.close();
    await host.close();
  }

  /**
   * Leaves the room; the next cell is played in one of the same name in which nothing was ever said, and by a service that
   * is as it was in the beginning.
   * @param cell with the same host and network
   */
  async turnTo(cell: FaultCell): Promise<void> {
    const { chat, control } = this.#stage;
    await chat.press('Leave');
    await chat.untilForm();
    await untilStreams(control, { open: 0 });
    control.reset();
    control.resetTopic(LOBBY, 'never');
    const [{ streamsMs }, complaints] = await Promise.all([chat.requestTimes(), chat.complaints()]);
    this.#past = { complaints: complaints.length, streams: streamsMs.length };
    this.#stage = { ...this.#stage, traffic: new RoomTraffic(control) };
    this.#cell = cell;
    this.#isEntered = false;
    this.#ownItems = OWN_ARRIVAL;
  }

  /** @throws where the page does not do what the cell expects */
  async play(kind: RoomKind): Promise<CellResult> {
    const cell = this.#cell;
    const stage: Stage = { ...this.#stage, room: kind };
    const { host, control, chat, traffic } = stage;
    const saidBefore = traffic.sent.length;
    let liveFrom = Number.POSITIVE_INFINITY;
    if (this.#isEntered) traffic.beginAs(kind, { isSparing: this.#isSparing });
    else await this.#enter(stage);
    if (cell.at !== 'join') {
      await chat.untilLive();
      liveFrom = traffic.sent.length;
      await wait((cell.warmUpMs ?? WARM_UP_MS) - RUSH_AHEAD_MS);
      traffic.rush();
      await wait(RUSH_AHEAD_MS);
      await cell.begin(stage);
    }
    await last(cell, stage);
    const warning = cell.refusedWith ?? cell.warnsWith;
    if (warning) await chat.untilAlert(warning);
    const promisedMs = await promiseOf(cell, chat);
    // It may have lasted longer, until the page had said what it makes of it.
    traffic.rush();
    await cell.end?.(stage);

    const endedAt = performance.now();
    const probe = traffic.say();
    if (cell.refusedWith) await chat.press('Retry now');
    await seeNumbered(chat, { text: probe, timeoutMs: PATIENCE_MS });
    const recoveredMs = performance.now() - endedAt;
    await chat.untilLive();
    liveFrom = Math.min(liveFrom, traffic.sent.length);
    await chat.untilNoAlert();
    await cell.verify?.(stage);

    traffic.stop();
    if (cell.speaks) {
      this.#ownItems += 1;
      await untilPublished(control, { count: traffic.sent.length + this.#ownItems });
    }
    await seeNumbered(chat, { text: traffic.say(), timeoutMs: PATIENCE_MS });
    const rows = rowsAfter(traffic.sent[saidBefore - 1], await readAllRows(chat));
    // A renewal that is just under way has two.
    await untilStreams(control, { open: 1 });
    const { calls, streams } = control.counters();
    const { tokensMs, streamsMs } = await chat.requestTimes();
    return {
      ...judge(rows, { sent: traffic.sent, liveFrom }),
      recoveredMs,
      promisedMs,
      tokenRequests: host.counts.tokenRequests,
      subscribes: calls.subscribe,
      // Of all rooms: a page goes on with the token that it has.
      tokenRequestsIn5s: mostWithin(tokensMs, WINDOW_MS),
      subscribesIn5s: mostWithin(streamsMs.slice(this.#past.streams), WINDOW_MS),
      openStreams: streams.open,
      ownBelongsAfter: cell.speaks ? traffic.saidBeforeOwn() : undefined,
      complaints: (await chat.complaints()).slice(this.#past.complaints),
    };
  }

  async #enter(stage: Stage): Promise<void> {
    const { host, control, chat, traffic, room, network } = stage;
    const cell = this.#cell;
    this.#isEntered = true;
    // A reader's arrival is not announced, so that nothing but heartbeats has ever been in a quiet room.
    if (room === 'quiet' && !cell.speaks && !cell.mayWrite) control.withhold(['publish']);
    cell.arrange?.(stage);
    if (!this.#isOpened) {
      this.#isOpened = true;
      await cell.prepare?.(stage);
      await chat.goto(network?.url ?? host.url);
    }
    traffic.beginAs(room, { isSparing: this.#isSparing });
    if (cell.at === 'join') {
      // Drawn by the script, so that config.json has been read.
      await chat.untilForm();
      traffic.rush();
      await cell.begin(stage);
    }
    await chat.join({ name: 'Ann' });
  }
}

/** What is shown below this; where it is there twice, below the first of them. */
function rowsAfter(text: string | undefined, rows: readonly ShownRow[]): readonly ShownRow[] {
  return text === undefined ? rows : rows.slice(rows.findIndex((row) => row.text === text) + 1);
}

/** Until so many are open, as the service has heard; where it stays otherwise, that is for the test to say. */
export async function untilStreams(
  control: Stage['control'],
  { open }: { readonly open: number },
): Promise<void> {
  const startMs = performance.now();
  while (control.counters().streams.open !== open && performance.now() - startMs < PATIENCE_MS)
    await wait(20);
}

async function untilPublished(
  control: Stage['control'],
  { count }: { readonly count: number },
): Promise<void> {
  const startMs = performance.now();
  while (control.counters().published < count && performance.now() - startMs < PATIENCE_MS) await wait(20);
}

/** Lets the fault last. In a quiet room a few things are said meanwhile: they are what may be lost. */
async function last({ forMs, speaks = false }: FaultCell, { chat, room, traffic }: Stage): Promise<void> {
  await wait(forMs / 2);
  if (room === 'quiet') for (let count = 0; count < MESSAGES_WHILE_AWAY; count++) traffic.say();
  if (speaks) await chat.send(OWN_WORDS);
  const aheadMs = Math.min(RUSH_AHEAD_MS, forMs / 2);
  await wait(forMs / 2 - aheadMs);
  traffic.rush();
  await wait(aheadMs);
}

/** After a short outage or an event: 5 s. After a long one: the next try, as the page announces it, and 1 s. */
async function promiseOf(cell: FaultCell, chat: CellPage): Promise<number | undefined> {
  if (cell.withinMs !== undefined) return cell.withinMs;
  if (cell.forMs <= SHORT_OUTAGE_MS || cell.endsWithEvent || cell.refusedWith) return PROMISE_MS;
  const words = await chat.status();
  if (words.startsWith('Live')) return PROMISE_MS;
  const seconds = /(\d+) s$/u.exec(words)?.[1];
  return seconds === undefined ? undefined : (Number(seconds) + 1) * 1_000;
}
