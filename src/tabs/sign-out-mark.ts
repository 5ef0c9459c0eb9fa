import { storageKey } from '../names/storage-keys.ts';

type WebStorage = Pick<Storage, 'getItem' | 'setItem'>;

export interface SignOutMarkOptions {
  readonly machineUrl: string;
  // Getters, because a browser that blocks storage throws as soon as it is asked for it.
  readonly device: () => WebStorage;
  readonly tab: () => WebStorage;
}

/**
 * The last sign-out of a machine on this device, and the last one that this tab knows of: no message reaches a tab
 * that the browser has unloaded to save memory, or that shows another page, but its storage is there when it returns.
 */
export class SignOutMark {
  readonly #options: SignOutMarkOptions;
  readonly #key: string;

  constructor(options: SignOutMarkOptions) {
    this.#options = options;
    this.#key = storageKey(`signed-out:${options.machineUrl}`);
  }

  /** Somebody signs out here. @param id one that was not there before */
  leave(id: string): void {
    try {
      this.#options.device().setItem(this.#key, id);
    } catch {
      // Blocked or full: tabs that are there hear of it all the same.
    }
    this.catchUp();
  }

  /** From now on this tab knows. @returns whether somebody signed out since it last did; a new tab has missed nothing. */
  catchUp(): boolean {
    const { device, tab } = this.#options;
    try {
      const last = device().getItem(this.#key) ?? '';
      const known = tab().getItem(this.#key);
      tab().setItem(this.#key, last);
      return known !== null && known !== last;
    } catch {
      return false;
    }
  }
}
