// One stand-in for Momento under load. The clients are another process, over real sockets; both share the cores of
// this machine.

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { startMomentoStandIn } from '../../local/momento/index.ts';
import type { FromSubscribers, ToSubscribers } from './stand-in-subscribers.ts';

const STREAMS = 1000;
const CACHE = 'bench';

export interface StandInLoad {
  readonly name: string;
  readonly rooms: number;
  readonly items: number;
  /** Publishes per second over all rooms; Infinity: as fast as they are taken. */
  readonly rate: number;
}

export const STAND_IN_LOADS: readonly StandInLoad[] = [
  { name: '1 room of 1,000, 20,000/s', rooms: 1, items: 100, rate: 20 },
  { name: '100 rooms of 10, 20,000/s', rooms: 100, items: 10_000, rate: 2000 },
  { name: '1 room of 1,000, flat out', rooms: 1, items: 300, rate: Number.POSITIVE_INFINITY },
];

export interface StandInFigures {
  readonly load: string;
  readonly streams: number;
  readonly openMs: number;
  readonly deliveries: number;
  readonly deliveriesPerSecond: number;
  /** From publishing to the client. */
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export async function measureStandIn({ name, rooms, items, rate }: StandInLoad): Promise<StandInFigures> {
  const stand = await startMomentoStandIn({ caches: [CACHE], bufferLimitBytes: 64 * 1024 * 1024 });
  const clients = fork(new URL('stand-in-subscribers.ts', import.meta.url));
  const ask = async (message: ToSubscribers): Promise<FromSubscribers> => {
    clients.send(message);
    const [answer] = (await once(clients, 'message')) as [FromSubscribers];
    return answer;
  };
  await once(clients, 'spawn');
  const plan = { webUrl: stand.webUrl, token: stand.apiKey, cacheName: CACHE, rooms, streams: STREAMS };
  const openedAtMs = performance.now();
  await ask({ open: plan });
  const openMs = performance.now() - openedAtMs;
  const deliveries = items * (STREAMS / rooms);
  await ask({ expect: deliveries });

  const result = once(clients, 'message') as Promise<[FromSubscribers]>;
  const startUs = nowUs();
  for (let sent = 0; sent < items; sent++) {
    const dueMs = (sent / rate) * 1000 - (nowUs() - startUs) / 1000;
    if (dueMs > 1) await wait(dueMs);
    else if (rate === Number.POSITIVE_INFINITY) await new Promise((resolve) => setImmediate(resolve));
    stand.control.publish({ cacheName: CACHE, topicName: `room-${sent % rooms}` }, { text: `<${nowUs()}>` });
  }
  const [answer] = await result;
  const { peak } = stand.control.counters().streams;
  clients.send({ close: true } satisfies ToSubscribers);
  await once(clients, 'exit');
  await stand.close();
  if (!('latenciesUs' in answer)) throw new Error('unable to measure; the clients did not report');
  const latencies = answer.latenciesUs.toSorted((a, b) => a - b);
  return {
    load: name,
    streams: peak,
    openMs,
    deliveries: answer.items,
    deliveriesPerSecond: answer.items / ((answer.lastAtUs - startUs) / 1e6),
    p50Ms: percentile(latencies, 0.5),
    p99Ms: percentile(latencies, 0.99),
  };
}

function percentile(sortedUs: readonly number[], share: number): number {
  return Math.round((sortedUs[Math.floor(share * (sortedUs.length - 1))] ?? 0) / 100) / 10;
}

function nowUs(): number {
  return Number(process.hrtime.bigint() / 1000n);
}
