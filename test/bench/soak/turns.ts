import type { Lacks, Person } from '../../browser/soak/person.ts';
import type { RoomOfFour } from '../../browser/soak/room-of-four.ts';
import type { SoakEvent } from '../../browser/soak/soak-events.ts';
import { shuffled } from './seeded-random.ts';

export interface TurnsOptions {
  readonly room: RoomOfFour;
  readonly member: Person;
  readonly events: readonly SoakEvent[];
  /** A number in [0, 1). */
  readonly random: () => number;
}

/** An event that was played, and what went out to the sign-in service meanwhile. */
export interface Turn {
  readonly event: string;
  readonly browser: string;
  readonly renewals: number;
  readonly needless: number;
}

const BROWSERS: readonly Lacks[] = [[], ['indexedDB'], ['navigator.locks'], ['indexedDB', 'navigator.locks']];

/** What happens to one member: all events in a browser, in random order, then all in another one. */
export class Turns {
  readonly #options: TurnsOptions;
  #browsers: Lacks[] = [];
  #events: SoakEvent[] = [];
  #browser = '';

  constructor(options: TurnsOptions) {
    this.#options = options;
  }

  /** @throws where this person was thrown out */
  async next(): Promise<Turn> {
    const { room, member } = this.#options;
    const event = this.#events.pop() ?? (await this.#inAnotherBrowser());
    const { renewals, needless } = member.line;
    await event.play(room, member);
    return {
      event: event.name,
      browser: this.#browser,
      renewals: member.line.renewals - renewals,
      needless: member.line.needless - needless,
    };
  }

  async #inAnotherBrowser(): Promise<SoakEvent> {
    const { room, member, events, random } = this.#options;
    if (member.tabs.length > 0) await room.takeAside(member);
    await member.close();
    if (this.#browsers.length === 0) this.#browsers = shuffled(BROWSERS, random);
    const lacks = this.#browsers.pop() ?? [];
    this.#browser = lacks.length === 0 ? 'nothing' : lacks.join(', ');
    await member.enter(lacks);
    room.talk();
    const [first, ...others] = shuffled(events, random);
    if (!first) throw new Error('there are no events');
    this.#events = others;
    return first;
  }
}
