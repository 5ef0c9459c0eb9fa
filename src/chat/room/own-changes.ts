import type { Timeline } from '../timeline/timeline.ts';
import type { MessageRef, MessageRow } from '../timeline/timeline-row.ts';
import type { SendProgress } from './outbox.ts';

/** Makes of a row what it is after a change. */
export type Apply = (row: MessageRow) => MessageRow;

/** A change of an own message, on its way. */
export interface OwnChange {
  /** Of the event. */
  readonly id: string;
  /** Of the row. */
  readonly key: string;
  readonly apply: Apply;
  /** The payload for a try that begins now. */
  readonly encode: () => string;
}

interface Pending extends OwnChange {
  /** The row as the topic has it. */
  base: MessageRow;
  delivery: SendProgress['delivery'];
}

/** Shows own messages as they are being changed, with how far the change got, until the topic has it. */
export class OwnChanges {
  readonly #timeline: Timeline;
  /** By the key of the row: a later change takes the place of one that has not got through. */
  readonly #pending = new Map<string, Pending>();

  constructor(timeline: Timeline) {
    this.#timeline = timeline;
  }

  /** How many are not on the topic. */
  get unsentCount(): number {
    return [...this.#pending.values()].filter(({ delivery }) => delivery !== 'sent').length;
  }

  /** What is on its way for the row of this key. */
  get(key: string): OwnChange | undefined {
    return this.#pending.get(key);
  }

  /** What failed for the row of this key. */
  failed(key: string): OwnChange | undefined {
    const pending = this.#pending.get(key);
    return pending?.delivery === 'failed' ? pending : undefined;
  }

  /** Shows a change as on its way, for the first time or again. */
  begin(change: OwnChange): void {
    this.#timeline.amend({ key: change.key }, (row) => {
      const base = this.#pending.get(change.key)?.base ?? row;
      this.#pending.set(change.key, { ...change, base, delivery: 'pending' });
      return { ...change.apply(base), delivery: 'pending' };
    });
  }

  /** Takes a change back that has not got through. */
  discard(key: string): void {
    const pending = this.#pending.get(key);
    this.#pending.delete(key);
    if (pending) this.#timeline.amend({ key }, () => pending.base);
  }

  /** Shows how far a change got. Does nothing for what is none. */
  onProgress(progress: SendProgress): void {
    const pending = [...this.#pending.values()].find(({ id }) => id === progress.key);
    if (!pending) return;
    pending.delivery = progress.delivery;
    const failure = 'failure' in progress ? { failure: progress.failure } : {};
    const { apply, base, key } = pending;
    this.#timeline.amend({ key }, () => ({ ...apply(base), delivery: progress.delivery, ...failure }));
  }

  /** The topic has a change of a message. One of ours that is on its way is to come after it. */
  arrive({
    id,
    key,
    ref,
    apply,
  }: Pick<OwnChange, 'id' | 'key' | 'apply'> & { readonly ref?: MessageRef }): void {
    const pending = this.#pending.get(key);
    if (!pending) {
      this.#timeline.amend(ref ?? { key }, apply);
      return;
    }
    pending.base = apply(pending.base);
    if (pending.id === id) this.discard(key);
    else {
      this.#timeline.amend({ key }, ({ delivery, failure }) => ({
        ...pending.apply(pending.base),
        delivery,
        ...(failure && { failure }),
      }));
    }
  }
}
