// One of those whose warm vends are measured, in a process of its own: garbage, compiled code and what else it leaves
// behind is paid by itself. Started with its name, the address of a stand-in and the key for that.

import { setImmediate as nextTurn } from 'node:timers/promises';
import type { WireErrorBody } from '../../../src/tvm-client/wire.ts';
import { defaultPolicy } from '../../../tvm/default-policy.ts';
import type { Policy } from '../../../tvm/policy.ts';
import type { TokenVendor } from '../../../tvm/token-vendor.ts';
import { proxyEvent } from '../../support/gateway-events.ts';
import { collectGarbage } from '../../support/heap.ts';

export interface VendOrders {
  readonly vends: number;
  /** Never more than these are on their way. */
  readonly inFlight: number;
}

export interface VendFigures {
  /** Of all together. */
  readonly wallMs: number;
  /** Of this process, with all its threads and with what follows the last answer. */
  readonly cpuMs: number;
  /** Wall time of each. */
  readonly eachMs: readonly number[];
  /** How many have ended how: as `vended`, or with the code of a refusal in words. */
  readonly ends: Readonly<Record<string, number>>;
}

/** What this process holds when it has nothing to do. */
export interface RestFigures {
  readonly heapMb: number;
  readonly unhandledRejections: number;
}

/** @returns `vended`, or the code of a refusal in words; anything else is a fault */
type Vend = () => Promise<string>;

const ORIGIN = 'https://chat.example.com';
const named = defaultPolicy({ authMode: 'open', cacheName: 'chat' });
const readers: Policy = {
  anonymous: { role: 'subscribe-only', caches: ['chat'], topics: 'all', sharedForSeconds: 900 },
};

const [, , name = '', standInAddress = '', apiKey = ''] = process.argv;
const key = { kind: 'legacy', apiKey } as const;

const directVendor = async () =>
  (await import('../../../tvm/direct/direct-vendor.ts')).createDirectVendor({ key, standInAddress });
const sdkVendor = async () =>
  (await import('../../../tvm/momento-vendor.ts')).createMomentoVendor({ key, standInAddress });

const subjects = {
  /** The call alone, without any machine around it. */
  bareSdk,
  lambda: async () => lambdaMachine(await directVendor(), { policy: named, query: '?name=Ann' }),
  lambdaWithSdk: async () => lambdaMachine(await sdkVendor(), { policy: named, query: '?name=Ann' }),
  lambdaForReaders: async () => lambdaMachine(await directVendor(), { policy: readers, query: '' }),
  embedded: async () => embeddedMachine(await sdkVendor(), { policy: named, query: '?name=Ann' }),
  embeddedForReaders: async () => embeddedMachine(await sdkVendor(), { policy: readers, query: '' }),
} satisfies Record<string, () => Promise<Vend>>;

export type WarmSubject = keyof typeof subjects;

let unhandledRejections = 0;
process.on('unhandledRejection', () => {
  unhandledRejections += 1;
});

const vend = await subjects[name as WarmSubject]();
process.on('message', (orders: VendOrders | 'rest') => {
  if (orders === 'rest') process.send?.(rest());
  else void carryOut(orders).then((figures) => process.send?.(figures));
});
process.once('disconnect', () => process.exit(0));
process.send?.('ready');

async function bareSdk(): Promise<Vend> {
  const { AllTopics, ExpiresIn, GenerateDisposableToken, TopicRole } = await import('@gomomento/sdk');
  const { authClient, credentialsOf } = await import('../../support/momento-node-clients.ts');
  const client = authClient(credentialsOf(apiKey, standInAddress));
  const permissions = [{ role: TopicRole.PublishSubscribe, cache: 'chat', topic: AllTopics }];
  return async () => {
    const life = ExpiresIn.seconds(1_800);
    const token = await client.generateDisposableToken({ permissions }, life, { tokenId: 'guest:Ann' });
    return token instanceof GenerateDisposableToken.Success ? 'vended' : 'no token';
  };
}

interface Asked {
  readonly policy: Policy;
  readonly query: string;
}

/** The token function with all that it does, its line of log too: the standard output of this process leads nowhere. */
async function lambdaMachine(vendor: TokenVendor, { policy, query }: Asked): Promise<Vend> {
  const { createLambdaHandler } = await import('../../../tvm/lambda/lambda-handler.ts');
  const handler = createLambdaHandler({
    authMode: 'open',
    policy,
    allowedOrigins: [ORIGIN],
    functionName: 'tvm',
    readSecret: async () => apiKey,
    createVendor: () => vendor,
  });
  const event = proxyEvent({ query, headers: { Origin: ORIGIN } });
  return async () => {
    const { statusCode, body } = await handler(event);
    return endOf(statusCode, body);
  };
}

/** The machine in a server of somebody's, by the SDK, as `momento-chat/tvm` has it. */
async function embeddedMachine(vendor: TokenVendor, { policy, query }: Asked): Promise<Vend> {
  const { createTokenHandler } = await import('../../../tvm/token-handler.ts');
  const handler = createTokenHandler({ vendor, policy, allowedOrigins: [ORIGIN] });
  return async () => {
    const request = new Request(`${ORIGIN}/token${query}`, { headers: { Origin: ORIGIN } });
    const response = await handler(request, { kind: 'anonymous' });
    return endOf(response.status, await response.text());
  };
}

function endOf(status: number, body: string): string {
  if (status === 200) return 'vended';
  const { error } = JSON.parse(body) as Partial<WireErrorBody>;
  return error?.message ? error.code : `status ${status} without words`;
}

async function carryOut({ vends, inFlight }: VendOrders): Promise<VendFigures> {
  const eachMs: number[] = [];
  const ends: Record<string, number> = {};
  let left = vends;
  const caller = async () => {
    while (left-- > 0) {
      const askedAtMs = performance.now();
      const end = await vend().catch((error: unknown) => `rejected: ${String(error)}`);
      eachMs.push(performance.now() - askedAtMs);
      ends[end] = (ends[end] ?? 0) + 1;
      // What an answer leaves to be done belongs to it, not to the next call.
      if (inFlight === 1) await nextTurn();
    }
  };
  const cpu = process.cpuUsage();
  const startedAtMs = performance.now();
  await Promise.all(Array.from({ length: inFlight }, caller));
  const wallMs = performance.now() - startedAtMs;
  await nextTurn();
  const { user, system } = process.cpuUsage(cpu);
  return { wallMs, cpuMs: (user + system) / 1_000, eachMs, ends };
}

function rest(): RestFigures {
  collectGarbage();
  return { heapMb: process.memoryUsage().heapUsed / 1e6, unhandledRejections };
}
