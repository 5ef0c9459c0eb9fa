import type { Cancel } from '../../base/cancel.ts';
import { Late } from '../../base/late.ts';
import { Notifier } from '../../base/notifier.ts';
import type { Reactions } from './reactions.ts';

/** Reactions to the messages of a room. What keeps them is loaded when the first one comes, or somebody wants to react. */
export class LateReactions extends Late<Reactions> {
  readonly #changes: Notifier<string>;

  /** @param load loads them; they tell `onChange` the key of a row to whose message somebody reacted */
  constructor(load: (onChange: (key: string) => void) => Promise<Reactions>) {
    const changes = new Notifier<string>();
    super(() => load((key) => changes.notify(key)));
    this.#changes = changes;
  }

  /** Tells the key of a row to whose message the reactions are others than they were. */
  onChange(listener: (key: string) => void): Cancel {
    return this.#changes.subscribe(listener);
  }
}
