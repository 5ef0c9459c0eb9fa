import { jsonFields } from '../../base/json-fields.ts';
import type { PageMemory } from '../parts/page-memory.ts';

// More would be a list to search in.
const MOST_REMEMBERED = 20;

/** The rooms that the list offers: those of the configuration, and those that were entered on this device. */
export class KnownRooms {
  readonly #memory: PageMemory;
  readonly #configured: readonly string[];

  constructor(options: { readonly memory: PageMemory; readonly configured: readonly string[] }) {
    this.#memory = options.memory;
    this.#configured = options.configured;
  }

  /** In an order that lasts: those of the configuration first, then as they were entered for the first time. */
  names(machineName: string): readonly string[] {
    return [...new Set([...this.#configured, ...this.#remembered(machineName)])];
  }

  /** Whether it is remembered, so that it can be forgotten. */
  isRemembered(machineName: string, roomName: string): boolean {
    return !this.#configured.includes(roomName) && this.#remembered(machineName).includes(roomName);
  }

  note(machineName: string, roomName: string): void {
    const names = this.#remembered(machineName);
    if (this.#configured.includes(roomName) || names.includes(roomName)) return;
    this.#save(machineName, [...names, roomName].slice(-MOST_REMEMBERED));
  }

  forget(machineName: string, roomName: string): void {
    const names = this.#remembered(machineName);
    this.#save(
      machineName,
      names.filter((name) => name !== roomName),
    );
  }

  #remembered(machineName: string): readonly string[] {
    const names = Object.values(jsonFields(this.#memory.load(`rooms:${machineName}`) ?? '') ?? {});
    return names.filter((name) => typeof name === 'string').slice(0, MOST_REMEMBERED);
  }

  #save(machineName: string, names: readonly string[]): void {
    this.#memory.save(`rooms:${machineName}`, names.length === 0 ? '' : JSON.stringify(names));
  }
}
