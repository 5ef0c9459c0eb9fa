import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request as callServer } from 'node:http';
import {
  constants,
  createSecureServer,
  type Http2ServerRequest,
  type Http2ServerResponse,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCertificate } from '@vitejs/plugin-basic-ssl';
import { listen } from '../../local/http-server.ts';
import type { LocalServer } from './http-server.ts';
import type { PageHost } from './page-host.ts';

/** Of HTTP/1.1, and forbidden in HTTP/2. */
const OF_CONNECTION = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
  'proxy-connection',
]);

export interface Http2Front extends LocalServer {
  /** Connections that are open. */
  readonly connections: number;
  /** Cuts every connection. */
  cut(): void;
  /** Takes no more requests on the connections that there are, and answers those under way to their end (GOAWAY). */
  goAway(): void;
  /** Resets every answer under way, and none of the connections (RST_STREAM). */
  resetStreams(): void;
}

/**
 * Puts HTTP/2 over TLS before the stand-in of a page, as the real service has it, and has the page find it there. Its
 * certificate is its own: a browser must be told to take it.
 */
export async function startHttp2Front({ url, standIn, serveWith }: PageHost): Promise<Http2Front> {
  const front = await startFront(standIn.webPort, await makeCertificate());
  const config = (await (await fetch(new URL('config.json', url))).json()) as object;
  serveWith({ config: { ...config, momentoEndpoint: front.origin }, headers: {} });
  return front;
}

/**
 * Puts HTTP/2 over TLS before a port of this machine.
 * @param certificate with its key, as `makeCertificate` makes them
 */
export async function startFront(port: number, certificate: string): Promise<Http2Front> {
  const agent = new Agent({ keepAlive: true });
  const sessions = new Set<ServerHttp2Session>();
  const streams = new Set<ServerHttp2Stream>();
  const server = createSecureServer({ key: certificate, cert: certificate }, (request, response) => {
    const { stream } = response;
    streams.add(stream);
    stream.once('close', () => streams.delete(stream));
    pass(request, response, { agent, port });
  });
  server.on('session', (session) => {
    sessions.add(session);
    session.once('close', () => sessions.delete(session));
  });
  const ownPort = await listen(server, { host: '127.0.0.1', port: 0 });
  const cut = () => {
    for (const session of sessions) session.destroy();
  };
  return {
    origin: `https://127.0.0.1:${ownPort}`,
    get connections() {
      return sessions.size;
    },
    cut,
    goAway: () => {
      for (const session of sessions) session.close();
    },
    resetStreams: () => {
      for (const stream of streams) stream.close(constants.NGHTTP2_INTERNAL_ERROR);
    },
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      cut();
      agent.destroy();
      await closed;
    },
  };
}

/** A certificate that nobody but itself has signed, with its key. */
export async function makeCertificate(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'momento-chat-certificate-'));
  try {
    return await getCertificate(dir);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

function pass(
  request: Http2ServerRequest,
  response: Http2ServerResponse,
  { agent, port }: { readonly agent: Agent; readonly port: number },
): void {
  const { ':authority': host, ...headers } = request.headers;
  const onward = callServer({
    agent,
    host: '127.0.0.1',
    port,
    method: request.method,
    path: request.url,
    headers: { ...ordinary(headers), host },
  });
  onward.on('response', (answer) => {
    response.writeHead(answer.statusCode ?? 502, ordinary(answer.headers));
    answer.pipe(response);
    answer.once('error', () => response.stream.destroy());
  });
  onward.once('error', () => response.stream.destroy());
  response.once('close', () => onward.destroy());
  request.pipe(onward);
}

/** The headers that stand in both versions. */
function ordinary<T>(headers: Readonly<Record<string, T>>): Record<string, T> {
  const entries = Object.entries(headers);
  return Object.fromEntries(entries.filter(([name]) => !name.startsWith(':') && !OF_CONNECTION.has(name)));
}
