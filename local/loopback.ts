import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createNetServer, type Server } from 'node:net';
import { closeServer, listen } from './http-server.ts';

/** Both addresses of this machine, as `localhost` may mean either. */
const IPV4 = '127.0.0.1';
const IPV6 = '::1';

/** Whether a server of this host is the one that pages open as `localhost`. */
export function isLoopback(host: string | boolean | undefined): boolean {
  return host === IPV4;
}

/** The address by name. Passkeys need it: a relying party is no IP address. */
export function byName(url: string): string {
  return url.replace(`//${IPV4}`, '//localhost');
}

/**
 * Answers on ::1 what a server answers on 127.0.0.1, on the same port and as long as it does. Nothing happens on a
 * machine without IPv6.
 * @param onError hears why ::1 cannot be had where there is one
 */
export function answerOnIpv6Too(server: Server, onError: (error: Error) => void): void {
  const twin = createServer((request: IncomingMessage, response: ServerResponse) => {
    server.emit('request', request, response);
  });
  twin.on('upgrade', (...upgrade) => server.emit('upgrade', ...upgrade));
  const start = () => {
    const address = server.address();
    if (address === null || typeof address === 'string') return;
    listen(twin, { host: IPV6, port: address.port }).catch((error: NodeJS.ErrnoException) => {
      if (!lacksIpv6(error)) onError(error);
    });
  };
  if (server.listening) start();
  else server.once('listening', start);
  server.once('close', () => void closeServer(twin));
}

/** Whether nothing listens on a port, on either address. */
export async function isFreeOnLoopback(port: number): Promise<boolean> {
  return (await isFree({ port, host: IPV4 })) && (await isFree({ port, host: IPV6 }));
}

export function isFree(options: {
  readonly port: number;
  readonly host: string | undefined;
}): Promise<boolean> {
  return new Promise((free, failed) => {
    const probe = createNetServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') free(false);
      else if (options.host === IPV6 && lacksIpv6(error)) free(true);
      else failed(error);
    });
    probe.listen(options, () => {
      probe.close(() => free(true));
    });
  });
}

function lacksIpv6({ code }: NodeJS.ErrnoException): boolean {
  return code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT';
}
