import type { AddressInfo } from 'node:net';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** A way over TCP that can lose its connections without a word, as a balancer does that has forgotten them. */
export class SwallowingProxy {
  readonly #server: Server;
  readonly #pairs: [Socket, Socket][] = [];

  static async to(address: string): Promise<SwallowingProxy> {
    const { hostname, port } = new URL(`http://${address}`);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new SwallowingProxy(server, { host: hostname, port: Number(port) });
  }

  private constructor(server: Server, target: { host: string; port: number }) {
    this.#server = server;
    server.on('connection', (near) => {
      const far = connect(target);
      this.#pairs.push([near, far]);
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const) {
        from.on('error', () => to.destroy());
        from.pipe(to);
      }
    });
  }

  get address(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** From now on nothing passes on the connections that there are; new ones work. */
  forget(): void {
    for (const [near, far] of this.#pairs) {
      near.unpipe(far).resume();
      far.unpipe(near).resume();
    }
  }

  async close(): Promise<void> {
    for (const socket of this.#pairs.flat()) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
