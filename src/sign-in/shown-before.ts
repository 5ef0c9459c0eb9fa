import type { Clock } from '../base/clock.ts';
import { sha256 } from '../base/sha-256.ts';
import { storageKey } from '../names/storage-keys.ts';
import type { TvmAuthorization } from '../tvm-client/authorizer.ts';
import type { Fetch } from '../tvm-client/fetch.ts';

export interface ShownBeforeOptions {
  /** A getter, because a browser that blocks storage throws as soon as it is asked for it. */
  readonly tab: () => Pick<Storage, 'getItem' | 'setItem'>;
  readonly clock: Pick<Clock, 'wallMs'>;
  readonly fetch?: Fetch;
}

interface Shown {
  readonly digest: string;
  /** Wall time, epoch ms. */
  readonly atMs: number;
}

const KEY = storageKey('shown');
// As long as most ID tokens live: one that lives for a day is shown to nobody early on the strength of this morning.
const LONGEST_MS = 3_600_000;

/**
 * What a machine was last shown by this tab of whoever is signed in, as a digest, and that it gave a token for it:
 * docs/decisions/013-what-starts-early.md.
 */
export class ShownBefore {
  readonly #options: Required<ShownBeforeOptions>;

  constructor(options: ShownBeforeOptions) {
    this.#options = { fetch: (request) => globalThis.fetch(request), ...options };
  }

  /** In place of `fetch`, for requests that show who asks. */
  readonly fetch: Fetch = async (request) => {
    const { fetch, tab, clock } = this.#options;
    const response = await fetch(request);
    // Nothing of a password, not even a digest: others could try what it is made of.
    if (response.ok && request.headers.get('authorization')?.startsWith('Bearer ')) {
      try {
        tab().setItem(
          KEY,
          JSON.stringify({ digest: digestOf(request), atMs: clock.wallMs() } satisfies Shown),
        );
      } catch {
        // Blocked or full: nothing is shown early.
      }
    }
    return response;
  };

  /** Whether that was this very thing, at the same address, within the hour. */
  includes(url: string, { headers }: TvmAuthorization): boolean {
    try {
      const { digest, atMs } = JSON.parse(this.#options.tab().getItem(KEY) ?? '') as Partial<Shown>;
      const ageMs = this.#options.clock.wallMs() - Number(atMs);
      const request = new Request(url, { headers: { ...headers } });
      return ageMs >= 0 && ageMs < LONGEST_MS && digest === digestOf(request);
    } catch {
      return false;
    }
  }
}

function digestOf({ url, headers }: Request): string {
  return sha256(JSON.stringify([url, [...headers]]));
}
