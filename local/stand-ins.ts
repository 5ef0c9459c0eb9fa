import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { NodeListener } from '../tvm/node-listener.ts';
import { DEFAULT_CACHE_NAME, startStandIn } from './local-chat.ts';
import { createLocalMachine } from './local-machine.ts';
import type { MomentoStandIn } from './momento/momento-stand-in.ts';

export interface StandIns {
  readonly cacheName: string;
  readonly momento: MomentoStandIn;
  /** The machine, on a server of its own; pages of every origin may ask, as its tokens are good only here. */
  readonly tokenUrl: string;
  /** Cuts what is open and gives the ports back. Idempotent. */
  close(): Promise<void>;
}

/** Momento and a Token Vending Machine without any page, for other programs on this machine. */
export async function startStandIns(): Promise<StandIns> {
  const cacheName = DEFAULT_CACHE_NAME;
  const { standIn, momento } = await startStandIn({ caches: [cacheName] });
  const server = await listen(createLocalMachine({ momento, cacheName, allowedOrigins: '*' }));
  const { port } = server.address() as AddressInfo;
  return {
    cacheName,
    momento: standIn,
    tokenUrl: `http://127.0.0.1:${port}/`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await standIn.close();
    },
  };
}

function listen(listener: NodeListener): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(listener).listen(0, '127.0.0.1');
    server.once('error', reject).once('listening', () => resolve(server));
  });
}
