// `npm run bench [-- part ...] [--long] [--history] [--compare URL --adapter FILE]`: what the page costs, beside
// the bare SDK in the same run. Ends with 1 when a budget is not kept. docs/performance.md tells how to read it.

import { BenchHost } from './bench-host.ts';
import type { BenchPart } from './bench-part.ts';
import { readCommandLine } from './command-line.ts';
import type { Figure } from './figures.ts';
import { takeNoise } from './noise.ts';
import { age } from './parts/age.ts';
import { ceilings } from './parts/ceilings.ts';
import { hidden } from './parts/hidden.ts';
import { latency } from './parts/latency.ts';
import { list } from './parts/list.ts';
import { opening } from './parts/opening.ts';
import { rooms } from './parts/rooms.ts';
import { standIn } from './parts/stand-in.ts';
import { steady } from './parts/steady.ts';
import { storm } from './parts/storm.ts';
import { isWithin, noiseLine, tableOf } from './report.ts';

const PARTS: readonly BenchPart[] = [
  storm,
  steady,
  ceilings,
  age,
  list,
  latency,
  hidden,
  rooms,
  opening,
  standIn,
];

const { parts, compared, long, history } = await readCommandLine(process.argv.slice(2), PARTS);
const over: Figure[] = [];
await measureAll({ http2: false });
await measureAll({ http2: true });
console.log(
  over.length === 0 ? '\nAll budgets are kept.' : `\nOver: ${over.map(({ what }) => what).join('; ')}.`,
);
process.exitCode = over.length === 0 ? 0 : 1;

/** Measures the parts that want to have it so, where there are any. */
async function measureAll({ http2 }: { readonly http2: boolean }): Promise<void> {
  const wanted = parts.filter((part) => part.http2 === http2);
  if (wanted.length === 0) return;
  const host = await BenchHost.start({ compared, history, http2 });
  try {
    for (const { title, measure } of wanted) {
      const figures = await measure(host, { long });
      console.log(`\n${tableOf(title, figures)}\n\n${noiseLine(takeNoise())}`);
      over.push(...figures.filter((figure) => !isWithin(figure)));
    }
  } finally {
    await host.close();
  }
}
