// The request for a guest's token that index.html sends before any script of the page is there, for somebody who comes
// back to a room: docs/decisions/013-what-starts-early.md.

import { SystemClock } from '../base/clock.ts';
import { storageKey } from '../names/storage-keys.ts';
import type { Fetch } from '../tvm-client/fetch.ts';

/** What index.html has begun. */
export interface BegunVend {
  /** Whole, with the guest's name. */
  readonly url: string;
  /** Rejects as `fetch` does. */
  readonly answer: Promise<Response>;
}

declare global {
  var earlyVend: BegunVend | undefined;
}

export interface EarlyVendOptions {
  /** A getter, because a browser that blocks storage throws as soon as it is asked for it. */
  readonly tab: () => Pick<Storage, 'setItem'>;
  /** Of the page: others of the origin see the same storage. */
  readonly pathname: string;
  /** The user's settings as they are stored: under others, somebody may be sent to another machine. */
  readonly settings: () => string | undefined;
  /** Where what was begun is found. Default: the page. */
  readonly begun?: { earlyVend: BegunVend | undefined };
  readonly fetch?: Fetch;
  /** ms since the page was asked for. */
  readonly ageMs?: () => number;
}

// As long as a client waits for an answer. A token's life counts from when its answer is read.
const LONGEST_MS = 10_000;

/** Keeps in the tab what a guest's next visit can ask for at once, and hands over what was asked for this time. */
export class EarlyVend {
  readonly #options: Required<EarlyVendOptions>;
  #url = '';
  #service = '';

  constructor(options: EarlyVendOptions) {
    this.#options = {
      begun: globalThis,
      fetch: (request) => globalThis.fetch(request),
      // Where a browser has no steady time, this is so long that nothing early is used.
      ageMs: () => new SystemClock().monotonicMs(),
      ...options,
    };
  }

  /** In place of `fetch`, for requests that show nothing of who asks but a guest's name. */
  readonly fetch: Fetch = async (request) => {
    const { url } = request;
    const { begun, fetch, ageMs } = this.#options;
    const { earlyVend } = begun;
    this.drop();
    const isThis = earlyVend?.url === url && ageMs() < LONGEST_MS;
    const response = await (isThis ? earlyVend.answer : fetch(request));
    this.#url = url;
    this.#keep();
    return response;
  };

  /** @param service where a guest's token has led */
  led(service: string): void {
    this.#service = service;
    this.#keep();
  }

  /** What was begun is used no more: the page goes by another configuration. */
  drop(): void {
    this.#options.begun.earlyVend = undefined;
  }

  #keep(): void {
    const { tab, pathname, settings } = this.#options;
    if (this.#url === '') return;
    try {
      // Read by index.html, which has no room for more than this.
      tab().setItem(storageKey(`vend:${pathname}${settings() ?? ''}`), `${this.#url} ${this.#service}`);
    } catch {
      // Blocked or full: the next visit waits for the page's scripts.
    }
  }
}
