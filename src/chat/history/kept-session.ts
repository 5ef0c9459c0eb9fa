import type { Cancel } from '../../base/cancel.ts';
import type { Clock } from '../../base/clock.ts';
import { Notifier } from '../../base/notifier.ts';
import { SessionPhase, type SessionState } from '../../topics/session-state.ts';
import type { TopicItem } from '../../topics/transport.ts';
import type { RoomGap, RoomItem, RoomSession } from '../room/room-session.ts';
import type { Timeline } from '../timeline/timeline.ts';
import type { KeptRights, KeptRoom } from './history.ts';
import { isSame, type KeptItem, placeOf, sentAtMs } from './kept-items.ts';
import { RoomRecorder } from './room-recorder.ts';

/** A database that takes longer is left out: the room is not to wait for it. */
const LONGEST_OPENING_MS = 500;
/** The topic begins to replay as soon as a stream is there. */
const REPLAY_MS = 5_000;

export interface KeptSessionOptions {
  readonly session: RoomSession;
  readonly clock: Clock;
  /** What was kept; it may reject. */
  readonly room: Promise<KeptRoom>;
}

type Output = { readonly item: TopicItem } | { readonly gap: RoomGap };

/**
 * A session whose items come after those that were kept of the same topic: each once, and with a gap between them unless
 * the topic shows that there is none. All that comes is kept.
 */
export class KeptSession implements RoomSession {
  /** Done when what was kept has come out, or will not. */
  readonly fed: Promise<void>;
  readonly #session: RoomSession;
  readonly #clock: Clock;
  readonly #recorder: RoomRecorder;
  readonly #items = new Notifier<RoomItem>();
  readonly #gaps = new Notifier<RoomGap>();
  readonly #unsubscribe: readonly Cancel[];
  /** By these the rows are judged until the machine has said anything. */
  #keptRights: KeptRights | undefined;
  #kept: ReadonlyMap<string, KeptItem> = new Map();
  /** The last one that was kept, until the topic has gone past it. */
  #last: KeptItem | undefined;
  /** What came before that is known. */
  #waiting: Output[] = [];
  #isFed = false;
  /** The topic has shown that it goes on from what was kept. */
  #isJoined = false;
  /** It has not, and that was told. */
  #isApart = false;
  #isClosed = false;
  #cancelWait: Cancel | undefined;

  constructor({ session, clock, room }: KeptSessionOptions) {
    this.#session = session;
    this.#clock = clock;
    // Who cannot read it cannot write it either, and the room is as without.
    const readable = room.catch(() => undefined);
    this.#recorder = new RoomRecorder({
      clock,
      room: readable,
      rights: () => ({ tokenId: session.tokenId, verifiedIds: session.verifiedIds }),
    });
    this.#unsubscribe = [
      session.onItem((item) => this.#onItem(item)),
      session.onGap((gap) => this.#onOutput({ gap })),
      session.onState((state) => this.#onState(state)),
    ];
    this.fed = new Promise((resolve) => {
      const cancel = clock.setTimer(LONGEST_OPENING_MS, () => resolve(this.#feed()));
      void readable.then((kept) => {
        cancel();
        resolve(this.#feed(kept));
      });
    });
  }

  get state(): SessionState {
    return this.#session.state;
  }

  get tokenId(): string | undefined {
    return this.#rights.tokenId;
  }

  get verifiedIds(): RoomSession['verifiedIds'] {
    return this.#rights.verifiedIds;
  }

  onPlaced(item: RoomItem, key: string): void {
    this.#recorder.notePlaced(item, key);
  }

  /** From now on it sees what becomes of the messages. */
  follow(timeline: Timeline): void {
    this.#recorder.follow(timeline);
  }

  onState(listener: (state: SessionState) => void): Cancel {
    return this.#session.onState(listener);
  }

  onItem(listener: (item: RoomItem) => void): Cancel {
    return this.#items.subscribe(listener);
  }

  onGap(listener: (gap: RoomGap) => void): Cancel {
    return this.#gaps.subscribe(listener);
  }

  start(): void {
    this.#session.start();
  }

  publish(...args: Parameters<RoomSession['publish']>): Promise<void> {
    return this.#session.publish(...args);
  }

  retryNow(): void {
    this.#session.retryNow();
  }

  close(): void {
    this.#isClosed = true;
    this.#cancelWait?.();
    for (const cancel of this.#unsubscribe) cancel();
    this.#items.clear();
    this.#gaps.clear();
    this.#recorder.close();
    this.#session.close();
  }

  get #rights(): KeptRights {
    const { tokenId, verifiedIds } = this.#session;
    const hasSaid = tokenId !== undefined || verifiedIds !== undefined;
    return (hasSaid ? undefined : this.#keptRights) ?? { tokenId, verifiedIds };
  }

  #feed(room?: KeptRoom): void {
    if (this.#isClosed || this.#isFed) return;
    const first = room?.items.find(({ value }) => value !== undefined);
    if (room && first) {
      const { items } = room;
      this.#keptRights = room;
      this.#kept = new Map(items.map((item) => [placeOf(item), item]));
      this.#gaps.notify({ count: undefined, isKept: true, atMs: sentAtMs(first) });
      for (const item of items.slice(items.indexOf(first))) this.#feedItem(item);
    }
    this.#isFed = true;
    this.#onState(this.#session.state);
    for (const output of this.#waiting.splice(0)) this.#onOutput(output);
  }

  #feedItem(item: KeptItem): void {
    this.#noteHole(item);
    this.#last = item;
    const { value, receivedAtMs, isErased, isOwn, ...place } = item;
    if (value === undefined) return;
    const erased = isErased && ({ erased: isOwn ? 'ours' : 'others' } as const);
    this.#items.notify({ ...place, value, kept: { receivedAtMs, ...erased } });
  }

  /** Tells what is missing between the last one that was kept and this. */
  #noteHole({ page, sequence }: Pick<TopicItem, 'page' | 'sequence'>): void {
    const last = this.#last;
    if (!last || this.#isApart || (page === last.page && sequence === last.sequence + 1)) return;
    this.#gaps.notify({ count: page === last.page ? sequence - last.sequence - 1 : undefined });
  }

  #onItem(item: TopicItem): void {
    this.#recorder.add(item);
    this.#onOutput({ item });
  }

  #onOutput(output: Output): void {
    if (!this.#isFed) this.#waiting.push(output);
    else if ('item' in output) this.#place(output.item);
    // As long as it is not past what was kept, the places of the items tell what is missing.
    else if (!this.#last) this.#gaps.notify(output.gap);
  }

  #place(item: TopicItem): void {
    const last = this.#last;
    if (!last) {
      this.#items.notify(item);
      return;
    }
    const kept = this.#kept.get(placeOf(item));
    if (kept && isSame(kept, item)) this.#join();
    else if (!kept && isBehind(item, last)) {
      this.#join();
      this.#noteHole(item);
      this.#goPast();
      this.#items.notify(item);
    } else if (kept || this.#isApart) this.#beginAnew(item);
    // Older than what was kept, or in a hole of it: its place has gone by. Or the topic counts anew.
    else if (!this.#isJoined) this.#waiting.push({ item });
  }

  #join(): void {
    this.#isJoined = true;
    this.#waiting = [];
    this.#cancelWait?.();
  }

  #goPast(): void {
    this.#last = undefined;
    this.#kept = new Map();
  }

  /** What was kept is of a topic that there is no more. */
  #beginAnew(item: TopicItem): void {
    const items = this.#waiting.flatMap((output) => ('item' in output ? [output.item] : []));
    this.#waiting = [];
    this.#cancelWait?.();
    if (!this.#isApart) this.#gaps.notify({ count: undefined });
    this.#goPast();
    this.#recorder.beginAnew();
    for (const each of [...items, item]) {
      this.#recorder.add(each);
      this.#items.notify(each);
    }
  }

  /** When a stream is there, the topic shows soon what it still has. */
  #onState({ phase }: SessionState): void {
    // A machine that has answered may have had nothing to say of ids.
    if (phase === SessionPhase.Live) this.#keptRights = undefined;
    if (phase !== SessionPhase.Live || !this.#isFed || !this.#last || this.#isJoined) return;
    this.#cancelWait ??= this.#clock.setTimer(REPLAY_MS, () => {
      const last = this.#waiting.pop();
      if (last && 'item' in last) {
        this.#beginAnew(last.item);
        return;
      }
      this.#gaps.notify({ count: undefined });
      this.#isApart = true;
    });
  }
}

function isBehind(a: Pick<TopicItem, 'page' | 'sequence'>, b: Pick<TopicItem, 'page' | 'sequence'>): boolean {
  return a.page > b.page || (a.page === b.page && a.sequence > b.sequence);
}
