import type { Cancel } from '../base/cancel.ts';
import type { Clock } from '../base/clock.ts';
import { untilAborted } from '../base/until-aborted.ts';
import { newsChannel } from '../names/channels.ts';
import { presentLock, turnLock } from '../names/locks.ts';
import { holdLock, type LockWish } from './hold-lock.ts';
import { parseTabMessage, type TabMessage, type TabNews } from './tab-message.ts';
import type { TabChannel, TabsPlatform } from './tabs-platform.ts';

export interface TabLinkOptions {
  readonly platform: TabsPlatform;
  readonly clock: Clock;
  /** Tabs with the same key share; it is readable for every page of the origin. */
  readonly key: string;
  /** What this tab answers when another asks. */
  readonly tells: () => TabNews;
}

// Longer than a client takes to give up a request. A tab that holds the turn for longer is frozen.
const LONGEST_TURN_MS = 15_000;
// Tabs answer within milliseconds, unless they are busy, as several are that are opened at once; a frozen one never does.
const LONGEST_ANSWER_MS = 2_000;

/**
 * One tab's connection to the others of the same key: one at a time has the turn (an exclusive lock), and those
 * that have something to tell show it (by holding a shared lock), so that nobody waits for answers where
 * nobody can give any.
 */
export class TabLink {
  readonly #options: TabLinkOptions;
  readonly #channel: TabChannel;
  readonly #questions = new Map<string, (news: TabNews) => void>();
  readonly #heldLocks = new Set<Cancel>();
  #closed = false;
  #present: Promise<void> | undefined;
  #isPresent = false;

  constructor(options: TabLinkOptions) {
    this.#options = options;
    this.#channel = options.platform.openChannel(newsChannel(options.key), (data) => this.#onMessage(data));
  }

  /**
   * Waits for the turn, which then lasts until the function returned is called. Where no lock can be had, or its
   * holder has been frozen, the turn comes all the same.
   * @throws the reason of `signal`.
   */
  async takeTurn(signal: AbortSignal): Promise<Cancel> {
    const wait = new AbortController();
    const giveUp = () => wait.abort();
    const cancelTimer = this.#options.clock.setTimer(LONGEST_TURN_MS, giveUp);
    signal.addEventListener('abort', giveUp);
    try {
      return await this.#hold({ name: turnLock(this.#options.key), mode: 'exclusive', signal: wait.signal });
    } catch {
      signal.throwIfAborted();
      return () => {};
    } finally {
      cancelTimer();
      signal.removeEventListener('abort', giveUp);
    }
  }

  /**
   * Asks the others what they know, until all have answered, one answer is `enough`, or two seconds are over.
   * @throws the reason of `signal`.
   */
  async ask(options: {
    readonly enough: (news: TabNews) => boolean;
    readonly signal: AbortSignal;
  }): Promise<readonly TabNews[]> {
    const { enough, signal } = options;
    const { clock, platform } = this.#options;
    const others = await untilAborted(signal, this.#countOthers());
    if (others === 0 || this.#closed) return [];
    const answers: TabNews[] = [];
    const since = { wallMs: clock.wallMs(), steadyMs: clock.monotonicMs() };
    const id = platform.newId();
    let cancelTimer: Cancel = () => {};
    const heard = new Promise<void>((resolve) => {
      cancelTimer = clock.setTimer(LONGEST_ANSWER_MS, resolve);
      this.#questions.set(id, (news) => {
        // Times in it are relative to now, and a tab may have slept between question and answer.
        const tookMs = Math.max(clock.wallMs() - since.wallMs, clock.monotonicMs() - since.steadyMs);
        if (tookMs > LONGEST_ANSWER_MS) return;
        answers.push(news);
        if (enough(news) || answers.length >= others) resolve();
      });
    });
    const question: TabMessage = { kind: 'question', id };
    this.#channel.post(question);
    try {
      await untilAborted(signal, heard);
    } finally {
      cancelTimer();
      this.#questions.delete(id);
    }
    return answers;
  }

  /** From now on this tab has something to tell. Resolves when others can know. */
  becomePresent(): Promise<void> {
    this.#present ??= this.#hold({ name: presentLock(this.#options.key), mode: 'shared' }).then(
      () => {
        this.#isPresent = true;
      },
      // Without locks no tab asks, and each one is on its own.
      () => {},
    );
    return this.#present;
  }

  /**
   * Gives every lock back and falls silent. Callers that wait for a turn or for answers keep waiting, so that a page
   * that is closed asks for nothing on its way out. Idempotent.
   */
  close(): void {
    this.#closed = true;
    for (const release of this.#heldLocks) release();
    this.#channel.close();
  }

  async #countOthers(): Promise<number> {
    try {
      const { platform, key } = this.#options;
      const { held = [] } = await platform.locks.query();
      const present = held.filter(({ name }) => name === presentLock(key)).length;
      return this.#isPresent ? present - 1 : present;
    } catch {
      return 0;
    }
  }

  async #hold(wish: LockWish): Promise<Cancel> {
    const end = await holdLock(this.#options.platform.locks, wish);
    const release = () => {
      this.#heldLocks.delete(release);
      end();
    };
    this.#heldLocks.add(release);
    if (this.#closed) release();
    return release;
  }

  #onMessage(data: unknown): void {
    const message = parseTabMessage(data);
    if (message?.kind === 'answer') this.#questions.get(message.to)?.(message.news);
    else if (message && this.#isPresent) {
      const answer: TabMessage = { kind: 'answer', to: message.id, news: this.#options.tells() };
      this.#channel.post(answer);
    }
  }
}
