import { BoundedMap } from '../../base/bounded-map.ts';
import type { Cancel } from '../../base/cancel.ts';
import type { Clock } from '../../base/clock.ts';
import type { MessageRef } from '../timeline/timeline-row.ts';
import type { OutgoingEvent } from '../wire/event.ts';
import { encodeReacted, type Reaction } from '../wire/reacted.ts';
import type { Proof } from '../wire/seal.ts';
import { Outbox, type OutboxOptions, type SendProgress } from './outbox.ts';
import type { OwnSeals } from './own-seals.ts';
import type { SideBudget } from './side-budget.ts';

export interface OwnReactionsOptions extends Omit<OutboxOptions, 'onProgress'> {
  readonly clock: Clock;
  readonly seals: OwnSeals;
  /** What each of our events says. */
  readonly claims: () => OutgoingEvent;
  /** What all pages of the room may spend on this. */
  readonly budget: SideBudget;
  /** Whether messages wait to be sent, which go first. */
  readonly isBusy: () => boolean;
  /** The topic has taken it. */
  readonly onSent: (sent: OwnReaction) => void;
  /** It is shown otherwise: by key of the row. */
  readonly onChange: (key: string) => void;
}

/** What we feel about a message. */
export interface OwnReaction {
  /** Of the row. */
  readonly key: string;
  readonly target: MessageRef;
  readonly reactions: readonly Reaction[];
  readonly proof: Proof | undefined;
}

type Wanted = Omit<OwnReaction, 'proof'> & {
  /** How far our seal was opened by what has come. */
  readonly revision: number;
  /** The topic has it so. */
  readonly isAsBefore: boolean;
};

/** Whoever presses several times means the last one. */
const GATHER_MS = 400;
/** In rooms where the budget would allow more. */
const PACE_MS = 1_000;
const REMEMBERED = 1_024;

/**
 * Sends what we feel about messages, one message after another: never more than once a second, never while messages
 * wait, never above what the room may spend, and only what we feel in the end.
 */
export class OwnReactions {
  readonly #options: OwnReactionsOptions;
  readonly #outbox: Outbox;
  /** By key of the row, what the topic does not have yet; those that were pressed first go first. */
  readonly #wanted = new Map<string, Wanted>();
  /** By name of the message. */
  readonly #seals = new BoundedMap<string, string | undefined>(REMEMBERED);
  /** By name of the message, how far we have opened our seal. */
  readonly #opened = new BoundedMap<string, number>(REMEMBERED);
  /** By key of the row, where the topic has not taken what was said last. */
  readonly #failed = new BoundedMap<string, boolean>(REMEMBERED);
  #sending: { readonly id: string; readonly said: OwnReaction } | undefined;
  #cancelWait: Cancel | undefined;
  #sentAtMs = Number.NEGATIVE_INFINITY;

  constructor(options: OwnReactionsOptions) {
    this.#options = options;
    this.#outbox = new Outbox({ ...options, onProgress: this.#onProgress });
  }

  /** What is on its way, or waits for that. */
  get(key: string): Pick<OwnReaction, 'target' | 'reactions'> | undefined {
    return this.#wanted.get(key);
  }

  /** Whether what was said last has not reached the topic, and is not on its way any more. */
  hasFailed(key: string): boolean {
    return this.#failed.get(key) ?? false;
  }

  /** What our proofs open, of one message; undefined: we have none. */
  sealOf(target: MessageRef): string | undefined {
    const name = nameOf(target);
    if (!this.#seals.has(name)) this.#seals.set(name, this.#options.seals.sealOf(name));
    return this.#seals.get(name);
  }

  /**
   * Whether others would know again who says so.
   * @param revision how far our seal was opened by what has come
   */
  proofOf(target: MessageRef, revision: number): Proof | undefined {
    const name = nameOf(target);
    return this.#options.seals.open(name, Math.max(revision, this.#opened.get(name) ?? 0) + 1);
  }

  /** Brings it on its way. */
  want(wanted: Wanted): void {
    const { key, isAsBefore } = wanted;
    this.#failed.set(key, false);
    if (isAsBefore && this.#sending?.said.key !== key) this.#wanted.delete(key);
    else this.#wanted.set(key, wanted);
    this.#options.onChange(key);
    this.#waitFor(GATHER_MS);
  }

  /** The topic has what was said under this id by us. */
  settle(id: string): void {
    if (this.#sending?.id === id) this.#onProgress({ key: id, delivery: 'sent' });
  }

  close(): void {
    this.#cancelWait?.();
    this.#outbox.close();
    this.#wanted.clear();
  }

  readonly #onTimer = () => {
    this.#cancelWait = undefined;
    if (this.#sending) return;
    const [next] = this.#wanted.values();
    if (!next) return;
    const { clock, isBusy, budget } = this.#options;
    const waitMs = Math.max(this.#sentAtMs + PACE_MS - clock.monotonicMs(), budget.waitMs);
    if (waitMs > 0 || isBusy()) this.#waitFor(Math.max(waitMs, GATHER_MS));
    else this.#send(next);
  };

  #waitFor(ms: number): void {
    const { clock, budget } = this.#options;
    this.#cancelWait ??= clock.setTimer(ms + budget.spreadMs(), this.#onTimer);
  }

  #send({ key, target, reactions, revision }: Wanted): void {
    const { claims, clock } = this.#options;
    const proof = this.proofOf(target, revision);
    const said = { key, target, reactions, proof };
    const { id } = claims();
    if (proof) this.#opened.set(nameOf(target), proof.revision);
    this.#sentAtMs = clock.monotonicMs();
    this.#sending = { id, said };
    this.#outbox.add({ key: id, encode: () => encodeReacted({ ...said, ...claims(), id }) });
  }

  readonly #onProgress = ({ key: id, delivery }: SendProgress) => {
    if (this.#sending?.id !== id || delivery === 'pending') return;
    const { said } = this.#sending;
    this.#sending = undefined;
    this.#outbox.remove(id);
    // What was pressed meanwhile is still to be said.
    if (this.#wanted.get(said.key)?.reactions === said.reactions) this.#wanted.delete(said.key);
    if (delivery === 'sent') this.#options.onSent(said);
    else this.#onFailed(said);
    this.#waitFor(GATHER_MS);
  };

  #onFailed({ key }: OwnReaction): void {
    this.#failed.set(key, !this.#wanted.has(key));
    this.#options.onChange(key);
  }
}

/** What the seal of our reactions to a message is made for; no message has such an id. */
function nameOf({ id, publisherId }: MessageRef): string {
  return `reactions ${publisherId.length}:${publisherId}${id}`;
}
