// The clients of stand-in-load.ts, in a process of their own: opens streams, notes when each item arrives.

import { Agent, request } from 'node:http';
import { cache_client } from '@gomomento/generated-types/dist/cachepubsub.js';
import { WebFrameReader } from '../support/grpc-web-client.ts';

export interface SubscribersPlan {
  readonly webUrl: string;
  readonly token: string;
  readonly cacheName: string;
  readonly rooms: number;
  readonly streams: number;
}

export type ToSubscribers =
  | { readonly open: SubscribersPlan }
  | { readonly expect: number }
  | { readonly close: true };

export type FromSubscribers =
  | { readonly opened: number }
  | { readonly latenciesUs: readonly number[]; readonly lastAtUs: number; readonly items: number };

const { pubsub } = cache_client;
const agent = new Agent({ keepAlive: false, maxSockets: Number.POSITIVE_INFINITY });
let latenciesUs: number[] = [];
let expected = Number.POSITIVE_INFINITY;

process.on('message', (message: ToSubscribers) => {
  if ('open' in message) void openAll(message.open);
  else if ('expect' in message) {
    latenciesUs = [];
    expected = message.expect;
    tell({ opened: 0 });
  } else process.exit(0);
});

async function openAll(plan: SubscribersPlan): Promise<void> {
  const opening = Array.from({ length: plan.streams }, (_, index) =>
    open(plan, `room-${index % plan.rooms}`),
  );
  await Promise.all(opening);
  tell({ opened: plan.streams });
}

/** Resolves on the first frame. */
function open(plan: SubscribersPlan, topic: string): Promise<void> {
  const { definition } = pubsub.UnimplementedPubsubService;
  const message = new pubsub._SubscriptionRequest({ cache_name: plan.cacheName, topic }).serialize();
  const frame = Buffer.alloc(5 + message.length);
  frame.writeUInt32BE(message.length, 1);
  frame.set(message, 5);
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/grpc-web-text', authorization: plan.token };
    const call = request(new URL(definition.Subscribe.path, plan.webUrl), { method: 'POST', headers, agent });
    call.on('error', reject);
    call.on('response', (response) => {
      const reader = new WebFrameReader();
      response.setEncoding('latin1');
      response.on('data', (text: string) => {
        for (const each of reader.push(text)) if ('message' in each) arrived(each.message);
        resolve();
      });
    });
    call.end(frame.toString('base64'));
  });
}

function arrived(message: Buffer): void {
  // The text of an item is the time it was sent at, between marks: no need to decode the rest.
  const text = message.toString('latin1');
  const from = text.indexOf('<');
  if (from < 0) return;
  const nowUs = Number(process.hrtime.bigint() / 1000n);
  latenciesUs.push(nowUs - Number(text.slice(from + 1, text.indexOf('>'))));
  if (latenciesUs.length === expected) {
    tell({ latenciesUs, lastAtUs: nowUs, items: latenciesUs.length });
  }
}

function tell(message: FromSubscribers): void {
  process.send?.(message);
}
