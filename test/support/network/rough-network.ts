// A network on loopback that can be made bad while it is used: bytes are held back, never arrive, or go elsewhere. Kernels of
// test machines often have no `netem`, and this one needs no rights.

import { connect, createServer, type Server, type Socket } from 'node:net';
import { promisify } from 'node:util';
import { listen } from '../../../local/http-server.ts';
import { SystemClock } from '../../../src/base/clock.ts';
import { type Conditions, Lane, Link } from './link.ts';

export interface RoughNetworkOptions {
  /** A number in [0, 1), as `Math.random`: decides about losses. */
  readonly random?: () => number;
  /** The address at which it is entered. Default: `127.0.0.1`. */
  readonly host?: '127.0.0.1' | '::1';
}

interface Connection {
  readonly near: Socket;
  readonly far: Socket;
  readonly lanes: readonly [up: Lane, down: Lane];
  isStranded: boolean;
}

export class RoughNetwork {
  readonly #clock = new SystemClock();
  readonly #host: string;
  readonly #up: Link;
  readonly #down: Link;
  readonly #servers: Server[] = [];
  readonly #connections = new Set<Connection>();
  /** Where all that is new goes, by what it wants to go to. */
  #diversion: (port: number) => number = (port) => port;

  constructor({ random = Math.random, host = '127.0.0.1' }: RoughNetworkOptions = {}) {
    this.#host = host;
    this.#up = new Link({ clock: this.#clock, random });
    this.#down = new Link({ clock: this.#clock, random });
  }

  /** Makes a way to a port of this machine. @returns the port at which it begins */
  async wayTo(port: number): Promise<number> {
    const server = createServer((near) => this.#carry(near, this.#diversion(port)));
    this.#servers.push(server);
    return listen(server, { host: this.#host, port: 0 });
  }

  /** From now on it is like this, for connections that there are, too. */
  become(conditions: Conditions | { readonly up: Conditions; readonly down: Conditions }): void {
    const { up, down } = 'up' in conditions ? conditions : { up: conditions, down: conditions };
    this.#up.conditions = up;
    this.#down.conditions = down;
  }

  /** New connections go where this says; as long as there is none, where they want to. */
  divert(to?: (port: number) => number): void {
    this.#diversion = to ?? ((port) => port);
  }

  /** Cuts what is open. */
  cut(): void {
    for (const { near, far } of this.#connections) {
      near.resetAndDestroy();
      far.resetAndDestroy();
    }
  }

  /**
   * Of the connections that there are nothing arrives any more, on neither side, not even an end: the device has another
   * address, and nobody tells.
   */
  strand(): void {
    for (const connection of this.#connections) {
      connection.isStranded = true;
      for (const lane of connection.lanes) lane.block();
    }
  }

  /** The servers give up on connections that are stranded; nobody else hears of that. */
  forgetStranded(): void {
    for (const { far, isStranded } of this.#connections) if (isStranded) far.destroy();
  }

  async close(): Promise<void> {
    for (const { near, far } of this.#connections) {
      near.destroy();
      far.destroy();
    }
    await Promise.all(this.#servers.splice(0).map((server) => promisify(server.close.bind(server))()));
  }

  #carry(near: Socket, port: number): void {
    const far = connect({ host: '127.0.0.1', port });
    // A connection costs a trip there and back before its first bytes.
    const { travelMs: thereMs = 0 } = this.#up.conditions;
    const { travelMs: backMs = 0 } = this.#down.conditions;
    const opensAtMs = this.#clock.monotonicMs() + 2 * thereMs + backMs;
    const lanes = [this.#lane(this.#up, far, opensAtMs), this.#lane(this.#down, near, opensAtMs)] as const;
    const connection = { near, far, lanes, isStranded: false };
    this.#connections.add(connection);
    for (const [from, lane] of [
      [near, lanes[0]],
      [far, lanes[1]],
    ] as const) {
      from.setNoDelay(true);
      from.on('data', (bytes: Buffer) => lane.write(bytes));
      from.on('close', () => {
        lane.end();
        if (near.destroyed && far.destroyed) this.#connections.delete(connection);
      });
      // Its `close` follows.
      from.on('error', () => {});
    }
  }

  #lane(link: Link, to: Socket, opensAtMs: number): Lane {
    return new Lane(link, {
      opensAtMs,
      deliver: (bytes) => void (to.writable && to.write(bytes)),
      onEnd: () => to.destroySoon(),
    });
  }
}
