import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A way over TCP to `127.0.0.1:port` that holds all bytes back for a while, in each direction. */
export async function slowWay(port: number, { holdMs }: { holdMs: number }) {
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from.setNoDelay());
      from.on('data', (bytes) => setTimeout(() => to.write(bytes), holdMs));
      from.on('close', () => setTimeout(() => to.destroy(), holdMs));
      from.on('error', () => to.destroy());
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('expected a port');
  return {
    port: address.port,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
