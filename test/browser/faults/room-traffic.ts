import type { PageHost } from '../../support/page-host.ts';

/** The topic of the room in which the matrix is run. */
export const LOBBY = { cacheName: 'chat', topicName: 'lobby' };

/** `busy`: 20 messages a second. `quiet`: nothing but heartbeats, until something is sent by hand. */
export type RoomKind = 'busy' | 'quiet';

interface Pace {
  readonly perSecond: number;
  /** So many come together: a browser without a GPU pays for the frame that shows them, and little for each. */
  readonly atOnce: number;
}

const BUSY: Pace = { perSecond: 20, atOnce: 1 };
const SPARING: Pace = { perSecond: 4, atOnce: 4 };
const SPARING_RUSH: Pace = { perSecond: 20, atOnce: 4 };
const RUSH_MS = 1_000;
const TICK_MS = 10;

/** What others say in the room: numbered messages, in the order in which the service took them. */
export class RoomTraffic {
  readonly sent: string[] = [];
  /** Of each, its number in the topic. */
  readonly #sequences: number[] = [];
  readonly #control: PageHost['control'];
  #timer: NodeJS.Timeout | undefined;
  #rushUntilMs = 0;

  constructor(control: PageHost['control']) {
    this.#control = control;
  }

  /** Says the next thing. @returns what */
  say(): string {
    const text = `#${this.sent.length}`;
    // Without an id, as from the original chat: the room itself cannot tell a doubled one.
    const event = { event: 'message', username: 'Ben', text, timestamp: Date.now() };
    const { sequence } = this.#control.publish(LOBBY, { text: JSON.stringify(event) });
    this.#sequences.push(sequence);
    this.sent.push(text);
    return text;
  }

  /**
   * What was said last before the page's own last message, by the numbers of the topic: its own is the last one that is
   * not in here.
   */
  saidBeforeOwn(): string | undefined {
    let index = this.#sequences.length - 1;
    while (index > 0 && this.#sequences[index - 1] === Number(this.#sequences[index]) - 1) index -= 1;
    return this.sent[index - 1];
  }

  /** @param rush default: the same */
  begin(pace: Pace, rush = pace): void {
    let lastMs = performance.now();
    let due = 0;
    this.#timer = setInterval(() => {
      const nowMs = performance.now();
      const { perSecond, atOnce } = nowMs < this.#rushUntilMs ? rush : pace;
      due += ((nowMs - lastMs) * perSecond) / 1_000;
      lastMs = nowMs;
      if (due < atOnce) return;
      for (; due >= 1; due -= 1) this.say();
    }, TICK_MS);
  }

  /**
   * Begins as it is in a room of this kind.
   * @param options.isSparing a busy room is one only for a second after each {@link rush}, and what is said comes in fours:
   * a frame costs the browser 17 ms of the processor
   */
  beginAs(room: RoomKind, { isSparing }: { readonly isSparing: boolean }): void {
    if (room === 'quiet') return;
    if (isSparing) this.begin(SPARING, SPARING_RUSH);
    else this.begin(BUSY);
  }

  /** For a second, as much is said as in a busy room; nothing in a quiet one. */
  rush(): void {
    this.#rushUntilMs = performance.now() + RUSH_MS;
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
