import type { Cancel } from '../../base/cancel.ts';
import { Notifier } from '../../base/notifier.ts';
import type { UnreadReaction } from '../wire/reacted.ts';
import type { Reactions } from './reactions.ts';

/** Reactions to the messages of a room. What keeps them is loaded when the first one comes, or somebody wants to react. */
export class LateReactions {
  readonly #load: (onChange: (key: string) => void) => Promise<Reactions>;
  readonly #changes = new Notifier<string>();
  #loaded: Promise<Reactions> | undefined;

  /** @param load loads them; they tell `onChange` the key of a row to whose message somebody reacted */
  constructor(load: (onChange: (key: string) => void) => Promise<Reactions>) {
    this.#load = load;
  }

  /** Whether there are any. */
  get hasBegun(): boolean {
    return this.#loaded !== undefined;
  }

  /** From then on there are some. Rejects where they cannot be loaded; the next call tries again. */
  get(): Promise<Reactions> {
    this.#loaded ??= this.#load((key) => this.#changes.notify(key)).catch((error: unknown) => {
      this.#loaded = undefined;
      throw error;
    });
    return this.#loaded;
  }

  /** One has come. */
  receive(one: UnreadReaction): void {
    this.get()
      .then((reactions) => reactions.receive(one))
      .catch(() => {});
  }

  /** Does this with them, if there are any, after what has come before. */
  tell(what: (reactions: Reactions) => void): void {
    this.#loaded?.then(what).catch(() => {});
  }

  /** Tells the key of a row to whose message the reactions are others than they were. */
  onChange(listener: (key: string) => void): Cancel {
    return this.#changes.subscribe(listener);
  }
}
