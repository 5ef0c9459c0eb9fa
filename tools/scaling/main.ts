// `npm run scaling`: prints what a chat costs at three sizes. Any assumption can be changed, by its name:
// `npm run scaling -- --ttlSeconds 3600 --peopleInRoom 25`.

import { parseArgs } from 'node:util';
import { assumptions, inputsWith } from './assumptions.ts';
import { reportTables } from './report.ts';

try {
  const options = Object.fromEntries(
    Object.keys(assumptions).map((name) => [name, { type: 'string' }] as const),
  );
  const { values } = parseArgs({ options });
  const changes = Object.entries(values).map(([name, value]) => [name, Number(value)] as const);
  for (const [title, table] of reportTables(inputsWith(Object.fromEntries(changes)))) {
    console.log(`${title}\n\n${table}\n`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
