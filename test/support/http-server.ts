import { createServer, type RequestListener } from 'node:http';
import { closeServer, listen } from '../../local/http-server.ts';

export interface LocalServer {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  close(): Promise<void>;
}

/** An HTTP server on loopback, on a free port. */
export async function serveLocally(listener: RequestListener): Promise<LocalServer> {
  const server = createServer(listener);
  const port = await listen(server, { host: '127.0.0.1', port: 0 });
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => closeServer(server),
  };
}
