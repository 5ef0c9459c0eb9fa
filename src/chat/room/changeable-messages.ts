import { BoundedMap } from '../../base/bounded-map.ts';
import type { Clock } from '../../base/clock.ts';
import type { MessageRef } from '../timeline/timeline-row.ts';
import type { Deleted } from '../wire/deleted.ts';
import type { Edited } from '../wire/edited.ts';
import { sealOf } from '../wire/seal.ts';

/** A change, and who sends it. */
export interface ArrivedChange {
  readonly event: Edited | Deleted;
  /** As the service attests it. */
  readonly publisherId: string;
  /** Whether this id is of one person, whom the machine has signed in. */
  readonly isSignedIn: boolean;
  /** It was sent from this device. */
  readonly isOurs: boolean;
}

/** A message that may be changed. */
export interface Changeable extends MessageRef {
  /** Of its row. */
  readonly key: string;
  readonly isSignedIn: boolean;
  readonly seal: string | undefined;
  /** How far its seal was opened by what has come. */
  revision: number;
  /** How many gaps there had been. */
  readonly gaps: number;
}

// One changes one's last messages.
const REMEMBERED = 1_024;
// A change comes before its message only where that had to be sent again.
const WAITING = 32;
const WAITING_MS = 60_000;

interface Waiting {
  readonly names: readonly string[];
  readonly change: ArrivedChange;
  readonly sinceMs: number;
}

/**
 * Decides which message a change is for, and whether its sender may change that: where the machine has signed in who
 * wrote it, it has to be the same id; else whoever opens its seal one step further than anybody before. What was opened
 * in a gap, nobody knows here: from then on, seals of before open nothing.
 */
export class ChangeableMessages {
  readonly #clock: Clock;
  readonly #byName = new BoundedMap<string, Changeable>(REMEMBERED);
  readonly #byKey = new BoundedMap<string, Changeable>(REMEMBERED);
  #waiting: readonly Waiting[] = [];
  #gaps = 0;

  constructor({ clock }: { readonly clock: Clock }) {
    this.#clock = clock;
  }

  /**
   * Takes note of a message that has come.
   * @returns the changes of it that had come before, in their order, to be found again
   */
  note(message: Omit<Changeable, 'revision' | 'gaps'>): readonly ArrivedChange[] {
    const name = nameOf(message);
    // A second message with the same seal is a copy: who sends it has never made it.
    if (name === undefined || (!message.isSignedIn && this.#byName.has(name))) return [];
    const changeable = { ...message, revision: 0, gaps: this.#gaps };
    this.#byName.set(name, changeable);
    this.#byKey.set(message.key, changeable);
    if (this.#waiting.length === 0) return [];
    const theirs = this.#recent.filter(({ names }) => names.includes(name));
    this.#waiting = this.#recent.filter((one) => !theirs.includes(one));
    return theirs.map(({ change }) => change);
  }

  /** The message whose row has this key. */
  get(key: string): Changeable | undefined {
    return this.#byKey.get(key);
  }

  /**
   * The message that a change changes. Each counts once. `undefined` where it may not, or where the message has not
   * come: then it is kept for a minute.
   */
  find(change: ArrivedChange): Changeable | undefined {
    const names = namesOf(change);
    for (const name of names) {
      const message = this.#byName.get(name);
      if (message) return this.#mayChange(message, change) ? message : undefined;
    }
    if (names.length > 0) {
      const waiting = { names, change, sinceMs: this.#clock.monotonicMs() };
      this.#waiting = [...this.#recent, waiting].slice(-WAITING);
    }
    return undefined;
  }

  /** Messages may have been missed. */
  noteGap(): void {
    this.#gaps += 1;
  }

  #mayChange(message: Changeable, { event, isOurs }: ArrivedChange): boolean {
    const { targetId, proof } = event;
    if (message.isSignedIn) return true;
    if (!proof || message.id !== targetId || proof.revision <= message.revision) return false;
    if (message.gaps !== this.#gaps && !isOurs) return false;
    message.revision = proof.revision;
    return true;
  }

  get #recent(): readonly Waiting[] {
    const earliestMs = this.#clock.monotonicMs() - WAITING_MS;
    return this.#waiting.filter(({ sinceMs }) => sinceMs >= earliestMs);
  }
}

function nameOf({ isSignedIn, publisherId, id, seal }: Omit<Changeable, 'revision' | 'gaps'>) {
  if (isSignedIn) return signedInName(publisherId, id);
  return seal === undefined ? undefined : sealName(seal);
}

function namesOf({ event, publisherId, isSignedIn }: ArrivedChange): readonly string[] {
  const { targetId, proof } = event;
  return [
    ...(isSignedIn ? [signedInName(publisherId, targetId)] : []),
    ...(proof ? [sealName(sealOf(proof))] : []),
  ];
}

/** The length keeps the two apart. */
function signedInName(publisherId: string, id: string): string {
  return `id ${publisherId.length}:${publisherId}${id}`;
}

function sealName(seal: string): string {
  return `seal ${seal}`;
}
