// What becomes of a thousand who ask a machine at once, on good and bad days of Momento: each has to get a token, or a
// refusal in words, within the machine's deadline, and nothing may be left of it afterwards.

import { setTimeout as wait } from 'node:timers/promises';
import { type QuickMomento, startSubject } from './programs.ts';
import type { QuickMomentoHabits } from './quick-momento.ts';
import type { VendOrders, WarmSubject } from './warm-subject.ts';

const AT_ONCE: VendOrders = { vends: 1_000, inFlight: 1_000 };

/** The machine's deadline, and what a busy process takes to answer all of them at that one moment. */
const MAX_ANSWER_MS = 8_000 + 1_000;
/** Without a burst before, code that runs for the first time and what is learnt of it count in. */
const MAX_HEAP_GROWTH_MB = 3;
/** A call that the token function has left behind at its deadline ends by itself, 10 s after its begin. */
const LEFT_BEHIND_MS = 3_000;
/** By then all is free again; the SDK goes on with its calls for a minute, but Momento answers them before that. */
const FREE_AFTER_MS = 10_000;

const days: Readonly<Record<string, QuickMomentoHabits>> = {
  'answers at once': {},
  'answers after 2 s': { holdMs: 2_000 },
  'answers nobody in time': { holdMs: 30_000 },
  'makes 5 tokens a second': { perSecond: 5 },
};

const machines = {
  'token function': 'lambda',
  'embedded machine': 'embedded',
  'token function, shared': 'lambdaForReaders',
  'embedded machine, shared': 'embeddedForReaders',
} as const satisfies Record<string, WarmSubject>;

/** Prints it. @returns whether all were answered as they should be */
export async function measureAtOnce(programs: { outDir: string; standIn: QuickMomento }): Promise<boolean> {
  console.log(`\n### ${AT_ONCE.vends} at once\n`);
  console.log('| machine | Momento | calls to it | how they ended | the last | heap that stays | |');
  console.log('| --- | --- | --: | --- | --: | --: | --- |');
  let isWell = true;
  for (const [machine, subject] of Object.entries(machines))
    for (const [day, habits] of Object.entries(days)) {
      const { cells, faults } = await burst(subject, { ...programs, habits });
      console.log(`| ${[machine, day, ...cells, faults.join('; ') || 'ok'].join(' | ')} |`);
      isWell &&= faults.length === 0;
    }
  return isWell;
}

interface BurstOptions {
  readonly outDir: string;
  readonly standIn: QuickMomento;
  readonly habits: QuickMomentoHabits;
}

async function burst(name: WarmSubject, { outDir, standIn, habits }: BurstOptions) {
  // What was asked on another day has been answered when its process ended.
  const subject = await startSubject(name, { outDir, standIn });
  const isShared = name.endsWith('ForReaders');
  if (!isShared) await subject.vend(AT_ONCE);
  const before = await subject.rest();
  await standIn.setHabits(habits);
  const { eachMs, ends } = await subject.vend(AT_ONCE);
  if (ends['timeout'] !== undefined) await wait(LEFT_BEHIND_MS);
  const { asked } = await standIn.setHabits({});
  const untilMs = performance.now() + FREE_AFTER_MS;
  let after = await subject.rest();
  while (after.heapMb - before.heapMb > MAX_HEAP_GROWTH_MB && performance.now() < untilMs) {
    await wait(100);
    after = await subject.rest();
  }
  await subject.close();

  const lastMs = Math.max(...eachMs);
  const growthMb = after.heapMb - before.heapMb;
  const wordless = Object.keys(ends).filter((end) => !/^[a-z_]+$/.test(end));
  const faults = [
    eachMs.length === AT_ONCE.vends ? undefined : `${AT_ONCE.vends - eachMs.length} were not answered`,
    wordless.length === 0 ? undefined : `not in words: ${wordless.join(', ')}`,
    lastMs <= MAX_ANSWER_MS ? undefined : `later than ${MAX_ANSWER_MS} ms`,
    after.unhandledRejections === 0 ? undefined : `${after.unhandledRejections} unhandled rejections`,
    growthMb <= MAX_HEAP_GROWTH_MB ? undefined : `above ${MAX_HEAP_GROWTH_MB} MB`,
    !isShared || asked <= 1 ? undefined : 'more than one call',
  ].filter((fault) => fault !== undefined);
  const endings = Object.entries(ends).map(([end, count]) => `${count} ${end}`);
  return {
    cells: [asked, endings.join(', '), `${lastMs.toFixed(0)} ms`, `${growthMb.toFixed(1)} MB`],
    faults,
  };
}
