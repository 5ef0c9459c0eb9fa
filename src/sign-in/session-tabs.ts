import type { Cancel } from '../base/cancel.ts';
import type { Clock } from '../base/clock.ts';
import { Notifier } from '../base/notifier.ts';
import { within } from '../base/within.ts';
import { sessionChannel } from '../names/channels.ts';
import { renewalLock } from '../names/locks.ts';
import type { HeldTokens, TokenDescent, TokenFormat } from './held-tokens.ts';
import { parseStored, recordOf, type StoredSession } from './session-record.ts';
import type { WayInParts } from './way-in-parts.ts';

export interface SessionTabsOptions<Tokens extends HeldTokens> {
  /** Of the session; it is readable for every page of the origin. */
  readonly key: string;
  readonly format: TokenFormat<Tokens>;
  readonly clock: Clock;
  readonly tabs: WayInParts['tabs'];
}

/** What a tab knows, and what it does where another tells or asks. */
export interface TabListener<Tokens extends HeldTokens> {
  /** Another tab has changed the session of the device. */
  readonly onChange: () => void;
  /** The session of this tab; where it is being renewed, once that is over. */
  readonly present: () => Promise<StoredSession<Tokens> | undefined>;
}

type SessionMessage =
  | { readonly kind: 'changed' }
  | ({ readonly kind: 'question' } & TokenDescent)
  | { readonly kind: 'answer'; readonly session: object };

/** Longer than a renewal may take. A tab that holds its turn for longer is frozen. */
const LONGEST_TURN_MS = 20_000;
/** Tabs answer within milliseconds; one that is renewing, when it has its answer. */
const LONGEST_ANSWER_MS = 1_000;

/** The tabs that have a session in common: of the device, or because one is a copy of another. */
export class SessionTabs<Tokens extends HeldTokens> {
  readonly #options: SessionTabsOptions<Tokens>;
  readonly #post: (message: SessionMessage) => void;
  readonly #heard = new Notifier<StoredSession<Tokens>>();
  #listener: TabListener<Tokens> | undefined;

  constructor(options: SessionTabsOptions<Tokens>) {
    this.#options = options;
    this.#post = openChannel(options, (data) => void this.#onMessage(data));
  }

  /** Whether one tab at a time renews. */
  get takesTurns(): boolean {
    return this.#options.tabs.locks !== undefined;
  }

  listen(listener: TabListener<Tokens>): void {
    this.#listener = listener;
  }

  /** Tells the others that the session of the device has changed. */
  announce(): void {
    this.#post({ kind: 'changed' });
  }

  /**
   * Runs `work` while no other tab renews tokens of this family. Where no lock can be had, or its holder has been frozen,
   * at once. @throws what `work` throws
   */
  async inTurn<T>({ family }: TokenDescent, work: () => Promise<T>): Promise<T> {
    const { clock, tabs } = this.#options;
    const wait = new AbortController();
    let mine: Promise<T> | undefined;
    const begin = () => (mine ??= work());
    const cancelTimer = clock.setTimer(LONGEST_TURN_MS, () => wait.abort());
    const turn = async () => {
      cancelTimer();
      await begin();
    };
    try {
      await tabs.locks?.request(renewalLock(family), { signal: wait.signal }, turn);
    } catch {
      // What `work` throws is thrown below.
    } finally {
      cancelTimer();
    }
    return begin();
  }

  /** What another tab has made of these tokens. @returns undefined where none answers in time */
  async newer({ family, generation }: Tokens): Promise<StoredSession<Tokens> | undefined> {
    const { clock } = this.#options;
    let stop: Cancel = () => {};
    const heard = new Promise<StoredSession<Tokens>>((resolve) => {
      stop = this.#heard.subscribe((session) => {
        const { tokens } = session;
        if (tokens?.family === family && tokens.generation > generation) resolve(session);
      });
    });
    this.#post({ kind: 'question', family, generation });
    return within(heard, { clock, ms: LONGEST_ANSWER_MS }).finally(stop);
  }

  async #onMessage(data: unknown): Promise<void> {
    const { kind, family, generation, session } = (data ?? {}) as Readonly<Record<string, unknown>>;
    if (kind === 'changed') this.#listener?.onChange();
    const told = kind === 'answer' ? parseStored(session, this.#options.format) : undefined;
    if (told) this.#heard.notify(told);
    if (kind !== 'question') return;
    const present = await this.#listener?.present();
    const tokens = present?.tokens;
    if (!tokens || tokens.family !== family || !(tokens.generation > Number(generation))) return;
    this.#post({ kind: 'answer', session: recordOf(present, this.#options.format) });
  }
}

/** Without a channel each tab is on its own until it reads what is stored. */
function openChannel(
  { key, tabs }: Pick<SessionTabsOptions<HeldTokens>, 'key' | 'tabs'>,
  onMessage: (data: unknown) => void,
): (message: SessionMessage) => void {
  try {
    const channel = tabs.openChannel(sessionChannel(key), onMessage);
    return (message) => channel.post(message);
  } catch {
    return () => {};
  }
}
