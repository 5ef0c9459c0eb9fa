import { BoundedSet } from '../base/bounded-set.ts';
import type { Cancel } from '../base/cancel.ts';
import type { Clock } from '../base/clock.ts';
import type { PageUse } from '../base/page-use.ts';
import type { SharedFailure, TokenNews, TokenShare, TurnOptions } from '../tvm-client/index.ts';
import { TabLink } from './tab-link.ts';
import { PROTOCOL_VERSION, type TabNews } from './tab-message.ts';
import type { TabsPlatform } from './tabs-platform.ts';

// All tabs together ask a machine at most once in this time, whoever presses what.
const SPACING_MS = 5_000;

/** Whose token it is: tabs share where all of it is the same. Nothing of it may be a secret. */
export interface TokenIdentity {
  /** Of the machine, absolute. */
  readonly url: string;
  /** How the machine identifies callers: `open`, `lambda`, `cognito`. */
  readonly auth: string;
  /** `TvmAuthorizer.subjectKey` */
  readonly subjectKey: string;
  readonly name: string;
}

export interface TabTokenShareOptions {
  readonly identity: TokenIdentity;
  readonly platform: TabsPlatform;
  readonly clock: Clock;
  readonly page: PageUse;
}

/**
 * Shares one token among the tabs of a browser, in memory only. Tabs take turns. The one that has the turn asks the
 * others first, and the machine only when they have neither a token for it nor a reason to wait.
 */
export class TabTokenShare implements TokenShare {
  readonly #options: TabTokenShareOptions;
  readonly #leavePage: Cancel;
  /** Never taken over again, as the client has replaced them: rejected or near their end. */
  readonly #replaced = new BoundedSet<string>(16);
  #key: Promise<string> | undefined;
  #link: TabLink | undefined;
  #isPresent = false;
  #inUse = true;
  #knows: () => TokenNews = () => ({ waitMs: 0 });
  #failure: SharedFailure | undefined;
  #failedAtMs = 0;

  constructor(options: TabTokenShareOptions) {
    this.#options = options;
    this.#leavePage = options.page.subscribe((inUse) => this.#onPageUse(inUse));
  }

  async turn<T>(work: (news?: TokenNews) => Promise<T>, options: TurnOptions): Promise<T> {
    const { replaces, knows, signal, urgent = false } = options;
    const sinceMs = this.#nowMs;
    this.#knows = knows;
    if (replaces !== undefined) this.#replaced.add(replaces);
    const link = await this.#openLink();
    signal.throwIfAborted();
    if (!link) return work();
    const endTurn = await link.takeTurn(signal);
    let news: TabNews | undefined;
    try {
      const enough = (one: TabNews) => this.#helps(one);
      news = this.#best(await link.ask({ enough, signal }), { sinceMs, urgent });
      return await work(news);
    } finally {
      this.#isPresent = true;
      // The next tab must find this one present. First of all: whatever fails here, others are not to wait in vain.
      link.becomePresent().then(endTurn, endTurn);
      this.#noteFailure(news);
    }
  }

  /** Stops telling other tabs anything. Close the client first: that ends its wait for a turn. Idempotent. */
  close(): void {
    this.#leavePage();
    this.#onPageUse(false);
  }

  get #nowMs(): number {
    return this.#options.clock.monotonicMs();
  }

  #onPageUse(inUse: boolean): void {
    this.#inUse = inUse;
    if (!inUse) {
      // A page that holds a lock may be kept out of the back/forward cache.
      this.#link?.close();
      this.#link = undefined;
    } else if (this.#isPresent) {
      void this.#openLink().then((link) => link?.becomePresent());
    }
  }

  /** `undefined` where this tab is on its own. */
  async #openLink(): Promise<TabLink | undefined> {
    const { platform, clock, identity } = this.#options;
    const { url, auth, subjectKey, name } = identity;
    try {
      this.#key ??= platform.sha256(JSON.stringify([PROTOCOL_VERSION, url, auth, subjectKey, name]));
      const key = await this.#key;
      if (!this.#inUse) return undefined;
      this.#link ??= new TabLink({ platform, clock, key, tells: () => this.#tells() });
      return this.#link;
    } catch {
      return undefined;
    }
  }

  #tells(): TabNews {
    const { answer, failure, waitMs } = this.#knows();
    if (!failure) return { answer, waitMs, failedMsAgo: 0 };
    const { code, status, refusesThisPage } = failure;
    const failedMsAgo = this.#nowMs - this.#failedAtMs;
    return { answer, failure: { code, status, refusesThisPage }, waitMs, failedMsAgo };
  }

  #helps({ answer }: TabNews): boolean {
    return answer !== undefined && !this.#replaced.has(answer.token.authToken);
  }

  /** What spares this tab a request: a token, or else a failure that is its own too. */
  #best(
    answers: readonly TabNews[],
    { sinceMs, urgent }: { readonly sinceMs: number; readonly urgent: boolean },
  ): TabNews | undefined {
    const token = answers.find((one) => this.#helps(one));
    if (token) return { answer: token.answer, waitMs: 0, failedMsAgo: 0 };
    const waitedMs = this.#nowMs - sinceMs;
    const refusal = answers
      .map((one) => (urgent ? withoutWish(one) : one))
      .find((one) => concerns(one, waitedMs));
    return refusal && { ...refusal, failure: refusal.failure ?? { code: 'throttled' } };
  }

  #noteFailure(news: TabNews | undefined): void {
    const { failure } = this.#knows();
    if (failure === this.#failure) return;
    this.#failure = failure;
    // A failure that was taken over is as old as it was, or tabs could pass it around for ever.
    this.#failedAtMs = this.#nowMs - (news?.failedMsAgo ?? 0);
  }
}

/** The same as somebody needs to know it who will not wait for as long as the machine asked. */
function withoutWish(news: TabNews): TabNews {
  return { ...news, waitMs: Math.min(news.waitMs, Math.max(0, SPACING_MS - news.failedMsAgo)) };
}

/**
 * Whether another tab's failure is this one's too: when this one waited for that very request, or the machine must
 * still be left alone. An unknown identity is the exception: in this tab somebody may have signed in since.
 */
function concerns({ failure, failedMsAgo, waitMs }: TabNews, waitedMs: number): boolean {
  if (failure && failedMsAgo <= waitedMs) return true;
  return waitMs > 0 && failure?.code !== 'unauthorized';
}
