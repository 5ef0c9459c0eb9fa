import { createServer, connect as dial, type Socket } from 'node:net';
import { promisify } from 'node:util';
import { listen } from '../../../local/http-server.ts';
import type { WireWatch } from './wire-watch.ts';

export interface LatencyProxy {
  readonly port: number;
  /** Closes what is open; what comes then is a new connection. */
  readonly dropConnections: () => void;
  readonly close: () => Promise<void>;
}

export interface LatencyProxyOptions {
  /** Where to, on this machine. */
  readonly port: number;
  /** How long bytes travel each way. */
  readonly oneWayMs: number;
  /** How many trips there and back a new connection costs before its first bytes: TCP is one, TLS another. */
  readonly handshakeTrips: number;
  /** Sees what goes through. */
  readonly watch?: WireWatch | undefined;
}

/**
 * A TCP proxy that delays all bytes. Browsers' own emulation of latency does not delay preflights; this does. Bandwidth
 * is not limited.
 */
export async function startLatencyProxy(options: LatencyProxyOptions): Promise<LatencyProxy> {
  const { port, oneWayMs, handshakeTrips, watch } = options;
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = dial({ host: '127.0.0.1', port });
    const openAtMs = performance.now() + handshakeTrips * 2 * oneWayMs;
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      // Whoever resets one end ends the other.
      socket.on('error', () => {});
      socket.on('close', () => sockets.delete(socket));
    }
    const watched = watch?.connect();
    if (watched) near.on('data', watched.onAsked);
    carry(near, far, { oneWayMs, openAtMs });
    carry(far, near, { oneWayMs, openAtMs, onArrival: watched?.onAnswered });
  });
  const ownPort = await listen(server, { host: '127.0.0.1', port: 0 });
  const dropConnections = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: ownPort,
    dropConnections,
    close: async () => {
      dropConnections();
      await promisify(server.close.bind(server))();
    },
  };
}

interface CarryOptions {
  readonly oneWayMs: number;
  readonly openAtMs: number;
  readonly onArrival?: (() => void) | undefined;
}

/** Timers that are due at the same time run in the order in which they were set, so bytes stay in order. */
function carry(from: Socket, to: Socket, { oneWayMs, openAtMs, onArrival }: CarryOptions): void {
  let arrivesAtMs = 0;
  const later = (deliver: () => void) => {
    const nowMs = performance.now();
    arrivesAtMs = Math.max(arrivesAtMs, nowMs + oneWayMs, openAtMs + oneWayMs);
    setTimeout(deliver, arrivesAtMs - nowMs);
  };
  from.on('data', (bytes: Buffer) =>
    later(() => {
      if (!to.writable) return;
      onArrival?.();
      to.write(bytes);
    }),
  );
  from.on('close', () => later(() => to.destroy()));
}
