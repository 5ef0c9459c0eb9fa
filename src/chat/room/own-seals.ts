import { newSecret } from '../../base/new-secret.ts';
import { storageKey } from '../../names/storage-keys.ts';
import { MAX_REVISIONS, type Proof, sealed } from '../wire/seal.ts';

export interface OwnSealsOptions {
  /** Of this tab and its reloads; a getter, because a browser may throw when it is asked. Default: none. */
  readonly storage?: () => Storage;
  /** Who writes, and where. */
  readonly owner?: string;
  /** Default: random. `undefined`: there are no seals. */
  readonly newSecret?: () => string | undefined;
}

/**
 * Seals own messages, and opens them again. All seals come from one secret that never leaves this tab; a message's own is
 * `sealed` so many times that each change of it can open one step more.
 */
export class OwnSeals {
  readonly #secret: string | undefined;
  readonly #owner: string;
  /** The last one that was made: it is asked for with every key that is typed. */
  #latest: { readonly id: string; readonly seal: string } | undefined;

  constructor({ storage, owner = '', newSecret: make = newSecret }: OwnSealsOptions = {}) {
    this.#secret = keptSecret(storage, make);
    this.#owner = owner;
  }

  /** What the message of this id carries; `undefined` where there is no secret. */
  sealOf(id: string): string | undefined {
    if (this.#latest?.id === id) return this.#latest.seal;
    const seal = this.#opened(id, 0);
    if (seal !== undefined) this.#latest = { id, seal };
    return seal;
  }

  /** Whether this tab has sealed it. */
  isOurs(id: string, seal: string): boolean {
    return this.sealOf(id) === seal;
  }

  /** The right to change the message of this id for the nth time; `undefined` where there is none. */
  open(id: string, revision: number): Proof | undefined {
    const opens = revision <= MAX_REVISIONS ? this.#opened(id, revision) : undefined;
    return opens === undefined ? undefined : { revision, opens };
  }

  #opened(id: string, steps: number): string | undefined {
    if (this.#secret === undefined) return undefined;
    const innermost = sealed(JSON.stringify([this.#secret, this.#owner, id]), 1);
    return sealed(innermost, MAX_REVISIONS - steps);
  }
}

/** The secret of this tab. */
function keptSecret(storage: OwnSealsOptions['storage'], make: () => string | undefined): string | undefined {
  const key = storageKey('seals');
  try {
    const kept = storage?.().getItem(key);
    if (kept) return kept;
  } catch {
    // Blocked: for as long as the page lives, then.
  }
  const secret = make();
  try {
    if (secret !== undefined) storage?.().setItem(key, secret);
  } catch {
    // As above.
  }
  return secret;
}
