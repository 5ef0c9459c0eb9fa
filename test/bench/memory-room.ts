// What a room does with what arrives, for the bench of memory. Each build has a copy of this module: V8 makes objects among
// those that stay where most of the same place did, and would measure one build by what becomes of the objects of the other.

import type { Author } from '../../src/chat/author.ts';
import type { Timeline } from '../../src/chat/timeline/timeline.ts';
import type { parsePayload } from '../../src/chat/wire/event-kinds.ts';

/** The parts of a build that take in what arrives. */
export interface Build {
  readonly newTimeline: () => Timeline;
  readonly parsePayload: typeof parsePayload;
  /** Knows the authors of one room. */
  readonly newAuthors: () => AuthorOf;
}

export type AuthorOf = (publisherId: string, claimedName: string) => Author;

export function roomWith(build: Build, count: number, bytes: number): Timeline {
  const room = newRoom(build);
  for (let index = 0; index < count; index++) receive(room, { payload: payloadOf(index, bytes), index });
  return room.timeline;
}

interface Room extends Pick<Build, 'parsePayload'> {
  readonly timeline: Timeline;
  readonly authorOf: AuthorOf;
}

export function newRoom({ newTimeline, newAuthors, parsePayload }: Build): Room {
  return { timeline: newTimeline(), authorOf: newAuthors(), parsePayload };
}

export function payloadOf(index: number, bytes: number): string {
  const id = `${index}`.padStart(36, '0');
  const text = `${index} `.padEnd(bytes, 'the quick brown fox ');
  return JSON.stringify({ event: 'message', username: 'Ann', text, timestamp: index, id });
}

/** What the room does with an item. */
export function receive(
  { timeline, authorOf, parsePayload }: Room,
  { payload, index }: { readonly payload: string; readonly index: number },
): void {
  const publisherId = `guest:person ${index % 50}`;
  const read = parsePayload(payload);
  if (read.kind !== 'message' || read.id === undefined) throw new Error('expected a message');
  const author = authorOf(publisherId, read.username);
  const { text, id, kind } = read;
  timeline.append(
    { kind, key: `row-${index}`, atMs: index, author, text, own: false, delivery: 'received' },
    { id, publisherId },
  );
}
