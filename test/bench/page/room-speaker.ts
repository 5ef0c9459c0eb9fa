import { randomUUID } from 'node:crypto';
import type { MomentoControl } from '../../../local/momento/control.ts';

const WORDS = 'the quick brown fox jumps over the lazy dog while seven wizards pack my box with jugs ';
// So many that none of them says more than a page shows of one person (src/chat/room/flood-watch.ts).
const PEOPLE = 1_000;
const MESSAGES_IN_A_ROW = 5;

/** What others say in one room: numbered messages of a certain size, in the chat's own format. */
export class RoomSpeaker {
  readonly topicName: string;
  readonly #cacheName: string;
  readonly #control: MomentoControl;
  #said = 0;

  constructor(options: {
    readonly control: MomentoControl;
    readonly cacheName: string;
    readonly topicName: string;
  }) {
    this.#control = options.control;
    this.#cacheName = options.cacheName;
    this.topicName = options.topicName;
  }

  /** How many were said; the newest has this number less one. */
  get said(): number {
    return this.#said;
  }

  /** Says the next messages, each `bytes` long. */
  say({ count = 1, bytes = 100 }: { readonly count?: number; readonly bytes?: number } = {}): void {
    for (let index = 0; index < count; index++) {
      const name = `Ann ${Math.floor(this.#said / MESSAGES_IN_A_ROW) % PEOPLE}`;
      const topic = { cacheName: this.#cacheName, topicName: this.topicName };
      this.#control.publish({ ...topic, publisherId: `guest:${name}` }, { text: this.nextText(name, bytes) });
    }
  }

  /** The next message as it goes over the topic, for somebody else to publish. */
  nextText(username: string, bytes: number): string {
    const mark = `#${this.#said++}; `;
    const text = mark + WORDS.repeat(Math.ceil(bytes / WORDS.length)).slice(0, bytes - mark.length);
    return JSON.stringify({ event: 'message', username, text, timestamp: Date.now(), id: randomUUID() });
  }

  /** Holds messages back from now on. @returns lets them go, all at once */
  holdBack(): () => void {
    this.#control.freeze({ topicName: this.topicName });
    return () => this.#control.unfreeze();
  }

  /** Says messages at a steady pace, until `stop`. */
  speakSteadily({ perSecond }: { readonly perSecond: number }): { stop(): void } {
    const startedAtMs = performance.now();
    const before = this.#said;
    const timer = setInterval(() => {
      const due = Math.floor(((performance.now() - startedAtMs) * perSecond) / 1_000);
      this.say({ count: Math.max(0, before + due - this.#said) });
    }, 1_000 / perSecond);
    return { stop: () => clearInterval(timer) };
  }
}
