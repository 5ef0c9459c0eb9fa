// What people spend on all that is no message, counted at the stand-in, beside what all pages of a room may spend:
// `npm run bench:people [-- --budget 20] [--minutes 30]`. Ends with 1 where it is more.

import { parseArgs } from 'node:util';
import { RoomOfGuests } from './room-of-guests.ts';

const COUNTS = [2, 10, 50];
const ACT_EVERY_MS = 2_000;
/** What nobody has used for so long may be used at once (decision 016). */
const SAVED_S = 10;

/** What everybody does without a pause, besides being there. */
const HABITS = [
  { what: 'presence', typing: false, reacting: false },
  { what: '+ typing', typing: true, reacting: false },
  { what: '+ reactions', typing: true, reacting: true },
] as const;

const { values } = parseArgs({ options: { budget: { type: 'string' }, minutes: { type: 'string' } } });
const sideOperationsPerSecond = Number(values.budget ?? 3);
const minutes = Number(values.minutes ?? 10);
if (!(sideOperationsPerSecond > 0) || !(minutes > 0)) {
  throw new Error('unable to measure; give numbers above 0 for --budget and --minutes');
}

const rows: Awaited<ReturnType<typeof measureRooms>>[] = [];
for (const count of COUNTS) rows.push(await measureRooms(count));
console.log(
  [
    `### Operations a second, beside a budget of ${sideOperationsPerSecond}, in ${minutes} minutes`,
    '',
    ['people', ...HABITS.map(({ what }) => what)],
    ['--:', ...HABITS.map(() => '--:')],
    ...rows.map(({ count, spent }) => [count, ...spent.map(shown)]),
  ]
    .map((line) => (typeof line === 'string' ? line : `| ${line.join(' | ')} |`))
    .join('\n'),
);
const reopened = rows.flatMap(({ spent }) => spent).reduce((sum, one) => sum + one.reopened, 0);
console.log(`\n${reopened} streams were opened again meanwhile.`);
const isKept = rows.every(({ spent }) => spent.every(isWithin));
console.log(isKept ? 'The budget is kept.' : 'Over the budget.');
process.exitCode = isKept ? 0 : 1;

interface Spent {
  readonly operations: number;
  readonly seconds: number;
  /** Of the minute in which most was spent. */
  readonly dearestMinute: number;
  /** Streams, of those that seemed to have fallen silent. */
  readonly reopened: number;
}

async function measureRooms(count: number): Promise<{ readonly count: number; readonly spent: Spent[] }> {
  const spent: Spent[] = [];
  for (const habits of HABITS) spent.push(await measureRoom(count, habits));
  return { count, spent };
}

async function measureRoom(
  count: number,
  { typing, reacting }: { readonly typing: boolean; readonly reacting: boolean },
): Promise<Spent> {
  const room = await RoomOfGuests.open({
    count,
    typing,
    sideOperationsPerSecond,
  });
  try {
    const openedBefore = room.streamsOpened;
    room.takeOperations();
    const eachMinute: number[] = [];
    while (eachMinute.length < minutes) {
      for (let passedMs = 0; passedMs < 60_000; passedMs += ACT_EVERY_MS) {
        for (const { people, reactions, room: seen } of room.guests) {
          if (typing) people.noteTyping(true);
          if (reacting)
            reactions.toggle(seen.timeline.length - 1, passedMs % (2 * ACT_EVERY_MS) ? '👍' : '🎉');
        }
        await room.advance(ACT_EVERY_MS);
      }
      eachMinute.push(room.takeOperations());
    }
    return {
      operations: eachMinute.reduce((sum, operations) => sum + operations, 0),
      seconds: minutes * 60,
      dearestMinute: Math.max(...eachMinute) / 60,
      reopened: room.streamsOpened - openedBefore,
    };
  } finally {
    await room.close();
  }
}

function isWithin({ operations, seconds }: Spent): boolean {
  return operations <= sideOperationsPerSecond * (seconds + SAVED_S);
}

function shown(spent: Spent): string {
  const { operations, seconds, dearestMinute } = spent;
  const mark = isWithin(spent) ? '' : ' OVER';
  return `${(operations / seconds).toFixed(2)} (${dearestMinute.toFixed(2)} in the dearest minute)${mark}`;
}
