// What a vend of a warm machine costs, and how many a core makes in a second, beside the bare call of Momento's SDK. Whoever
// is measured is a process of its own, and so is the stand-in, which is the same for all.

import { type Figure, median, ratioBudget, type Values } from '../page/figures.ts';
import { noteNoise, takeNoise } from '../page/noise.ts';
import { isWithin, noiseLine, tableOf } from '../page/report.ts';
import { inTurns } from './in-turns.ts';
import { type Programs, type Subject, startSubject } from './programs.ts';
import type { VendFigures, VendOrders } from './warm-subject.ts';

const WARM_UP_ROUNDS = 4;
const ROUNDS = 25;
const ALONE: VendOrders = { vends: 40, inFlight: 1 };
const TOGETHER: VendOrders = { vends: 200, inFlight: 50 };

const MAX_WARM = 0.8;
const MIN_THROUGHPUT = 1.3;

const BARE_SDK = 'bare SDK';
const OURS = 'token function';

/** Prints it. @returns whether every budget was kept */
export async function measureWarmCost(programs: Programs): Promise<boolean> {
  const subjects = new Map([
    [BARE_SDK, await startSubject('bareSdk', programs)],
    [OURS, await startSubject('lambda', programs)],
    ['token function with the SDK', await startSubject('lambdaWithSdk', programs)],
    ['embedded machine', await startSubject('embedded', programs)],
  ]);
  await roundsOf(subjects, { rounds: WARM_UP_ROUNDS, orders: TOGETHER });
  await roundsOf(subjects, { rounds: WARM_UP_ROUNDS, orders: ALONE });
  takeNoise();
  const alone = await roundsOf(subjects, { rounds: ROUNDS, orders: ALONE });
  const together = await roundsOf(subjects, { rounds: ROUNDS, orders: TOGETHER });
  for (const subject of subjects.values()) await subject.close();

  const figures = [
    costFigure('alone, wall', alone, ({ eachMs }) => median(eachMs)),
    costFigure('alone, CPU', alone, cpuMs),
    costFigure(`${TOGETHER.inFlight} in flight, wall`, together, wallMs),
    costFigure(`${TOGETHER.inFlight} in flight, CPU`, together, cpuMs),
    throughputFigure('vends in a second of CPU time', together, cpuMs),
    throughputFigure('vends in a second', together, wallMs),
  ];
  console.log(`\n${tableOf('A vend of a warm machine', figures)}\n\n${noiseLine(takeNoise())}`);
  return figures.every(isWithin);
}

type Rounds = ReadonlyMap<string, readonly VendFigures[]>;
type Measure = (figures: VendFigures) => number;

async function roundsOf(
  subjects: ReadonlyMap<string, Subject>,
  { rounds, orders }: { rounds: number; orders: VendOrders },
): Promise<Rounds> {
  const each = [...subjects].map(([name, subject]) => [name, () => vended(subject, orders)] as const);
  return new Map(Object.entries(await inTurns(rounds, Object.fromEntries(each))));
}

async function vended(subject: Subject, orders: VendOrders): Promise<VendFigures> {
  noteNoise();
  const figures = await subject.vend(orders);
  if (figures.ends.vended === orders.vends) return figures;
  throw new Error(`unable to measure; the vends have ended so: ${JSON.stringify(figures.ends)}`);
}

/** Of one vend. */
function wallMs(figures: VendFigures): number {
  return figures.wallMs / figures.eachMs.length;
}

function cpuMs(figures: VendFigures): number {
  return figures.cpuMs / figures.eachMs.length;
}

function costFigure(what: string, rounds: Rounds, measure: Measure): Figure {
  const { values, ours, bare } = valuesOf(rounds, measure);
  return { what, unit: 'ms', values, budget: ratioBudget(ours, bare, MAX_WARM) };
}

/** Its budget is that of the time: at most so much of the bare SDK's. */
function throughputFigure(what: string, rounds: Rounds, msOf: Measure): Figure {
  const { values, ours, bare } = valuesOf(rounds, (figures) => 1_000 / msOf(figures));
  const { measured } = ratioBudget(bare, ours, 1);
  const unit = `x its time: ${(1 / measured).toFixed(2)} of ${MIN_THROUGHPUT} x its vends`;
  return { what, unit: '', values, budget: { measured, limit: 1 / MIN_THROUGHPUT, unit } };
}

function valuesOf(rounds: Rounds, measure: Measure) {
  const values = new Map([...rounds].map(([name, all]) => [name, all.map(measure)] as const));
  const of = (name: string): Values => values.get(name) ?? [];
  return { values, ours: of(OURS), bare: of(BARE_SDK) };
}
