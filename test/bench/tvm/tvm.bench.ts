// `npm run bench:tvm`: what the token function weighs, what it costs a cold process, and what a warm token costs.
// Each figure stands beside the same with Momento's SDK and AWS's client, measured in turns. Ends with 1 above a budget.

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { AllTopics, ExpiresIn, GenerateDisposableToken, TopicRole } from '@gomomento/sdk';
import { build } from 'esbuild';
import { buildLambda } from '../../../tools/lambda-bundle.ts';
import { defaultPolicy } from '../../../tvm/default-policy.ts';
import { createDirectVendor } from '../../../tvm/direct/direct-vendor.ts';
import { createLambdaHandler } from '../../../tvm/lambda/lambda-handler.ts';
import { createMomentoVendor } from '../../../tvm/momento-vendor.ts';
import type { TokenVendor } from '../../../tvm/token-vendor.ts';
import { startFakeSecretsManager } from '../../support/fake-secrets-manager.ts';
import { proxyEvent } from '../../support/gateway-events.ts';
import { authClient, credentialsOf } from '../../support/momento-node-clients.ts';
import { firstVendMs, importCpuMs } from './cold-start.ts';
import { inTurns, type Spread, spreadOf } from './in-turns.ts';
import { slowWay } from './slow-way.ts';
import type { StandInReady } from './stand-in-process.ts';

const COLD_ROUNDS = 11;
/** Each way, between the function and what it asks. */
const HOLD_MS = 10;
const WARM_UP_ROUNDS = 100;
const WARM_ROUNDS = 1_000;
const BATCH_ROUNDS = 60;
const IN_FLIGHT = 50;

const MAX_IMPORT_CPU = 0.15;
const MAX_FIRST_VEND = 0.5;
const MAX_WARM = 0.8;

const standInProcess = fork(new URL('stand-in-process.ts', import.meta.url));
const [standIn] = (await once(standInProcess, 'message')) as [StandInReady];
// Within the project: the AWS SDK is not in a bundle but found from where it lies.
const outDir = await mkdtemp(resolve('node_modules/.bench-tvm-'));
try {
  const bundles = await bundle();
  await measureImport(bundles);
  await measureFirstVend(bundles);
  await measureWarm();
} finally {
  await rm(outDir, { recursive: true, force: true });
  await stop(standInProcess);
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
  report('first vend of a cold process, wall', {
    ours: spreadOf(times.ours),
    sdk: spreadOf(times.sdk),
    atMost: MAX_FIRST_VEND,
  });
}

async function measureWarm(): Promise<void> {
  const { address: standInAddress, apiKey } = standIn;
  const key = { kind: 'legacy', apiKey } as const;
  const direct = createDirectVendor({ key, standInAddress });
  const bare = authClient(credentialsOf(apiKey, standInAddress));
  const permissions = [{ role: TopicRole.PublishSubscribe, cache: 'chat', topic: AllTopics }];
  const subjects = {
    ours: machine(direct),
    // The call alone, without any machine around it.
    sdk: async () => {
      const life = ExpiresIn.seconds(1_800);
      const token = await bare.generateDisposableToken({ permissions }, life, { tokenId: 'guest:Ann' });
      return token instanceof GenerateDisposableToken.Success;
    },
    'our machine with the SDK': machine(createMomentoVendor({ key, standInAddress })),
  };

  const alone = eachOf(subjects, (vend) => () => timed(vend));
  await inTurns(WARM_UP_ROUNDS, alone);
  reportAll('warm vend, wall', await inTurns(WARM_ROUNDS, alone));
  const together = eachOf(subjects, (vend) => () => batch(vend));
  const batches = await inTurns(BATCH_ROUNDS, together);
  reportAll(
    `warm vend, ${IN_FLIGHT} in flight, wall`,
    eachOf(batches, (all) => all.map(({ wallMs }) => wallMs)),
  );
  reportAll(
    `warm vend, ${IN_FLIGHT} in flight, CPU`,
    eachOf(batches, (all) => all.map(({ cpuMs }) => cpuMs)),
  );
  direct.close();
}

type Vend = () => Promise<boolean>;

function machine(vendor: TokenVendor): Vend {
  const handler = createLambdaHandler({
    authMode: 'open',
    policy: defaultPolicy({ authMode: 'open', cacheName: 'chat' }),
    allowedOrigins: ['https://chat.example.com'],
    readSecret: async () => standIn.apiKey,
    createVendor: () => vendor,
    log: () => {},
  });
  const event = proxyEvent({ query: '?name=Ann', headers: { Origin: 'https://chat.example.com' } });
  return async () => (await handler(event)).statusCode === 200;
}

async function timed(vend: Vend): Promise<number> {
  const startedAtMs = performance.now();
  if (!(await vend())) throw new Error('unable to measure; there is no token');
  return performance.now() - startedAtMs;
}

/** Wall and CPU of this process, ms a vend. */
async function batch(vend: Vend): Promise<{ wallMs: number; cpuMs: number }> {
  const cpu = process.cpuUsage();
  const wallMs = await timed(async () =>
    (await Promise.all(Array.from({ length: IN_FLIGHT }, vend))).every(Boolean),
  );
  const { user, system } = process.cpuUsage(cpu);
  return { wallMs: wallMs / IN_FLIGHT, cpuMs: (user + system) / 1000 / IN_FLIGHT };
}

function reportAll(
  what: string,
  figures: Readonly<Record<'ours' | 'sdk' | 'our machine with the SDK', number[]>>,
) {
  report(what, { ours: spreadOf(figures.ours), sdk: spreadOf(figures.sdk), atMost: MAX_WARM });
  console.log(`  our machine with the SDK ${inMs(spreadOf(figures['our machine with the SDK']))}`);
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

function eachOf<Name extends string, From, To>(
  record: Readonly<Record<Name, From>>,
  change: (from: From) => To,
): Record<Name, To> {
  const entries = Object.entries<From>(record).map(([name, value]) => [name, change(value)]);
  return Object.fromEntries(entries) as Record<Name, To>;
}

async function stop(child: ChildProcess): Promise<void> {
  child.disconnect();
  if (child.exitCode === null) await once(child, 'exit');
}
