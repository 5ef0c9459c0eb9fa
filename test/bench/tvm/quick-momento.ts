// A stand-in for vending alone, in a process of its own: its answer is made beforehand, over plain HTTP/2, so that what
// it takes is small beside what those take who ask it. What they send is checked in `test/tvm/direct/`.

import { once } from 'node:events';
import { createServer, type ServerHttp2Stream } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { token } from '@gomomento/generated-types/dist/token.js';
import { VEND_PATH } from '../../../tvm/direct/vend-messages.ts';
import type { StandInReady } from './stand-in-process.ts';

/** What its parent tells it. Answers that it still holds go out then. */
export interface QuickMomentoHabits {
  /** How long each answer takes. Default: no time. */
  readonly holdMs?: number;
  /** How many tokens it makes in a second; further calls are refused, as by the limit of an account. Default: any number. */
  readonly perSecond?: number;
}

/** What it says to that: what was asked since it was told something last. */
export interface QuickMomentoCounts {
  readonly asked: number;
  readonly vended: number;
}

const LIMIT_EXCEEDED = '8';
/** As long as what the stand-in of `local/` signs. */
const TOKEN_LENGTH = 320;

const head = { ':status': 200, 'content-type': 'application/grpc' };
const answer = framed(
  new token._GenerateDisposableTokenResponse({
    api_key: 'k'.repeat(TOKEN_LENGTH),
    endpoint: 'localhost',
    valid_until: Math.floor(Date.now() / 1_000) + 1_800,
  }).serialize(),
);

let habits: QuickMomentoHabits = {};
let asked = 0;
let vended = 0;
let second = { startsAtMs: 0, vended: 0 };
let held: ServerHttp2Stream[] = [];

const server = createServer({ settings: { maxConcurrentStreams: 100 } });
server.on('session', (session) => session.on('error', () => {}));
server.on('stream', (stream, { ':path': path }) => {
  stream.on('error', () => {});
  if (path !== VEND_PATH) {
    stream.respond({ ':status': 404 }, { endStream: true });
    return;
  }
  stream.resume();
  stream.on('end', () => {
    // Given up by its caller before all of it was here.
    if (stream.closed) return;
    asked += 1;
    const { holdMs = 0 } = habits;
    if (holdMs === 0) answerTo(stream);
    else hold(stream, holdMs);
  });
});

function hold(stream: ServerHttp2Stream, holdMs: number): void {
  held.push(stream);
  setTimeout(() => {
    if (!held.includes(stream)) return;
    held = held.filter((other) => other !== stream);
    answerTo(stream);
  }, holdMs);
}

function answerTo(stream: ServerHttp2Stream): void {
  if (stream.closed || stream.destroyed) return;
  if (isOverLimit()) {
    stream.respond({ ...head, 'grpc-status': LIMIT_EXCEEDED }, { endStream: true });
    return;
  }
  vended += 1;
  stream.respond(head, { waitForTrailers: true });
  stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
  stream.end(answer);
}

function isOverLimit(): boolean {
  const { perSecond } = habits;
  if (perSecond === undefined) return false;
  const nowMs = performance.now();
  if (nowMs - second.startsAtMs >= 1_000) second = { startsAtMs: nowMs, vended: 0 };
  second.vended += 1;
  return second.vended > perSecond;
}

function framed(message: Uint8Array): Buffer {
  const frame = Buffer.alloc(5 + message.length);
  frame.writeUInt32BE(message.length, 1);
  frame.set(message, 5);
  return frame;
}

server.listen(0, '127.0.0.1');
await once(server, 'listening');
process.on('message', (told: QuickMomentoHabits) => {
  process.send?.({ asked, vended } satisfies QuickMomentoCounts);
  habits = told;
  asked = 0;
  vended = 0;
  for (const stream of held.splice(0)) answerTo(stream);
});
process.once('disconnect', () => process.exit(0));

const { port } = server.address() as AddressInfo;
const apiKey = { endpoint: 'localhost', api_key: 'k'.repeat(TOKEN_LENGTH) };
process.send?.({
  address: `127.0.0.1:${port}`,
  apiKey: Buffer.from(JSON.stringify(apiKey)).toString('base64'),
} satisfies StandInReady);
