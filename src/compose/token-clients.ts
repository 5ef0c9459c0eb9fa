import type { Cancel } from '../base/cancel.ts';
import type { TvmClient } from '../tvm-client/tvm-client.ts';

/** A client, and how to end it together with what it shares by. */
export interface TokenClient {
  readonly client: TvmClient;
  readonly close: Cancel;
}

/** Who asks which machine. */
export interface TokenOwner {
  readonly machineName: string;
  readonly userName: string;
}

export interface TokenLease {
  readonly client: TvmClient;
  /** Says that the room needs the client no longer. Idempotent. */
  readonly release: Cancel;
}

interface Kept extends TokenClient {
  readonly machineName: string;
  rooms: number;
}

// Who goes to another room, or looks in under another name, still has the token on the way back.
const MAX_UNUSED = 2;

/**
 * Keeps one token client for each machine and name, shared by all rooms open there. The ones that were in use last
 * are kept for a return; what is unused beyond those is closed.
 */
export class TokenClients {
  /** In the order in which they were taken or given back. */
  readonly #kept = new Map<string, Kept>();

  /** The client of `owner`, made by `make` where there is none. */
  lease({ machineName, userName }: TokenOwner, make: () => TokenClient): TokenLease {
    const key = JSON.stringify([machineName, userName]);
    const kept = this.#kept.get(key) ?? { ...make(), machineName, rooms: 0 };
    kept.rooms += 1;
    this.#kept.set(key, kept);
    let isReleased = false;
    return {
      client: kept.client,
      release: () => {
        if (isReleased) return;
        isReleased = true;
        kept.rooms -= 1;
        // A client of a machine that was forgotten is closed, and another may have its place.
        if (this.#kept.get(key) !== kept) return;
        this.#kept.delete(key);
        this.#kept.set(key, kept);
        this.#closeLongUnused();
      },
    };
  }

  /** Closes all clients of a machine, those in use included. */
  forget(machineName: string): void {
    for (const [key, kept] of this.#kept) {
      if (kept.machineName === machineName) this.#close(key, kept);
    }
  }

  #closeLongUnused(): void {
    const unused = [...this.#kept].filter(([, { rooms }]) => rooms === 0);
    for (const [key, kept] of unused.slice(0, -MAX_UNUSED)) this.#close(key, kept);
  }

  #close(key: string, kept: Kept): void {
    this.#kept.delete(key);
    kept.close();
  }
}
