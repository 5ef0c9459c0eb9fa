// `npm run bench:tvm [-- cold | warm | burst]`: what the token function weighs and costs a cold process, what a warm token
// costs and how many there are in a second, and what becomes of a thousand at once. Figures stand beside the same with
// Momento's SDK and AWS's client, measured in turns. Ends with 1 above a budget.

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { buildLambda } from '../../../tools/lambda-bundle.ts';
import { startFakeSecretsManager } from '../../support/fake-secrets-manager.ts';
import { measureAtOnce } from './at-once.ts';
import { firstVendMs, importCpuMs } from './cold-start.ts';
import { inTurns, type Spread, spreadOf } from './in-turns.ts';
import { bundlePrograms, startQuickMomento } from './programs.ts';
import { slowWay } from './slow-way.ts';
import type { StandInReady } from './stand-in-process.ts';
import { measureWarmCost } from './warm-cost.ts';

const COLD_ROUNDS = 11;
/** Each way, between the function and what it asks. */
const HOLD_MS = 10;

const MAX_IMPORT_CPU = 0.15;
const MAX_FIRST_VEND = 0.5;

const PARTS = ['cold', 'warm', 'burst'];
const named = process.argv.slice(2);
const parts = named.length > 0 ? named : PARTS;
for (const part of parts) if (!PARTS.includes(part)) throw new Error(`unable to measure "${part}"`);
// Within the project: the AWS SDK is not in a bundle but found from where it lies.
const outDir = await mkdtemp(resolve('node_modules/.bench-tvm-'));
try {
  if (parts.includes('cold')) await measureCold();
  if (parts.includes('warm') || parts.includes('burst')) await measureWarm();
} finally {
  await rm(outDir, { recursive: true, force: true });
}

async function measureCold(): Promise<void> {
  const bundles = await bundle();
  await measureImport(bundles);
  await measureFirstVend(bundles);
}

async function measureWarm(): Promise<void> {
  await bundlePrograms({ outDir });
  const standIn = await startQuickMomento({ outDir });
  try {
    const isCheap = !parts.includes('warm') || (await measureWarmCost({ outDir, standIn }));
    const areAnswered = !parts.includes('burst') || (await measureAtOnce({ outDir, standIn }));
    if (!isCheap || !areAnswered) process.exitCode = 1;
  } finally {
    await standIn.close();
  }
}

type Bundles = Readonly<Record<'ours' | 'sdk', string>>;

async function bundle(): Promise<Bundles> {
  const { tokenHandler: ours, tokenHandlerBytes } = await buildLambda({ outDir: join(outDir, 'ours') });
  const sdk = join(outDir, 'sdk', 'index.mjs');
  await build({
    entryPoints: ['test/bench/tvm/sdk-handler.ts'],
    outfile: sdk,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    external: ['@aws-sdk/*'],
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  console.log(`bytes: ours ${tokenHandlerBytes}, with the SDK ${(await stat(sdk)).size}`);
  return { ours, sdk };
}

async function measureImport({ ours, sdk }: Bundles): Promise<void> {
  const times = await inTurns(COLD_ROUNDS, {
    empty: () => importCpuMs(undefined),
    ours: () => importCpuMs(ours),
    sdk: () => importCpuMs(sdk),
  });
  const empty = spreadOf(times.empty).median;
  report('import, CPU above an empty process', {
    ours: spreadOf(times.ours.map((ms) => ms - empty)),
    sdk: spreadOf(times.sdk.map((ms) => ms - empty)),
    atMost: MAX_IMPORT_CPU,
  });
}

async function measureFirstVend({ ours, sdk }: Bundles): Promise<void> {
  const standInProcess = fork(new URL('stand-in-process.ts', import.meta.url));
  const [standIn] = (await once(standInProcess, 'message')) as [StandInReady];
  const secrets = await startFakeSecretsManager({ 'momento-key': standIn.apiKey });
  const [toSecrets, toMomento] = await Promise.all(
    [secrets.env['AWS_ENDPOINT_URL_SECRETS_MANAGER'] ?? '', `http://${standIn.address}`].map((url) =>
      slowWay(Number(new URL(url).port), { holdMs: HOLD_MS }),
    ),
  );
  if (!toSecrets || !toMomento) throw new Error('expected two ways');
  const env = {
    AWS_ENDPOINT_URL_SECRETS_MANAGER: `http://127.0.0.1:${toSecrets.port}`,
    TVM_MOMENTO_STAND_IN: `127.0.0.1:${toMomento.port}`,
  };
  const times = await inTurns(COLD_ROUNDS, {
    ours: () => firstVendMs(ours, env),
    sdk: () => firstVendMs(sdk, env),
  });
  toSecrets.close();
  toMomento.close();
  await secrets.close();
  await stop(standInProcess);
  report('first vend of a cold process, wall', {
    ours: spreadOf(times.ours),
    sdk: spreadOf(times.sdk),
    atMost: MAX_FIRST_VEND,
  });
}

function report(what: string, { ours, sdk, atMost }: { ours: Spread; sdk: Spread; atMost: number }): void {
  const ratio = ours.median / sdk.median;
  console.log(`\n${what}\n  ours ${inMs(ours)}\n  with the SDK ${inMs(sdk)}`);
  console.log(`  ratio ${ratio.toFixed(2)}, at most ${atMost}`);
  if (!(ratio <= atMost)) process.exitCode = 1;
}

function inMs({ low, median, high }: Spread): string {
  return `${median.toFixed(2)} ms (${low.toFixed(2)} to ${high.toFixed(2)})`;
}

async function stop(child: ChildProcess): Promise<void> {
  child.disconnect();
  if (child.exitCode === null) await once(child, 'exit');
}
