import type { Clock } from '../../base/clock.ts';
import type { RoomSession } from '../room/room-session.ts';
import type { HistoryRecords } from './history-database.ts';
import {
  bounded,
  type ErasedPlaces,
  joined,
  type KeptItem,
  LONGEST_MS,
  readItems,
  withoutTexts,
} from './kept-items.ts';

/** Whose messages of which room. */
export interface RoomOwner {
  readonly machineUrl: string;
  /** Of the person, as the machine knows them, or the guest. */
  readonly userName: string;
  readonly cacheName: string;
  readonly roomName: string;
}

/** By what the machine said last, the rows of kept messages are judged until it says it again. */
export type KeptRights = Pick<RoomSession, 'tokenId' | 'verifiedIds'>;

export interface KeptRoom extends KeptRights {
  /** Oldest first. */
  readonly items: readonly KeptItem[];
  /** Adds what is not there yet: other tabs may add it too. Once the room was forgotten, nothing is added any more. */
  write(more: KeptMore): Promise<void>;
}

export interface KeptMore {
  readonly items: readonly KeptItem[];
  /** The messages whose text has to go. */
  readonly erased: ErasedPlaces;
  readonly rights: KeptRights;
  /** The topic was made anew: nothing of before belongs to it. */
  readonly isAnew: boolean;
}

interface RoomRecord extends KeptRights {
  /** Another one each time that the room is kept anew, so that nobody goes on to write what was forgotten. */
  readonly life: string;
  readonly usedAtMs: number;
  readonly items: readonly KeptItem[];
}

export interface HistoryOptions {
  readonly records: HistoryRecords;
  readonly clock: Clock;
  readonly newId: () => string;
}

const NOTHING: RoomRecord = { life: '', usedAtMs: 0, items: [], tokenId: undefined, verifiedIds: undefined };
const MOST_ROOMS = 20;
const MAX_TEXT_LENGTH = 2_048;

/** The last messages of rooms, on this device. Whatever it does throws where the browser does not allow it. */
export class History {
  readonly #options: HistoryOptions;

  constructor(options: HistoryOptions) {
    this.#options = options;
  }

  /** Begins to keep a room, or goes on. */
  async open(owner: RoomOwner): Promise<KeptRoom> {
    const { records, clock, newId } = this.#options;
    const key = keyOf(owner);
    const nowMs = clock.wallMs();
    let opened: RoomRecord = NOTHING;
    await records.change(key, (present) => {
      const record = readRecord(present) ?? { ...NOTHING, life: newId() };
      opened = { ...record, usedAtMs: nowMs, items: bounded(record.items, nowMs) };
      return opened;
    });
    const { life, items, tokenId, verifiedIds } = opened;
    return {
      items,
      tokenId,
      verifiedIds,
      write: (more) =>
        records.change(key, (present) => {
          const record = readRecord(present);
          return record?.life === life ? this.#written(record, more) : present;
        }),
    };
  }

  /** Forgets all rooms that are like this. */
  forget(like: Partial<RoomOwner>): Promise<void> {
    const wanted = Object.entries(like);
    return this.#options.records.changeAll((key, present) => {
      const owner = ownerIn(key);
      const isMeant = wanted.every(([name, value]) => owner?.[name as keyof RoomOwner] === value);
      return owner && !isMeant ? present : undefined;
    });
  }

  /** Forgets what is too old, and the rooms beyond those that were used last. */
  async tidy(): Promise<void> {
    const { records, clock } = this.#options;
    const nowMs = clock.wallMs();
    const used: { readonly key: string; readonly usedAtMs: number }[] = [];
    await records.changeAll((key, present) => {
      const record = readRecord(present);
      if (!record || !ownerIn(key)) return undefined;
      const items = bounded(record.items, nowMs);
      if (items.length === 0 && nowMs - record.usedAtMs > LONGEST_MS) return undefined;
      used.push({ key, usedAtMs: record.usedAtMs });
      return items.length === record.items.length ? present : { ...record, items };
    });
    const tooMany = used.sort((a, b) => b.usedAtMs - a.usedAtMs).slice(MOST_ROOMS);
    const gone = new Set(tooMany.map(({ key }) => key));
    if (gone.size > 0) await records.changeAll((key, present) => (gone.has(key) ? undefined : present));
  }

  #written(record: RoomRecord, { items, erased, rights, isAnew }: KeptMore): RoomRecord {
    const all = joined(isAnew ? [] : record.items, items);
    const nowMs = this.#options.clock.wallMs();
    // Before an item has come, the machine may not have said anything.
    const known = items.length > 0 ? rights : undefined;
    return { ...record, ...known, usedAtMs: nowMs, items: bounded(withoutTexts(all, erased), nowMs) };
  }
}

function keyOf({ machineUrl, userName, cacheName, roomName }: RoomOwner): string {
  return JSON.stringify([machineUrl, userName, cacheName, roomName]);
}

/** Undefined where it is no key of ours. */
function ownerIn(key: string): RoomOwner | undefined {
  try {
    const parts: unknown = JSON.parse(key);
    if (!Array.isArray(parts)) return undefined;
    const [machineUrl, userName, cacheName, roomName] = parts.map(String);
    if (machineUrl === undefined || userName === undefined) return undefined;
    if (cacheName === undefined || roomName === undefined) return undefined;
    return { machineUrl, userName, cacheName, roomName };
  } catch {
    return undefined;
  }
}

/** Undefined where it is none. */
function readRecord(stored: unknown): RoomRecord | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const { life, usedAtMs, items, tokenId, verifiedIds } = stored as Readonly<Record<string, unknown>>;
  if (typeof life !== 'string' || typeof usedAtMs !== 'number') return undefined;
  return {
    life,
    usedAtMs,
    items: readItems(items),
    tokenId: typeof tokenId === 'string' && tokenId.length <= MAX_TEXT_LENGTH ? tokenId : undefined,
    verifiedIds: RULES.find((rule) => rule === verifiedIds),
  };
}

const RULES = ['all', 'all-opaque', 'own'] as const satisfies readonly KeptRights['verifiedIds'][];
