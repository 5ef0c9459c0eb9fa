import type { ReactiveControllerHost } from 'lit';
import type { Cancel } from '../../base/cancel.ts';
import type { Clock } from '../../base/clock.ts';

/** What takes longer to load may not come at all. */
const PATIENCE_MS = 2_000;

/** A part of an element that is loaded once the element is drawn. Draws it again when the part is there, or is missed. */
export class LatePart<T> {
  readonly #host: ReactiveControllerHost;
  readonly #load: () => Promise<T>;
  readonly #onThere: (part: T) => void;
  #part: T | undefined;
  /** Why it could not be loaded. */
  #failure: unknown;
  #isLate = false;
  #cancelWait: Cancel | undefined;

  /** @param options.onThere is called once, before the host is drawn with it */
  constructor(
    host: ReactiveControllerHost,
    options: { readonly load: () => Promise<T>; readonly onThere: (part: T) => void },
  ) {
    this.#host = host;
    this.#load = options.load;
    this.#onThere = options.onThere;
  }

  get part(): T | undefined {
    return this.#part;
  }

  /** Nobody waits for it any more: it could not be loaded, or has not been for long. */
  get isMissed(): boolean {
    return !this.#part && (this.#isLate || this.#failure !== undefined);
  }

  begin(clock: Clock): void {
    this.#cancelWait = clock.setTimer(PATIENCE_MS, () => {
      this.#isLate = true;
      this.#host.requestUpdate();
    });
    void this.#get();
  }

  /** There may be a network again. */
  tryAgain(): void {
    if (this.isMissed) void this.#get();
  }

  /** For what cannot be done without it. @param onFailure hears why it cannot be loaded */
  async need(onFailure: (error: unknown) => void): Promise<T | undefined> {
    const part = await this.#get();
    if (!part) onFailure(this.#failure);
    return part;
  }

  async #get(): Promise<T | undefined> {
    if (this.#part) return this.#part;
    try {
      const part = await this.#load();
      if (!this.#part) this.#onThere(part);
      this.#part = part;
      // It would hold on to what has been left since.
      this.#cancelWait?.();
    } catch (error) {
      this.#failure = error;
    }
    this.#host.requestUpdate();
    return this.#part;
  }
}
