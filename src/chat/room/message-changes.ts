import type { Clock } from '../../base/clock.ts';
import type { Timeline } from '../timeline/timeline.ts';
import type { MessageRow } from '../timeline/timeline-row.ts';
import { encodeDeleted } from '../wire/deleted.ts';
import { encodeEdited } from '../wire/edited.ts';
import type { OutgoingEvent } from '../wire/event.ts';
import type { Proof } from '../wire/seal.ts';
import { type ArrivedChange, type Changeable, ChangeableMessages } from './changeable-messages.ts';
import type { Outbox } from './outbox.ts';
import { type Apply, type OwnChange, OwnChanges } from './own-changes.ts';
import type { OwnSeals } from './own-seals.ts';

export interface MessageChangesOptions {
  readonly timeline: Timeline;
  readonly clock: Clock;
  readonly seals: OwnSeals;
  readonly outbox: () => Outbox;
  /** Whom the machine says that we are, now. */
  readonly tokenId: () => string | undefined;
  /** What each of our events says. */
  readonly claims: (id: string) => OutgoingEvent;
  /** Brings an event of ours on its way. */
  readonly post: (event: Pick<OwnChange, 'id' | 'encode'>) => void;
}

/** What becomes of a message: the new text, or nothing more. */
export type ChangedTo = { readonly text: string } | 'deleted';

/** Edits and deletions of messages: our own on their way, and all that come. */
export class MessageChanges {
  readonly #options: MessageChangesOptions;
  readonly #messages: ChangeableMessages;
  readonly #own: OwnChanges;
  /** By the key of the row, how far we have opened a seal. */
  readonly #opened = new Map<string, number>();

  constructor(options: MessageChangesOptions) {
    this.#options = options;
    this.#messages = new ChangeableMessages(options);
    this.#own = new OwnChanges(options.timeline);
  }

  /** How many of ours are not on the topic. */
  get unsentCount(): number {
    return this.#own.unsentCount;
  }

  /** Whether we can change the message of this row: it is ours, the topic has it, and others will believe us. */
  canChange(key: string): boolean {
    const message = this.#messages.get(key);
    if (!message) return false;
    const row = this.#options.timeline.get(key);
    if (row?.kind !== 'message' || !row.own || row.changed === 'deleted') return false;
    if (row.delivery !== 'seen' && !this.#own.get(key)) return false;
    return this.#isKnown(message) || this.#proofOf(message) !== undefined;
  }

  /** What would be sent to make another text of a message. */
  encodeEdit({
    key,
    id,
    text,
  }: {
    readonly key: string;
    readonly id: string;
    readonly text: string;
  }): string {
    const message = this.#messages.get(key);
    const claims = this.#options.claims(id);
    return encodeEdited({ ...claims, ...(message ? this.#target(message) : { targetId: '' }), text });
  }

  /** Changes a message that can be changed: shows it so, and sends it. */
  change({ key, id, to }: { readonly key: string; readonly id: string; readonly to: ChangedTo }): void {
    const message = this.#messages.get(key);
    if (!message) return;
    const former = this.#own.get(key);
    if (former) this.#options.outbox().remove(former.id);
    const target = this.#target(message);
    if (target.proof) this.#opened.set(key, target.proof.revision);
    const encode = () => {
      const change = { ...this.#options.claims(id), ...target };
      return to === 'deleted' ? encodeDeleted(change) : encodeEdited({ ...change, text: to.text });
    };
    const change = { id, key, apply: applying(to), encode };
    this.#own.begin(change);
    this.#options.post(change);
  }

  /** Sends a change again that failed. Returns whether there was one. */
  retry(key: string): boolean {
    const failed = this.#own.failed(key);
    if (!failed) return false;
    this.#own.begin(failed);
    this.#options.post(failed);
    return true;
  }

  /** Takes a change back that failed. Does nothing for any other row. */
  discard(key: string): void {
    const failed = this.#own.failed(key);
    if (!failed) return;
    this.#options.outbox().remove(failed.id);
    this.#own.discard(key);
  }

  readonly onProgress: OwnChanges['onProgress'] = (progress) => this.#own.onProgress(progress);

  /** A message has come, and has its row. */
  note(message: Omit<Changeable, 'revision' | 'gaps'>): void {
    for (const change of this.#messages.note(message)) this.receive(change);
  }

  /** A change has come, of whatever message, from whomever. */
  receive(change: ArrivedChange): void {
    const { event, isOurs } = change;
    if (isOurs) this.#options.outbox().remove(event.id);
    const message = this.#messages.find(change);
    if (!message) return;
    const apply = applying(event.kind === 'deleted' ? 'deleted' : event);
    // A seal stands for one row; a publisher may have used the id again.
    const ref = message.isSignedIn ? { ref: message } : {};
    this.#own.arrive({ id: event.id, key: message.key, apply, ...ref });
  }

  /** Messages may have been missed. */
  noteGap(): void {
    this.#messages.noteGap();
  }

  #isKnown({ isSignedIn, publisherId }: Changeable): boolean {
    return isSignedIn && publisherId === this.#options.tokenId();
  }

  #proofOf({ key, id, seal, revision }: Changeable): Proof | undefined {
    const { seals } = this.#options;
    if (seal === undefined || !seals.isOurs(id, seal)) return undefined;
    return seals.open(id, Math.max(revision, this.#opened.get(key) ?? 0) + 1);
  }

  #target(message: Changeable): { readonly targetId: string; readonly proof: Proof | undefined } {
    return { targetId: message.id, proof: this.#proofOf(message) };
  }
}

/** A deletion is for good. */
function applying(to: ChangedTo): Apply {
  return (row): MessageRow => {
    if (row.changed === 'deleted') return row;
    if (to !== 'deleted') return { ...row, text: to.text, changed: 'edited' };
    const { replyTo: _, ...rest } = row;
    return { ...rest, text: '', changed: 'deleted' };
  };
}
