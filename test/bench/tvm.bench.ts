// `npm run bench:tvm`: what the token function weighs, how long its cold import takes, and what a warm token costs
// above the bare call of the SDK. Everything is measured beside its counterpart, in turns.

import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { AllTopics, ExpiresIn, GenerateDisposableToken, TopicRole } from '@gomomento/sdk';
import { startMomentoStandIn } from '../../local/momento/momento-stand-in.ts';
import { buildLambda } from '../../tools/lambda-bundle.ts';
import { defaultPolicy } from '../../tvm/default-policy.ts';
import { createLambdaHandler } from '../../tvm/lambda/lambda-handler.ts';
import { createMomentoVendor } from '../../tvm/momento-vendor.ts';
import { proxyEvent } from '../support/gateway-events.ts';
import { authClient, credentialsOf } from '../support/momento-node-clients.ts';

const IMPORT_ROUNDS = 11;
const WARM_UP_PAIRS = 100;
const PAIRS = 1_000;
const MAX_RATIO = 1.3;

// Within the project: the AWS SDK is not in a bundle but found from where it lies.
const outDir = await mkdtemp(resolve('node_modules/.bench-tvm-'));
try {
  await measureBundle();
  await measureVend();
} finally {
  await rm(outDir, { recursive: true, force: true });
}

async function measureBundle(): Promise<void> {
  const ours = (await buildLambda({ outDir: join(outDir, 'ours') })).tokenHandler;
  const plain = (await buildLambda({ outDir: join(outDir, 'plain'), leftOut: [] })).tokenHandler;
  const times = await inTurns(IMPORT_ROUNDS, {
    ours: () => coldImportMs(ours),
    plain: () => coldImportMs(plain),
  });
  console.log('token function             bytes   cold import, median ms');
  console.log(row('ours', (await stat(ours)).size, median(times.ours)));
  console.log(row('whole SDK, plainly', (await stat(plain)).size, median(times.plain)));
}

async function coldImportMs(bundle: string): Promise<number> {
  const program = `const start = performance.now();
    import(${JSON.stringify(bundle)}).then(() => { console.log(performance.now() - start); process.exit(0); });`;
  const env = {
    TVM_AUTH_MODE: 'open',
    TVM_API_KEY_SECRET: 'key',
    TVM_ALLOWED_ORIGINS: '',
    AWS_REGION: 'us-west-2',
  };
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', program], { env });
  return Number(stdout);
}

async function measureVend(): Promise<void> {
  const standIn = await startMomentoStandIn({ caches: ['chat'] });
  const { grpcAddress: standInAddress, legacyApiToken: apiKey } = standIn;
  const handler = createLambdaHandler({
    authMode: 'open',
    policy: defaultPolicy({ authMode: 'open', cacheName: 'chat' }),
    allowedOrigins: ['https://chat.example.com'],
    readSecret: async () => apiKey,
    createVendor: () => createMomentoVendor({ key: { kind: 'legacy', apiKey }, standInAddress }),
    log: () => {},
  });
  const bare = authClient(credentialsOf(apiKey, standInAddress));
  const event = proxyEvent({ query: '?name=Ann', headers: { Origin: 'https://chat.example.com' } });
  const permissions = [{ role: TopicRole.PublishSubscribe, cache: 'chat', topic: AllTopics }];

  const runs = {
    ours: () => timed(async () => (await handler(event)).statusCode === 200),
    bare: () =>
      timed(async () => {
        const life = ExpiresIn.seconds(1_800);
        const token = await bare.generateDisposableToken({ permissions }, life, { tokenId: 'guest:Ann' });
        return token instanceof GenerateDisposableToken.Success;
      }),
  };
  await inTurns(WARM_UP_PAIRS, runs);
  const times = await inTurns(PAIRS, runs);
  await standIn.close();

  const ratio = median(times.ours) / median(times.bare);
  console.log(
    `\nwarm token, median of ${PAIRS} pairs: ours ${median(times.ours).toFixed(3)} ms, bare SDK call`,
  );
  console.log(`${median(times.bare).toFixed(3)} ms, ratio ${ratio.toFixed(2)} (at most ${MAX_RATIO})`);
  if (ratio > MAX_RATIO) process.exitCode = 1;
}

async function timed(run: () => Promise<boolean>): Promise<number> {
  const startedAtMs = performance.now();
  if (!(await run())) throw new Error('unable to measure; there is no token');
  return performance.now() - startedAtMs;
}

/** Figures of several subjects, measured one after the other in each round, so that a busy machine is busy for all. */
async function inTurns<Name extends string>(
  rounds: number,
  subjects: Readonly<Record<Name, () => Promise<number>>>,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(subjects) as Name[];
  const figures = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, number[]>;
  for (let round = 0; round < rounds; round++) {
    // Who comes second finds the caches of the first: take turns in that, too.
    for (const name of round % 2 === 0 ? names : names.toReversed())
      figures[name].push(await subjects[name]());
  }
  return figures;
}

function median(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN;
}

function row(name: string, bytes: number, ms: number): string {
  return `${name.padEnd(22)}${String(bytes).padStart(10)}${ms.toFixed(0).padStart(25)}`;
}
