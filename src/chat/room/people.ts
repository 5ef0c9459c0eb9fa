import { BoundedMap } from '../../base/bounded-map.ts';
import type { Cancel } from '../../base/cancel.ts';
import type { Clock } from '../../base/clock.ts';
import { Notifier } from '../../base/notifier.ts';
import type { Author } from '../author.ts';
import { hasLeft } from '../timeline/joined-together.ts';
import { rowsFromTheEnd } from '../timeline/rows-from-the-end.ts';
import type { Timeline } from '../timeline/timeline.ts';
import type { OutgoingEvent } from '../wire/event.ts';
import { encodeHere, parseHere, type UnreadHere } from '../wire/here.ts';
import type { SideBudget } from './side-budget.ts';

/** What we may tell others of ourselves. */
export interface PeoplePolicy {
  /** That we are here. */
  readonly presence: boolean;
  /** That we are writing something. */
  readonly typing: boolean;
}

export interface PeopleOptions {
  readonly clock: Clock;
  /** A number in [0, 1), as `Math.random`. */
  readonly random: () => number;
  readonly budget: SideBudget;
  readonly timeline: Timeline;
  /** Asked each time: it may change. */
  readonly policy: () => PeoplePolicy;
  /** Sends once; what fails is not sent again. */
  readonly publish: (text: string) => Promise<void>;
  /** What each of our events says. */
  readonly claims: () => OutgoingEvent;
  /** Whether nothing may be sent now: messages wait, which go first, or we can only read, or have no connection. */
  readonly isBusy: () => boolean;
  readonly authorOf: (publisherId: string, claimedName: string) => Author;
  /** Who we are for others. */
  readonly me: () => Author;
}

/** Somebody of whom the room has heard. */
export interface Person {
  readonly author: Author;
  /** By all that is known. */
  readonly isHere: boolean;
  /** Epoch ms. */
  readonly lastSeenMs: number;
}

interface Sign {
  readonly author: Author;
  readonly lastSeenMs: number;
  readonly hereUntilMs: number;
  readonly typingUntilMs: number;
  /** Of the rows that had come before it: whoever says something afterwards has written it, or is here. */
  readonly rowNumber: number;
  readonly hasGone: boolean;
}

/** As often as we say that we are here, at most; and at least, else not at all: in rooms that are too large for it. */
const SHORTEST_PACE_S = 60;
const LONGEST_PACE_S = 300;
/** For so many paces it holds. */
const PACES = 2.5;
/** Of what there is for all that is no message, presence leaves half to the rest. */
const PRESENCE_SHARE = 0.5;
/** Whoever said something is taken to be here for so long. */
const HERE_AFTER_ROW_MS = 150_000;
/** How often somebody who goes on writing says so, and what is shown of it. */
const TYPING_PACE_MS = 5_000;
const TYPING_FOR_S = 8;
/** Where the news would come later than this, it is none. */
const LATEST_TYPING_S = 3;
/** Whoever goes may be here with another page, which says so within less. */
const GONE_AFTER_MS = 5_000;
const ANSWER_WITHIN_MS = 2_000;
/** How many people are kept, and how many rows are looked at for more. */
const MOST_PEOPLE = 1_000;
const MOST_ROWS = 5_000;
/** Among so many, our own last one is looked for. */
const ROWS_OF_OURS = 200;

/**
 * Who is in a room: by what they say and by their own word, as a topic tells nobody who listens. Says the same of us,
 * within what the room can bear (`SideBudget`), and never before a message.
 */
export class People {
  readonly #options: PeopleOptions;
  readonly #changes = new Notifier<void>();
  /** By key of the author; who was heard of last is last. */
  readonly #signs = new BoundedMap<string, Sign>(MOST_PEOPLE);
  #cancelTurn: Cancel | undefined;
  #cancelTyping: Cancel | undefined;
  #cancelForget: Cancel | undefined;
  #cancelAnswer: Cancel | undefined;
  /** By key of the author, who is about to be said to have left. */
  readonly #going = new Map<string, Cancel>();
  #nextKey = 0;
  #saidAtMs = Number.NEGATIVE_INFINITY;
  #typedAtMs = Number.NEGATIVE_INFINITY;

  constructor(options: PeopleOptions) {
    this.#options = options;
    this.#takeTurn();
  }

  /** Tells that somebody came, or writes, or does so no longer. That time goes by is not told. */
  onChange(listener: () => void): Cancel {
    return this.#changes.subscribe(listener);
  }

  /** Whether others are told that we are here, also when we say nothing. */
  get tellsOfUs(): boolean {
    return this.#options.policy().presence && this.#paceS !== undefined;
  }

  /** Others of whom the room has heard, each once: those who are here, then those who were; who was seen last is first. */
  list(): readonly Person[] {
    const nowMs = this.#options.clock.wallMs();
    const seen = new Map<string, Person>();
    for (const [, { author, lastSeenMs, hereUntilMs }] of this.#signs) {
      seen.set(author.key, { author, lastSeenMs, isHere: hereUntilMs > nowMs });
    }
    for (const { author, atMs, number } of this.#authorsOfRows(MOST_ROWS)) {
      if (seen.size === MOST_PEOPLE && !seen.has(author.key)) break;
      const before = seen.get(author.key);
      const { hasGone = false, rowNumber = 0 } = this.#signs.get(author.key) ?? {};
      const wasHere = atMs + HERE_AFTER_ROW_MS > nowMs && !(hasGone && number < rowNumber);
      const isHere = before?.isHere || wasHere;
      const lastSeenMs = Math.max(before?.lastSeenMs ?? 0, atMs);
      seen.set(author.key, { author, lastSeenMs, isHere });
    }
    seen.delete(this.#options.me().key);
    return [...seen.values()].toSorted(
      (a, b) => Number(b.isHere) - Number(a.isHere) || b.lastSeenMs - a.lastSeenMs,
    );
  }

  /** Others who are writing now; who began last is last. */
  typing(): readonly Author[] {
    const nowMs = this.#options.clock.wallMs();
    return [...this.#signs]
      .filter(([, sign]) => sign.typingUntilMs > nowMs && !this.#hasSpoken(sign))
      .map(([, { author }]) => author);
  }

  /** Takes what has come. */
  receive({ fields, publisherId, isReplayed }: UnreadHere): void {
    const { budget, clock, timeline, authorOf, me } = this.#options;
    const event = parseHere(fields);
    const author = event && authorOf(publisherId, event.username);
    const isOurs = author?.key === me().key;
    budget.note(isOurs ? undefined : author);
    if (!event || !author) return;
    const hasGone = event.forS === 0;
    if (isOurs) {
      if (hasGone) this.#answer();
      return;
    }
    const nowMs = clock.wallMs();
    const saidAtMs = isReplayed ? Math.min(event.timestampMs ?? nowMs, nowMs) : nowMs;
    const untilMs = saidAtMs + event.forS * 1_000;
    const before = this.#signs.get(author.key);
    const wasThere = before ? !before.hasGone : this.#isInRows(author);
    const sign = {
      author,
      lastSeenMs: saidAtMs,
      // Who writes is here for as long as who says something, or as they have said.
      hereUntilMs: event.isTyping
        ? Math.max(saidAtMs + HERE_AFTER_ROW_MS, before?.hereUntilMs ?? 0)
        : untilMs,
      typingUntilMs: event.isTyping ? Math.min(untilMs, saidAtMs + TYPING_FOR_S * 1_000) : 0,
      rowNumber: timeline.dropped + timeline.length,
      hasGone,
    };
    this.#signs.renew(author.key, sign);
    this.#stay(author.key);
    if (hasGone && wasThere) {
      this.#going.set(
        author.key,
        clock.setTimer(GONE_AFTER_MS, () => this.#showLeft(sign)),
      );
    }
    this.#cancelForget ??= event.isTyping ? clock.setTimer(TYPING_FOR_S * 1_000, this.#onForget) : undefined;
    this.#changes.notify();
  }

  /** Somebody came, who may have just gone. That need not make a row. */
  noteJoined({ key }: Author): void {
    this.#stay(key);
    const sign = this.#signs.get(key);
    if (!sign?.hasGone) return;
    const nowMs = this.#options.clock.wallMs();
    const hereUntilMs = nowMs + HERE_AFTER_ROW_MS;
    this.#signs.set(key, { ...sign, lastSeenMs: nowMs, hereUntilMs, hasGone: false });
    this.#changes.notify();
  }

  /** Something was typed; or, not `isTyping`: what was being written is sent or gone. */
  noteTyping(isTyping: boolean): void {
    const { budget, clock, random } = this.#options;
    if (!isTyping) {
      this.#cancelTyping?.();
      this.#cancelTyping = undefined;
    }
    if (!isTyping || this.#cancelTyping || !this.#mayType()) return;
    // Everybody who has read the same question begins to answer it.
    const delayMs = random() * Math.min(budget.eventS, LATEST_TYPING_S) * 1_000;
    this.#cancelTyping = clock.setTimer(delayMs, () => {
      this.#cancelTyping = undefined;
      if (!this.#mayType()) return;
      this.#typedAtMs = clock.monotonicMs();
      this.#say({ forS: TYPING_FOR_S, isTyping: true });
    });
  }

  /** Tells others that we go, where they are told that we are here. */
  leave(): void {
    if (this.tellsOfUs && this.#options.budget.waitMs === 0) this.#say({ forS: 0, isTyping: false });
  }

  close(): void {
    for (const cancel of this.#going.values()) cancel();
    this.#cancelAnswer?.();
    this.#cancelTyping?.();
    this.#cancelTurn?.();
    this.#cancelForget?.();
    this.#changes.clear();
  }

  /** Another page of ours has said that we go. */
  #answer(): void {
    const { clock, random } = this.#options;
    const paceS = this.#paceS;
    this.#cancelAnswer?.();
    this.#cancelAnswer = clock.setTimer(random() * ANSWER_WITHIN_MS, () => this.#sayHere(paceS));
  }

  /** Of whom this is the key is not said to have left. */
  #stay(key: string): void {
    this.#going.get(key)?.();
    this.#going.delete(key);
  }

  #showLeft(sign: Sign): void {
    const { author } = sign;
    this.#going.delete(author.key);
    if (this.#hasSpoken(sign)) return;
    const key = `left-${this.#nextKey++}`;
    const atMs = this.#options.clock.wallMs();
    this.#options.timeline.appendJoined({ kind: 'joined', key, atMs, author, own: false, hasLeft: true });
  }

  #isInRows({ key }: Author): boolean {
    for (const { author } of this.#authorsOfRows(MOST_ROWS)) if (author.key === key) return true;
    return false;
  }

  #mayType(): boolean {
    const { policy, isBusy, budget, clock } = this.#options;
    return (
      policy().typing &&
      !isBusy() &&
      budget.eventS <= LATEST_TYPING_S &&
      budget.waitMs === 0 &&
      clock.monotonicMs() - this.#typedAtMs >= TYPING_PACE_MS
    );
  }

  /** In s; `undefined` where the room is too large for it. */
  get #paceS(): number | undefined {
    const { eventS, listeners } = this.#options.budget;
    const paceS = Math.max((listeners * eventS) / PRESENCE_SHARE, SHORTEST_PACE_S);
    return paceS > LONGEST_PACE_S ? undefined : paceS;
  }

  readonly #takeTurn = (): void => {
    const { clock, random } = this.#options;
    const paceS = this.#paceS;
    const nextMs = (paceS ?? LONGEST_PACE_S) * 1_000 * (0.8 + 0.4 * random());
    this.#cancelTurn = clock.setTimer(nextMs, () => {
      if (paceS !== undefined && !this.#hasSaidSince(paceS * 700)) this.#sayHere(paceS);
      this.#takeTurn();
    });
  };

  /** That we are here, where it may be said now. @param paceS undefined: the room is too large for it */
  #sayHere(paceS: number | undefined): void {
    const { policy, isBusy, budget } = this.#options;
    if (paceS === undefined || !policy().presence || isBusy() || budget.waitMs > 0) return;
    this.#say({ forS: Math.ceil(paceS * PACES), isTyping: false });
  }

  #say(here: { readonly forS: number; readonly isTyping: boolean }): void {
    const { publish, claims, clock } = this.#options;
    this.#saidAtMs = clock.monotonicMs();
    // Where it fails nothing is lost that the next one does not say.
    publish(encodeHere({ ...claims(), ...here })).catch(() => {});
  }

  /** Whether others have heard of us in the last `ms`. */
  #hasSaidSince(ms: number): boolean {
    const { clock, timeline } = this.#options;
    if (clock.monotonicMs() - this.#saidAtMs < ms) return true;
    const sinceMs = clock.wallMs() - ms;
    for (const row of rowsFromTheEnd(timeline, ROWS_OF_OURS)) {
      if ('own' in row && row.own) return row.atMs > sinceMs;
    }
    return false;
  }

  #hasSpoken({ author, rowNumber }: Sign): boolean {
    const { timeline } = this.#options;
    for (let index = rowNumber - timeline.dropped; index < timeline.length; index++) {
      const row = timeline.at(index);
      if (row?.kind === 'message' && row.author.key === author.key) return true;
    }
    return false;
  }

  readonly #onForget = () => {
    this.#cancelForget = undefined;
    const nowMs = this.#options.clock.wallMs();
    const latestMs = Math.max(...[...this.#signs].map(([, { typingUntilMs }]) => typingUntilMs));
    if (latestMs > nowMs) this.#cancelForget = this.#options.clock.setTimer(latestMs - nowMs, this.#onForget);
    this.#changes.notify();
  };

  *#authorsOfRows(
    most: number,
  ): Iterable<{ readonly author: Author; readonly atMs: number; readonly number: number }> {
    const { timeline } = this.#options;
    let number = timeline.dropped + timeline.length;
    for (const row of rowsFromTheEnd(timeline, most)) {
      number -= 1;
      if (!('own' in row) || row.own || hasLeft(row)) continue;
      // Who came last of those who came together is the last of them.
      const together = [row.author, ...((row.kind === 'joined' && row.others) || [])];
      for (const author of together.reverse()) yield { author, atMs: row.atMs, number };
    }
  }
}
