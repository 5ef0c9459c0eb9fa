import type { Clock } from '../base/clock.ts';
import { within } from '../base/within.ts';
import { forgetIn } from './forget-in.ts';
import { digestOf, type HeldTokens, type TokenFormat } from './held-tokens.ts';
import type { Refusals } from './renewals.ts';
import { parseStored, recordOf, type StoredSession } from './session-record.ts';
import {
  copiesKey,
  databaseRecords,
  refusalsKey,
  type SharedRecords,
  webStorageRecords,
} from './shared-records.ts';
import { refusalIn, withRefusal } from './stored-refusals.ts';

type WebStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export interface SessionStoreOptions<Tokens extends HeldTokens> {
  /** Of the one thing that is stored. */
  readonly key: string;
  readonly format: TokenFormat<Tokens>;
  readonly clock: Clock;
  // Getters, because a browser that blocks storage throws as soon as it is asked for it.
  readonly tab: () => WebStorage;
  readonly device: () => WebStorage;
  readonly database: () => IDBFactory | undefined;
}

/** For this tab and its reloads, or for the device. */
export type Keeping = 'tab' | 'device';

/** How far a session of one tab has come. */
type Copy = readonly [family: string, generation: number, digest: string];

// A database takes milliseconds. One that never answers must not keep anybody out.
const LONGEST_CHANGE_MS = 3_000;
// A tab that is copied is renewed within the hour, or asks for the password.
const MOST_COPIES = 32;

/**
 * The session: of a tab in its web storage, which goes along where the tab is duplicated; of the device in records that
 * all tabs see, as a whole or not at all. What is done happens in the order in which it was asked for.
 */
export class SessionStore<Tokens extends HeldTokens> {
  readonly #options: SessionStoreOptions<Tokens>;
  #records: SharedRecords;
  /** The database has answered. From then on it is the place, however long it takes: the device may have slept. */
  #isProven = false;
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: SessionStoreOptions<Tokens>) {
    this.#options = options;
    this.#records = databaseRecords(options.database);
  }

  /** What the service has refused, for all tabs. */
  get refusals(): Refusals {
    const place = refusalsKey(this.#options.key);
    return {
      read: (key) => this.#inOrder(async () => refusalIn(await this.#read(place), key)),
      write: (...entry) =>
        this.#inOrder(async () => void (await this.#change(place, (record) => withRefusal(record, entry)))),
    };
  }

  /** Whether tabs read of the device what was written last. */
  get isOrdered(): boolean {
    return this.#records.isOrdered;
  }

  /** That of the tab, or else that of the device. @throws where nothing can be read */
  load(): Promise<(StoredSession<Tokens> & { readonly keeping: Keeping }) | undefined> {
    return this.#inOrder(async () => {
      const ofTab = this.#readTab();
      if (ofTab) return { ...ofTab, keeping: 'tab' };
      const ofDevice = await this.#moveIn();
      return ofDevice && { ...ofDevice, keeping: 'device' };
    });
  }

  /** That of the device. @throws as `load` */
  loadShared(): Promise<StoredSession<Tokens> | undefined> {
    return this.#inOrder(() => this.#readDevice());
  }

  /**
   * Stores it in the one place, and removes it from the other; who else is in on the device is left alone there.
   * @returns tokens of the device in whose place it came. @throws where storage is blocked or full
   */
  save(session: StoredSession<Tokens>, keeping: Keeping): Promise<Tokens | undefined> {
    return this.#inOrder(async () => {
      if (keeping === 'tab') {
        this.#writeTab(session);
        await this.#takeOut(({ tokens }) => tokens?.family === session.tokens?.family);
        return undefined;
      }
      let displaced: Tokens | undefined;
      await this.#change(this.#options.key, (present) => {
        displaced = this.#parse(present)?.tokens;
        // That somebody was in is nothing to throw out anybody for.
        return displaced && !session.tokens ? present : this.#recordOf(session);
      });
      this.#forgetTab();
      return session.tokens && displaced;
    });
  }

  /**
   * Stores what became of `old`, unless something else has come into its place.
   * @returns what is stored now. @throws where it cannot be stored
   */
  replace(
    old: Tokens,
    { session, keeping }: { readonly session: StoredSession<Tokens>; readonly keeping: Keeping },
  ): Promise<StoredSession<Tokens> | undefined> {
    return this.#inOrder(async () => {
      if (keeping === 'device') {
        const isStill = (present: unknown) => this.#parse(present)?.tokens?.refreshToken === old.refreshToken;
        const record = this.#recordOf(session);
        const next = await this.#change(this.#options.key, (present) =>
          isStill(present) ? record : present,
        );
        if (next === record) await this.#note(old, session);
        return this.#parse(next);
      }
      this.#writeTab(session);
      await this.#note(old, session);
      return session;
    });
  }

  /** Whether a copy of this tab has had these tokens renewed, and they are worth nothing any more. */
  isOutdated(tokens: Tokens): Promise<boolean> {
    return this.#inOrder(async () => {
      const copies = copiesIn(await this.#read(copiesKey(this.#options.key)).catch(() => undefined));
      const { family, generation } = tokens;
      return copies.some(
        ([of, latest, digest]) => of === family && latest > generation && digest !== digestOf(tokens),
      );
    });
  }

  /**
   * Removes it; never rejects.
   * @param options.owner removes what is stored for all tabs only where it is of this person
   * @returns what was stored for all tabs, and is no more
   */
  clear(options: { readonly owner?: string | undefined } = {}): Promise<Tokens | undefined> {
    // At once, too: the page may be on its way out.
    this.#forgetTab();
    return this.#inOrder(async () => {
      this.#forgetTab();
      const isAnybodys = !('owner' in options);
      const stored = await this.#takeOut(({ userName }) => isAnybodys || userName === options.owner);
      if (!isAnybodys && !stored) return undefined;
      forgetIn(this.#options.device, this.#options.key);
      for (const place of [copiesKey, refusalsKey]) {
        await this.#change(place(this.#options.key), () => undefined).catch(() => {});
      }
      return stored?.tokens;
    });
  }

  #inOrder<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => {});
    return done;
  }

  #readTab(): StoredSession<Tokens> | undefined {
    return this.#readIn(this.#options.tab);
  }

  async #readDevice(): Promise<StoredSession<Tokens> | undefined> {
    return this.#parse(await this.#read(this.#options.key));
  }

  /** What an earlier page, or one without a database, has left in web storage is moved once. */
  async #moveIn(): Promise<StoredSession<Tokens> | undefined> {
    const { key, device } = this.#options;
    const left = this.#readIn(device);
    if (!left) return await this.#readDevice();
    const isNews = (present: unknown) => {
      const stored = this.#parse(present);
      if (!stored?.tokens) return true;
      const { family, generation } = stored.tokens;
      return left.tokens?.family === family && left.tokens.generation > generation;
    };
    const now = await this.#change(key, (present) => (isNews(present) ? this.#recordOf(left) : present));
    if (this.#records.isOrdered) forgetIn(device, key);
    return this.#parse(now);
  }

  #readIn(storage: () => WebStorage): StoredSession<Tokens> | undefined {
    try {
      return this.#parse(JSON.parse(storage().getItem(this.#options.key) ?? 'null'));
    } catch {
      return undefined;
    }
  }

  #parse(stored: unknown): StoredSession<Tokens> | undefined {
    return parseStored(stored, this.#options.format);
  }

  #recordOf(session: StoredSession<Tokens>): object {
    return recordOf(session, this.#options.format);
  }

  #writeTab(session: StoredSession<Tokens>): void {
    this.#options.tab().setItem(this.#options.key, JSON.stringify(this.#recordOf(session)));
  }

  /** Tells copies of this tab, or of one that this was, that their token is none any more. */
  async #note(old: Tokens, { tokens }: StoredSession<Tokens>): Promise<void> {
    if (!tokens || tokens.refreshToken === old.refreshToken) return;
    const { family, generation } = tokens;
    const note: Copy = [family, generation, digestOf(tokens)];
    // Where it cannot be noted, copies ask each other.
    await this.#change(copiesKey(this.#options.key), (present) =>
      [...copiesIn(present).filter(([of]) => of !== family), note].slice(-MOST_COPIES),
    ).catch(() => {});
  }

  #forgetTab(): void {
    forgetIn(this.#options.tab, this.#options.key);
  }

  /** Removes that of the device where it is the one. @returns what it was */
  async #takeOut(
    isIt: (stored: StoredSession<Tokens>) => boolean,
  ): Promise<StoredSession<Tokens> | undefined> {
    let taken: StoredSession<Tokens> | undefined;
    await this.#change(this.#options.key, (present) => {
      const stored = this.#parse(present);
      if (stored && !isIt(stored)) return present;
      taken = stored;
      return undefined;
    }).catch(() => {});
    return taken;
  }

  #read(key: string): Promise<unknown> {
    return this.#change(key, (present) => present);
  }

  async #change(key: string, decide: (present: unknown) => unknown): Promise<unknown> {
    if (this.#isProven) return await this.#records.change(key, decide);
    if (this.#records.isOrdered) {
      try {
        const { clock } = this.#options;
        const changing = this.#records.change(key, decide).then((next) => ({ next }));
        const done = await within(changing, { clock, ms: LONGEST_CHANGE_MS });
        this.#isProven = done !== undefined;
        if (done) return done.next;
      } catch {
        // There is none, or it may not be used here.
      }
      this.#records = webStorageRecords(this.#options.device);
    }
    return await this.#records.change(key, decide);
  }
}

function copiesIn(stored: unknown): readonly Copy[] {
  const list: readonly unknown[] = Array.isArray(stored) ? stored : [];
  return list.filter(
    (copy): copy is Copy =>
      Array.isArray(copy) &&
      typeof copy[0] === 'string' &&
      typeof copy[1] === 'number' &&
      typeof copy[2] === 'string',
  );
}
