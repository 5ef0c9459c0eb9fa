import type { Clock } from '../../base/clock.ts';
import type { Author } from '../author.ts';
import type { Timeline } from '../timeline/timeline.ts';
import type { MessageRef, MessageRow } from '../timeline/timeline-row.ts';
import type { Quote } from '../wire/quote.ts';
import type { SendProgress } from './outbox.ts';

/** An own message without a place in the sequence. Its id is the key of its row and of its send. */
export interface HeldMessage {
  readonly id: string;
  readonly text: string;
  /** What it answers. */
  readonly replyTo?: Quote | undefined;
}

// A message that was placed without its echo may still get one for as long as the service keeps it.
const REMEMBERED_UNECHOED = 256;

interface Held extends HeldMessage {
  /** Steady time at which the service took it. */
  sentAtMs?: number;
}

export interface HeldMessagesOptions {
  readonly timeline: Timeline;
  readonly clock: Clock;
  /** Whom others see own messages from, now. */
  readonly author: () => Author;
}

/** Own messages from the moment they are written until they have their place, each with its row at the end. */
export class HeldMessages {
  readonly #options: HeldMessagesOptions;
  readonly #held = new Map<string, Held>();
  /** Messages that have a place, but not from the topic. */
  readonly #unechoed = new Map<string, HeldMessage>();

  constructor(options: HeldMessagesOptions) {
    this.#options = options;
  }

  /** How many are not on the topic: pending and failed ones. */
  get unsentCount(): number {
    return this.#options.timeline.held.filter(({ delivery }) => delivery !== 'sent').length;
  }

  add(message: HeldMessage): void {
    this.#held.set(message.id, { ...message });
    this.#options.timeline.hold(this.#pendingRow(message));
  }

  get(id: string): HeldMessage | undefined {
    return this.#held.get(id) ?? this.#unechoed.get(id);
  }

  /** The message of this id, if it failed. */
  failed(id: string): HeldMessage | undefined {
    return this.#rowOf(id)?.delivery === 'failed' ? this.#held.get(id) : undefined;
  }

  /** Shows a failed message as on its way again. */
  renew(message: HeldMessage): void {
    this.#options.timeline.replaceHeld(this.#pendingRow(message));
  }

  /** Takes a message and its row away. */
  discard(id: string): void {
    this.#held.delete(id);
    this.#options.timeline.removeHeld(id);
  }

  /** A try begins, under the id by which the service will attest it. */
  onTry(id: string, publisherId: string): void {
    this.#options.timeline.identifyHeld(id, { id, publisherId });
  }

  /** The topic tells the place of the message: its row goes there as `row`, also from where it was placed without. */
  settle(row: MessageRow, ref?: MessageRef): void {
    const { timeline } = this.#options;
    if (this.#unechoed.delete(row.key)) timeline.replace(row, ref);
    else timeline.settle(row, ref);
    this.#held.delete(row.key);
  }

  /** The message gets a place without its echo, as `row`; the echo moves it, should it come. */
  settleUnechoed(row: MessageRow): void {
    const message = this.#held.get(row.key);
    this.#held.delete(row.key);
    this.#options.timeline.settle(row);
    if (message) this.#unechoed.set(row.key, message);
    for (const id of this.#unechoed.keys()) {
      if (this.#unechoed.size <= REMEMBERED_UNECHOED) break;
      this.#unechoed.delete(id);
    }
  }

  /** Shows how far a message got. Does nothing for what has no row, as our announcement. */
  onProgress(progress: SendProgress): void {
    const held = this.#held.get(progress.key);
    const row = this.#rowOf(progress.key);
    if (!held || !row) return;
    if (progress.delivery === 'sent') held.sentAtMs = this.#options.clock.monotonicMs();
    const { failure: _, ...rest } = row;
    const failure = 'failure' in progress ? { failure: progress.failure } : {};
    this.#options.timeline.replaceHeld({ ...rest, delivery: progress.delivery, ...failure });
  }

  /** Rows of the messages that the service took at least so long ago and that have not come back. */
  unechoed(patienceMs: number): readonly MessageRow[] {
    const latestMs = this.#options.clock.monotonicMs() - patienceMs;
    return [...this.#held.values()].flatMap(({ id, sentAtMs }) => {
      const row = this.#rowOf(id);
      return row?.delivery === 'sent' && sentAtMs !== undefined && sentAtMs <= latestMs ? [row] : [];
    });
  }

  #rowOf(id: string): MessageRow | undefined {
    return this.#options.timeline.held.find((row) => row.key === id);
  }

  #pendingRow({ id, text, replyTo }: HeldMessage): MessageRow {
    const { clock, author } = this.#options;
    const row = { kind: 'message', key: id, atMs: clock.wallMs(), author: author() } as const;
    return { ...row, text, ...(replyTo && { replyTo }), own: true, delivery: 'pending' };
  }
}
