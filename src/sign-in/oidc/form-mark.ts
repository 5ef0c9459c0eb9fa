import { forgetIn } from '../forget-in.ts';

/**
 * That the next one who signs in on this device is asked who they are: the provider still knows the one before, and would
 * let that one in again without a word.
 */
export class FormMark {
  readonly #key: string;
  readonly #device: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

  constructor({ key, device }: { readonly key: string; readonly device: () => Storage }) {
    this.#key = `${key}:form`;
    this.#device = device;
  }

  get isSet(): boolean {
    try {
      return this.#device().getItem(this.#key) !== null;
    } catch {
      return false;
    }
  }

  set(): void {
    try {
      this.#device().setItem(this.#key, '1');
    } catch {
      // Blocked, or full: the provider decides.
    }
  }

  clear(): void {
    forgetIn(this.#device, this.#key);
  }
}
