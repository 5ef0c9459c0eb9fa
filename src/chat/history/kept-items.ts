// What this device keeps of a room: the items as they came, in their order. It is read back as what it is, text from
// the network that has lain about.

import type { TopicItem } from '../../topics/transport.ts';
import { type ChatEvent, type Payload, parsePayload } from '../wire/event-kinds.ts';
import { encodeMessage } from '../wire/message.ts';
import { sealOf } from '../wire/seal.ts';

export interface KeptItem extends Pick<TopicItem, 'page' | 'sequence' | 'publisherId'> {
  /** Epoch ms. */
  readonly receivedAtMs: number;
  /** Absent where the item says nothing that is worth keeping: its place is kept, so that none seems to be missing. */
  readonly value?: string | Uint8Array;
  /** The message was deleted, and `value` holds its text no more; absent, it was the same message once more. */
  readonly isErased?: true;
  /** Of an erased one: whoever reads here had written it. */
  readonly isOwn?: true;
}

const MOST_MESSAGES = 200;
/** Those without a value among them. */
export const MOST_ITEMS = 1_000;
const MOST_UNITS = 256 * 1024;
export const LONGEST_MS = 7 * 24 * 3_600_000;
// As much as the service takes, and more than it attests.
const MAX_VALUE_LENGTH = 4_096;
const MAX_PUBLISHER_LENGTH = 2_048;

/** Of these, only the place is kept. */
const PASSING: ReadonlySet<Payload['kind']> = new Set(['joined', 'here', 'ignored']);

/** The same for the same place in the topic. */
export function placeOf({ page, sequence }: Pick<TopicItem, 'page' | 'sequence'>): string {
  return `${page}:${sequence}`;
}

/** An item as it came, that nobody has read for being kept. */
export interface ArrivedItem {
  readonly item: TopicItem;
  /** Epoch ms. */
  readonly receivedAtMs: number;
}

/**
 * What is kept of items, in their order: of the last ones, up to the one with which they are too many for anything before
 * them to be kept. No other is read, and none that is known to be a message.
 */
export function keptOf(
  arrived: readonly ArrivedItem[],
  isMessage: (item: TopicItem) => boolean,
): readonly KeptItem[] {
  const kept: KeptItem[] = [];
  const bounds = new Bounds();
  for (let index = arrived.length - 1; index >= 0 && !bounds.isPassed; index--) {
    const one = arrived[index];
    if (!one) break;
    const { item, receivedAtMs } = one;
    const { page, sequence, publisherId, value } = item;
    // Who entered or was there a week ago is nothing to remember.
    const isWorthIt = isMessage(item) || !PASSING.has(parsePayload(value).kind);
    const next = { page, sequence, publisherId, receivedAtMs, ...(isWorthIt && { value }) };
    bounds.add(next);
    kept.push(next);
  }
  return kept.reverse();
}

/** Reads what was stored; whatever is no item is left out. Never throws. */
export function readItems(stored: unknown): readonly KeptItem[] {
  return Array.isArray(stored) ? stored.flatMap((one: unknown) => readItem(one) ?? []) : [];
}

/** All of them in the order of the topic, each place once; of two, the one that was kept is right: it may be erased. */
export function joined(kept: readonly KeptItem[], more: readonly KeptItem[]): readonly KeptItem[] {
  const byPlace = new Map(kept.map((item) => [placeOf(item), item]));
  for (const item of more) if (!byPlace.has(placeOf(item))) byPlace.set(placeOf(item), item);
  return [...byPlace.values()].sort((a, b) => a.page - b.page || a.sequence - b.sequence);
}

/** The newest, within all bounds. */
export function bounded(kept: readonly KeptItem[], nowMs: number): readonly KeptItem[] {
  const bounds = new Bounds();
  let first = kept.length;
  for (; first > 0; first--) {
    const item = kept[first - 1];
    // Nothing is from the future, unless the clock was set back.
    if (!item || Math.abs(nowMs - item.receivedAtMs) > LONGEST_MS) break;
    bounds.add(item);
    if (bounds.isPassed) break;
  }
  return kept.slice(first);
}

/** How much is kept of a room. */
class Bounds {
  #items = 0;
  #messages = 0;
  #units = 0;

  add({ value, publisherId }: KeptItem): void {
    this.#items += 1;
    if (value !== undefined) this.#messages += 1;
    this.#units += (value?.length ?? 0) + publisherId.length;
  }

  get isPassed(): boolean {
    return this.#items > MOST_ITEMS || this.#messages > MOST_MESSAGES || this.#units > MOST_UNITS;
  }
}

/** Places of messages that were deleted, and whose they were. */
export type ErasedPlaces = ReadonlyMap<string, 'ours' | 'others'>;

/** Without the texts of the messages at these places, however often they were sent, their edits included. */
export function withoutTexts(kept: readonly KeptItem[], places: ErasedPlaces): readonly KeptItem[] {
  const deleted = kept.flatMap((item) => {
    const event = places.has(placeOf(item)) ? eventIn(item) : undefined;
    return event?.kind === 'message' ? [{ event, publisherId: item.publisherId }] : [];
  });
  if (deleted.length === 0) return kept;
  return kept.map((item) => {
    const event = eventIn(item);
    const whose = places.get(placeOf(item));
    if (event?.kind === 'message' && whose) return erased(item, event, whose);
    if (event?.kind === 'message' && event.id !== undefined) {
      const isAgain = deleted.some(
        ({ event: { id, text }, publisherId }) =>
          id === event.id && publisherId === item.publisherId && text === event.text,
      );
      return isAgain ? { ...withoutValue(item), isErased: true } : item;
    }
    if (event?.kind !== 'edited') return item;
    const { targetId, proof } = event;
    const isOfDeleted = deleted.some(
      ({ event: { id, seal }, publisherId }) =>
        id === targetId &&
        (publisherId === item.publisherId || (proof !== undefined && sealOf(proof) === seal)),
    );
    return isOfDeleted ? withoutValue(item) : item;
  });
}

/** Whether a live item is the one that was kept for its place: a topic that was made anew may count from the start. */
export function isSame(kept: KeptItem, { value, publisherId }: TopicItem): boolean {
  if (kept.publisherId !== publisherId) return false;
  if (kept.value === undefined) {
    const { kind } = parsePayload(value);
    return kept.isErased ? kind === 'message' : PASSING.has(kind) || kind === 'edited';
  }
  if (kept.isErased) return eventIn(kept)?.id === eventIn({ value })?.id;
  return String(kept.value) === String(value);
}

/** When it was sent, as far as that can be told without knowing the items before it. */
export function sentAtMs(item: KeptItem): number {
  return Math.min(eventIn(item)?.timestampMs ?? item.receivedAtMs, item.receivedAtMs);
}

function eventIn({ value }: Pick<KeptItem, 'value'>): ChatEvent | undefined {
  const payload = value === undefined ? undefined : parsePayload(value);
  return payload && 'username' in payload ? payload : undefined;
}

function erased(
  item: KeptItem,
  event: Extract<ChatEvent, { kind: 'message' }>,
  whose: 'ours' | 'others',
): KeptItem {
  const { id = '', username, timestampMs = Number.NaN, seal } = event;
  const value = encodeMessage({ id, username, timestampMs, text: '', seal });
  return { ...item, value, isErased: true, ...(whose === 'ours' && { isOwn: true }) };
}

function withoutValue({ page, sequence, publisherId, receivedAtMs }: KeptItem): KeptItem {
  return { page, sequence, publisherId, receivedAtMs };
}

function readItem(stored: unknown): KeptItem | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const { page, sequence, publisherId, receivedAtMs, value, isErased, isOwn } = stored as Readonly<
    Record<string, unknown>
  >;
  if (!isCount(page) || !isCount(sequence) || !isCount(receivedAtMs)) return undefined;
  if (typeof publisherId !== 'string' || publisherId.length > MAX_PUBLISHER_LENGTH) return undefined;
  const item = {
    page,
    sequence,
    publisherId,
    receivedAtMs,
    ...(isErased === true && ({ isErased } as const)),
    ...(isOwn === true && ({ isOwn } as const)),
  };
  if (value === undefined) return item;
  const isValue = typeof value === 'string' || value instanceof Uint8Array;
  if (!isValue || value.length > MAX_VALUE_LENGTH) return undefined;
  return { ...item, value };
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
