import type { AddressInfo } from 'node:net';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** A way over TCP that breaks on demand, in the ways in which networks and what stands in them do. */
export class FaultyWire {
  readonly #server: Server;
  #pairs: (readonly [near: Socket, far: Socket])[] = [];
  #isCut = false;

  static async to(address: string): Promise<FaultyWire> {
    const { hostname, port } = new URL(`http://${address}`);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new FaultyWire(server, { host: hostname, port: Number(port) });
  }

  private constructor(server: Server, target: { host: string; port: number }) {
    this.#server = server;
    server.on('connection', (near) => {
      if (this.#isCut) {
        near.resetAndDestroy();
        return;
      }
      const far = connect(target);
      this.#pairs.push([near, far]);
      // A caller that has left takes its call along, also where it left without an error.
      near.on('close', () => far.destroy());
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const) {
        from.on('error', () => to.destroy());
        from.pipe(to);
      }
    });
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get address(): string {
    return `127.0.0.1:${this.port}`;
  }

  /** From now on nothing passes on the connections that there are, as with a balancer that has forgotten them. */
  forget(): void {
    for (const [near, far] of this.#pairs) {
      near.unpipe(far).resume();
      far.unpipe(near).resume();
    }
  }

  /** Ends the connections that there are with a reset. */
  reset(): void {
    for (const [near, far] of this.#take()) {
      near.resetAndDestroy();
      far.destroy();
    }
  }

  /** Ends them in good order as far as TCP knows, wherever HTTP stands: a chunked answer lacks its last chunk. */
  finish(): void {
    for (const [near, far] of this.#take()) {
      far.unpipe(near).destroy();
      // And no longer takes what it would never answer.
      near.end(() => near.destroy());
    }
  }

  /** The network is away, until `mend`. */
  cut(): void {
    this.#isCut = true;
    this.reset();
  }

  mend(): void {
    this.#isCut = false;
  }

  async close(): Promise<void> {
    for (const socket of this.#pairs.flat()) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #take() {
    const pairs = this.#pairs;
    this.#pairs = [];
    return pairs;
  }
}
