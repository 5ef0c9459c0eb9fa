import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { PageAdapter } from './adapter.ts';
import type { BenchPart } from './bench-part.ts';

export interface CommandLine {
  readonly parts: readonly BenchPart[];
  /** Another chat page to measure beside ours. */
  readonly compared: PageAdapter | undefined;
  readonly long: boolean;
  /** Whether this page keeps messages on the device meanwhile. */
  readonly history: boolean;
}

/** @throws Error that tells what there is, when something is asked for that there is not */
export async function readCommandLine(
  args: readonly string[],
  known: readonly BenchPart[],
): Promise<CommandLine> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      compare: { type: 'string' },
      adapter: { type: 'string' },
      long: { type: 'boolean' },
      history: { type: 'boolean' },
    },
  });
  const { compare: url, adapter: file, long = false, history = false } = values;
  if ((url === undefined) !== (file === undefined)) {
    throw new Error('unable to compare; give both --compare URL and --adapter FILE');
  }
  const parts = known.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  const unknown = positionals.find((name) => !known.some((part) => part.name === name));
  if (unknown !== undefined) {
    throw new Error(`unable to measure "${unknown}"; there is ${known.map(({ name }) => name).join(', ')}`);
  }
  const compared = file === undefined ? undefined : { ...(await importAdapter(file)), url: url ?? '' };
  return { parts, compared, long, history };
}

async function importAdapter(file: string): Promise<PageAdapter> {
  const { adapter } = (await import(pathToFileURL(resolve(file)).href)) as { adapter?: PageAdapter };
  if (!adapter) throw new Error(`unable to compare; ${file} does not export an "adapter"`);
  return adapter;
}
