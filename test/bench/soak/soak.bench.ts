// Plays the room of four again and again, every event in random order and in browsers that lack something, and prints
// what came of it as Markdown: `npm run soak [-- MINUTES [SEED]]`, ten minutes by default. Ends with 1 at the first
// person who is thrown out, and where anything was lost.

import { RoomOfFour, TOKEN_SECONDS } from '../../browser/soak/room-of-four.ts';
import { EVENTS_OF_DEVICE, EVENTS_OF_TAB } from '../../browser/soak/soak-events.ts';
import { launchChromium } from '../../support/chromium.ts';
import { buildPage } from '../../support/page-build.ts';
import { seededRandom } from './seeded-random.ts';
import { type Turn, Turns } from './turns.ts';

const PAGE_DIR = 'build/soak-page';

const [minutes = 10, seed = Date.now() % 1_000_000] = process.argv.slice(2).map(Number);
if (!(minutes > 0) || !Number.isInteger(seed)) {
  throw new Error('unable to soak; give minutes, and a whole number as seed');
}
buildPage(PAGE_DIR);
const browser = await launchChromium({ whole: true });
const room = await RoomOfFour.open({ browser, pageDir: PAGE_DIR });
const turns: Turn[] = [];
console.log(`Seed ${seed}, ${minutes} minutes, Chromium ${browser.version()}, Node ${process.version}\n`);
try {
  await soak();
} finally {
  printTables();
  await room.close();
  await browser.close();
}

async function soak(): Promise<void> {
  const random = seededRandom(seed);
  const endsAtMs = performance.now() + minutes * 60_000;
  const members = [
    new Turns({ room, random, member: room.ann, events: EVENTS_OF_DEVICE }),
    new Turns({ room, random, member: room.bea, events: EVENTS_OF_TAB }),
  ];
  await Promise.all([room.cid.enter(), room.dan.enter()]);
  while (performance.now() < endsAtMs) {
    for (const member of members) {
      turns.push(await member.next());
      process.stderr.write(`\r${turns.length} events `);
    }
  }
  await room.check(room.people.flatMap(({ tabs }) => tabs));
  process.stderr.write('\r');
}

function printTables(): void {
  const { lost, doubled, disordered, gaps } = room.flaws;
  const { calls, complaints, ledger } = room;
  const flaws = [lost, doubled, disordered, gaps, complaints];
  print(
    [
      'said',
      'lost',
      'doubled',
      'disordered',
      'gaps',
      'complaints',
      'passwords typed',
      'renewals',
      'heard by the service',
    ],
    [
      [
        ledger.messages,
        ...flaws.map(({ length }) => length),
        calls.signIns,
        calls.renewals,
        calls.renewalsHeard,
      ],
    ],
  );
  const kindOf = ({ event, browser: lacks }: Turn) => `${event} | ${lacks}`;
  print(
    [`event, with tokens of ${TOKEN_SECONDS} s`, 'browser lacks', 'played', 'renewals', 'more than needed'],
    [...new Set(turns.map(kindOf))].toSorted().map((kind) => {
      const played = turns.filter((turn) => kindOf(turn) === kind);
      return [
        kind,
        played.length,
        sumOf(played.map(({ renewals }) => renewals)),
        sumOf(played.map(({ needless }) => needless)),
      ];
    }),
  );
  for (const flaw of flaws.flat()) console.error(flaw);
  if (flaws.flat().length > 0 || calls.signIns !== calls.signInsHeard) process.exitCode = 1;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

function print(header: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  console.log([line(header), line(header.map(() => '---')), ...rows.map(line), ''].join('\n'));
}
