import type { Server } from 'node:http';
import type { AddressInfo, ListenOptions, Server as TcpServer } from 'node:net';

/** @returns the port. @throws where it cannot be had */
export function listen(server: TcpServer, options: ListenOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(options, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** Cuts what is open and gives the port back. Idempotent. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
