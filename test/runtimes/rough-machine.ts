import { once } from 'node:events';
import type { RequestListener, ServerResponse } from 'node:http';
import { createLocalMachine } from '../../local/local-machine.ts';
import { type MomentoStandIn, startMomentoStandIn } from '../../local/momento/index.ts';
import { serveLocally } from '../support/http-server.ts';

export interface RoughMachine {
  readonly origin: string;
  /** Where nothing listens. */
  readonly nobodyUrl: string;
  /** How often each path was asked for, and by which methods. */
  readonly requests: ReadonlyMap<string, readonly string[]>;
  close(): Promise<void>;
}

const ENDING_WITHIN_MS = 3_000;

/** The real machine over the stand-in, and what else a client may meet at its address. */
export async function startRoughMachine(): Promise<RoughMachine> {
  const momento = await startMomentoStandIn({ caches: ['chat'] });
  const requests = new Map<string, string[]>();
  const arrivals = new Map<string, PromiseWithResolvers<ServerResponse>>();
  const arrival = (path: string) => {
    const known = arrivals.get(path) ?? promiseWithResolvers<ServerResponse>();
    arrivals.set(path, known);
    return known;
  };

  const answers = answersOf(momento);
  const server = await serveLocally((request, response) => {
    const [path = ''] = (request.url ?? '').split('?');
    const [, first = '', ...rest] = path.split('/');
    const told = `/${rest.join('/')}`;
    if (first === 'arrival') {
      void arrival(told).promise.then(() => response.end());
    } else if (first === 'ending') {
      void arrival(told).promise.then(async (other) => response.end(await endingOf(other)));
    } else {
      requests.set(path, [...(requests.get(path) ?? []), request.method ?? '']);
      arrival(path).resolve(response);
      answers[first]?.(request, response);
    }
  });
  const nobody = await serveLocally(() => {});
  await nobody.close();
  return {
    origin: server.origin,
    nobodyUrl: nobody.origin,
    requests,
    close: async () => {
      await server.close();
      await momento.close();
    },
  };
}

/** By the first part of the path. */
function answersOf({
  legacyApiToken,
  grpcAddress,
}: MomentoStandIn): Readonly<Record<string, RequestListener>> {
  const momento = { key: { kind: 'legacy', apiKey: legacyApiToken }, standInAddress: grpcAddress } as const;
  return {
    machine: createLocalMachine({ momento, cacheName: 'chat' }),
    'short-lived': createLocalMachine({ momento, cacheName: 'chat', tokenTtlSeconds: 8 }),
    echo: ({ headers }, response) =>
      void response.end(JSON.stringify({ authToken: `for ${String(headers.username)}`, expiresIn: 900 })),
    status: ({ url }, response) => {
      const status = Number(url?.split('/')[2]);
      response.writeHead(status, { 'Content-Type': 'text/plain', 'Retry-After': status === 429 ? '7' : '' });
      response.end('An error occurred!');
    },
    redirect: (_, response) => void response.writeHead(302, { Location: '/machine' }).end(),
    portal: (_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html' });
      response.end('<!doctype html><title>Welcome to our Wi-Fi</title>');
    },
    broken: (_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '100' });
      response.write('{"authToken":"abc', () => response.destroy());
    },
    endless: (_, response) => {
      const write = () => response.destroyed || response.write('a'.repeat(16_384), () => setImmediate(write));
      write();
    },
    cut: (_, response) => void response.destroy(),
    silent: () => {},
  };
}

/** Whether a request was given up, soon. */
async function endingOf(response: ServerResponse): Promise<string> {
  if (response.closed) return 'given up';
  const signal = AbortSignal.timeout(ENDING_WITHIN_MS);
  return once(response, 'close', { signal }).then(
    () => 'given up',
    () => 'still open',
  );
}

interface PromiseWithResolvers<T> {
  readonly promise: Promise<T>;
  resolve(value: T): void;
}

/** `Promise.withResolvers`, which Node 20 lacks. */
function promiseWithResolvers<T>(): PromiseWithResolvers<T> {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((settle) => (resolve = settle));
  return { promise, resolve };
}
