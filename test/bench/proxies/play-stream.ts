// What becomes of a stream on its way through a proxy, played without a browser.

import type { MomentoStandIn } from '../../../local/momento/index.ts';
import { WebSubscription } from '../../support/grpc-web-client.ts';

const ROOM = { cacheName: 'chat', topicName: 'bench' };
const FIRST_FRAME_MS = 3_000;
const ITEMS = 9;
const ITEM_SPACING_MS = 300;
const ITEM_MS = 2_000;
const DEADLINE_MS = 2_000;
const SLACK_MS = 3_000;

export interface StreamPlay {
  readonly origin: string;
  readonly standIn: MomentoStandIn;
}

/** Median ms from publish to arrival; undefined: nothing came. */
export async function playArrival({ origin, standIn }: StreamPlay): Promise<number | undefined> {
  const stream = subscribe({ origin, standIn });
  try {
    if (!(await within(FIRST_FRAME_MS, stream.next()))) return undefined;
    const latenciesMs: number[] = [];
    for (let index = 0; index < ITEMS; index++) {
      await pause(ITEM_SPACING_MS);
      const sentAtMs = performance.now();
      standIn.control.publish(ROOM, { text: `item ${index}` });
      const came = await within(ITEM_MS, stream.take(1));
      if (!came) return undefined;
      latenciesMs.push(performance.now() - sentAtMs);
    }
    return Math.round(latenciesMs.sort((a, b) => a - b)[Math.floor(ITEMS / 2)] ?? 0);
  } finally {
    stream.cancel();
  }
}

/** Whether a stream arrives whole that the service ends at a deadline. */
export async function playDeadline({ origin, standIn }: StreamPlay): Promise<boolean> {
  const stream = subscribe({ origin, standIn }, `${DEADLINE_MS}m`);
  try {
    const end = await within(DEADLINE_MS + SLACK_MS, stream.ended);
    return end?.status === 4 && stream.queued.some(({ kind }) => kind === 'heartbeat');
  } finally {
    stream.cancel();
  }
}

/** When a stream ends on which nothing comes, and how, in words. */
export async function playSilence(play: StreamPlay, ms: number): Promise<string> {
  const begunAtMs = performance.now();
  const stream = subscribe(play);
  try {
    const end = await within(ms, stream.ended);
    if (!end) return `open for ${ms / 1_000} s`;
    const seconds = Math.round((performance.now() - begunAtMs) / 1_000);
    if (end.httpStatus > 200) return `HTTP ${end.httpStatus} after ${seconds} s`;
    return `${end.isComplete ? 'ended cleanly' : 'cut'} after ${seconds} s`;
  } finally {
    stream.cancel();
  }
}

/** What a browser asks for and gets: the encoding of a stream's answer, `''` for none. */
export async function playEncoding({ origin, standIn }: StreamPlay): Promise<string> {
  const stream = subscribe({ origin, standIn }, '500m', { 'accept-encoding': 'gzip, deflate, br' });
  const { headers } = await stream.ended;
  return headers['content-encoding'] ?? '';
}

function subscribe({ origin, standIn }: StreamPlay, timeout?: string, headers?: Record<string, string>) {
  const { apiKey: authorization } = standIn;
  return new WebSubscription({ webUrl: origin, authorization, ...ROOM, timeout, headers });
}

async function within<T>(ms: number, promise: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
