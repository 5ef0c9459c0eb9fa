// One build of the room, in a process of its own, for the bench of memory: does what it is asked, and tells what it cost.

import type { Author, Publisher } from '../../src/chat/author.ts';
import type { Authors } from '../../src/chat/authors.ts';
import { RowBudget } from '../../src/chat/timeline/row-budget.ts';
import type { Timeline } from '../../src/chat/timeline/timeline.ts';
import type { parsePayload } from '../../src/chat/wire/event-kinds.ts';
import { collectGarbage, measureKept } from '../support/heap.ts';
import { RestingClock } from '../support/resting-clock.ts';

export interface Asked {
  readonly what: 'heap' | 'storm';
  readonly messages: number;
  readonly bytes: number;
}

export interface Told {
  /** What the room keeps, at rest. */
  readonly megabytes: number;
  /** CPU time to take the messages in, and then to pack them. */
  readonly makingMs: number;
  readonly packingMs: number;
}

type AuthorOf = (publisherId: string, claimedName: string) => Author;

/** Rows are packed when nothing comes. */
const clock = new RestingClock();

// A path of a checkout, `unbounded` for this one without the bound of memory, or nothing.
const which = process.argv[2] ?? '';
const isBounded = which !== 'unbounded';
const root = new URL(which && isBounded ? `${which}/` : './', `file://${process.cwd()}/`);
const load = (path: string) => import(new URL(path, root).href);
const { Timeline: Kept } = (await load('src/chat/timeline/timeline.ts')) as { Timeline: typeof Timeline };
const wire = (await load('src/chat/wire/event-kinds.ts')) as { parsePayload: typeof parsePayload };
const newAuthors = await load('src/chat/authors.ts').then(
  (known: { readonly Authors: typeof Authors }) => () => remembering(known.Authors),
  // Builds up to aa56bd0 looked at each name anew.
  async () => {
    const { authorOf } = (await load('src/chat/author.ts')) as { authorOf: AuthorOf };
    return () => authorOf;
  },
);

// What packs rows is loaded with the first room that has many.
roomWith({ messages: 2_000, bytes: 100 });
await load('src/chat/timeline/row-packer.ts').catch(() => {});

process.on('message', ({ what, ...size }: Asked) => {
  process.send?.({ ...(what === 'heap' ? heapOf(size) : stormOf(size)) });
});

function remembering(Known: typeof Authors): AuthorOf {
  const authors = new Known();
  return (id, claimedName) => authors.of({ id, claimedName, isVouchedFor: true } satisfies Publisher);
}

function newRoom() {
  const budget = isBounded ? undefined : new RowBudget(Number.POSITIVE_INFINITY);
  return { timeline: new Kept({ clock, budget }), authorOf: newAuthors() };
}

function roomWith({ messages, bytes }: Pick<Asked, 'messages' | 'bytes'>) {
  const room = newRoom();
  for (let index = 0; index < messages; index++) receive(room, { payload: payloadOf(index, bytes), index });
  clock.rest();
  return room;
}

function heapOf(size: Pick<Asked, 'messages' | 'bytes'>): Pick<Told, 'megabytes'> {
  const { kept, megabytes } = measureKept(() => roomWith(size));
  // Alive until here.
  return kept.timeline.length > 0 ? { megabytes } : { megabytes: Number.NaN };
}

function stormOf({ messages, bytes }: Pick<Asked, 'messages' | 'bytes'>): Omit<Told, 'megabytes'> {
  const payloads = Array.from({ length: messages }, (_, index) => payloadOf(index, bytes));
  const room = newRoom();
  collectGarbage();
  const makingMs = cpuMsOf(() => {
    for (const [index, payload] of payloads.entries()) receive(room, { payload, index });
  });
  return { makingMs, packingMs: cpuMsOf(() => clock.rest()) };
}

function cpuMsOf(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

function payloadOf(index: number, bytes: number): string {
  const id = `${index}`.padStart(36, '0');
  const text = `${index} `.padEnd(bytes, 'the quick brown fox ');
  return JSON.stringify({ event: 'message', username: 'Ann', text, timestamp: index, id });
}

/** What the room does with an item. */
function receive(
  { timeline, authorOf }: ReturnType<typeof newRoom>,
  { payload, index }: { readonly payload: string; readonly index: number },
): void {
  const publisherId = `guest:person ${index % 50}`;
  const read = wire.parsePayload(payload);
  if (read.kind !== 'message' || read.id === undefined) throw new Error('expected a message');
  const author = authorOf(publisherId, read.username);
  const { text, id, kind } = read;
  timeline.append(
    { kind, key: `row-${index}`, atMs: index, author, text, own: false, delivery: 'received' },
    { id, publisherId },
  );
}
