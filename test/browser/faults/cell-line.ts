// Cells that follow each other on one page: to open one and join takes longer than most of them.

import type { Turns } from '../../support/turns.ts';
import type { FaultCell } from './fault-cell.ts';
import type { RoomKind } from './room-traffic.ts';
import { type CellResult, CellRoom, type PageOptions } from './run-cell.ts';

/** Of each kind of room, what came of a cell; rejects where the page does not do what the cell expects. */
export type ResultsInBoth = Readonly<Record<RoomKind, Promise<CellResult>>>;

// More would be a longer wait for the last of them, with little left to gain.
const MOST_ON_A_PAGE = 6;

interface LineOptions extends PageOptions {
  /** Each page that is open takes one. */
  readonly turns: Turns;
}

/** A cell that waits for the page, with what its results are handed to. */
interface Job {
  readonly cell: FaultCell;
  readonly settle: Readonly<Record<RoomKind, (result: Promise<CellResult>) => void>>;
}

/**
 * Plays each cell in a quiet room, and then once more in the same room while it is busy; in two rooms at once, where the
 * cell needs a fresh one. Then the page leaves the room, and enters one without a past for the next cell.
 */
export class CellLine {
  readonly #options: LineOptions;
  readonly #waiting: Job[] = [];
  #isPlaying = false;
  #work = Promise.resolve();

  constructor(options: LineOptions) {
    this.#options = options;
  }

  play(cell: FaultCell): ResultsInBoth {
    if (cell.at === 'join' || cell.needsFreshRoom) {
      return { quiet: this.#playAlone(cell, 'quiet'), busy: this.#playAlone(cell, 'busy') };
    }
    const settle = {} as Record<RoomKind, (result: Promise<CellResult>) => void>;
    const resultIn = (kind: RoomKind) =>
      new Promise<CellResult>((resolve) => {
        settle[kind] = resolve;
      });
    const results = { quiet: resultIn('quiet'), busy: resultIn('busy') };
    this.#waiting.push({ cell, settle });
    if (!this.#isPlaying) {
      this.#isPlaying = true;
      this.#work = this.#work.then(() => this.#playAll());
    }
    return results;
  }

  /** Until the page is closed; rejects where it cannot be. */
  ended(): Promise<void> {
    return this.#work;
  }

  async #playAll(): Promise<void> {
    try {
      let room: CellRoom | undefined;
      for (let job = this.#waiting.shift(); job; job = this.#waiting.shift()) {
        room = await this.#playNext(job, room);
      }
      this.#isPlaying = false;
      await this.#close(room);
    } catch (error) {
      for (const { settle } of this.#waiting.splice(0)) {
        for (const hand of Object.values(settle)) hand(Promise.reject(error));
      }
      throw error;
    }
  }

  /** @returns the room, for the next cell; undefined where it is not as it should be, and closed */
  async #playNext({ cell, settle }: Job, left: CellRoom | undefined): Promise<CellRoom | undefined> {
    const entering = left ? left.turnTo(cell).then(() => left) : this.#open(cell);
    const quiet = entering.then((room) => room.play('quiet'));
    settle.quiet(quiet);
    if (!(await isFulfilled(quiet))) {
      await this.#close(await entering.catch(() => left));
      settle.busy(this.#playAlone(cell, 'busy'));
      return undefined;
    }
    const room = await entering;
    const busy = room.play('busy');
    settle.busy(busy);
    if (await isFulfilled(busy)) return room;
    await this.#close(room);
    return undefined;
  }

  async #playAlone(cell: FaultCell, kind: RoomKind): Promise<CellResult> {
    const room = await this.#open(cell);
    try {
      return await room.play(kind);
    } finally {
      await this.#close(room);
    }
  }

  async #open(cell: FaultCell): Promise<CellRoom> {
    const { turns } = this.#options;
    await turns.begin();
    try {
      return await CellRoom.open({ ...this.#options, cell });
    } catch (error) {
      turns.end();
      throw error;
    }
  }

  async #close(room: CellRoom | undefined): Promise<void> {
    if (!room) return;
    try {
      await room.close();
    } finally {
      this.#options.turns.end();
    }
  }
}

function isFulfilled(result: Promise<unknown>): Promise<boolean> {
  return result.then(
    () => true,
    () => false,
  );
}

/** Which cells follow each other on one page; the longest lines come first. */
export function linesOf(cells: readonly FaultCell[]): readonly (readonly FaultCell[])[] {
  const alike = new Map<string, FaultCell[]>();
  for (const cell of cells) {
    const kind = kindOfPage(cell);
    alike.set(kind, [...(alike.get(kind) ?? []), cell]);
  }
  const lines = [...alike.values()].flatMap((all) => {
    const count = Math.ceil(all.length / MOST_ON_A_PAGE);
    const length = Math.ceil(all.length / count);
    return Array.from({ length: count }, (_, index) => all.slice(index * length, (index + 1) * length));
  });
  return lines.toSorted((one, other) => other.length - one.length);
}

/** Cells of one kind can be played on the same page. */
function kindOfPage(cell: FaultCell): string {
  const { fault, host, network, prepare, needsFreshRoom, needsFreshPage, speaks, mayWrite } = cell;
  const reasons = [cell.at === 'join', prepare, needsFreshRoom, needsFreshPage, speaks, mayWrite];
  return reasons.some(Boolean) ? fault : JSON.stringify([host, network]);
}
