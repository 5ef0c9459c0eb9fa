import type { SeenRequest } from './watch-requests.ts';

/** What begins a request of HTTP/1.1; browsers send the next one on a connection when the last is answered. */
const REQUEST = /^([A-Z]+) (\/\S*) HTTP\/1\.1\r\n/;

/** One connection, seen where it comes from. */
export interface WatchedConnection {
  readonly onAsked: (bytes: Buffer) => void;
  /** Bytes of an answer have arrived. */
  readonly onAnswered: () => void;
}

/** Reads what goes over the wire, so that it sees what every browser asks for, preflights included. */
export class WireWatch {
  readonly #seen: SeenRequest[] = [];

  /** Begins to watch a connection. */
  connect(): WatchedConnection {
    let index = -1;
    return {
      onAsked: (bytes) => {
        const [, method, url] = REQUEST.exec(bytes.toString('latin1')) ?? [];
        if (method === undefined || url === undefined) return;
        index = this.#seen.push({ method, url, askedAtMs: Date.now() }) - 1;
      },
      onAnswered: () => {
        const request = this.#seen[index];
        if (request?.answeredAtMs === undefined && request)
          this.#seen[index] = { ...request, answeredAtMs: Date.now() };
      },
    };
  }

  /** What was asked for since then, in epoch milliseconds; oldest first. */
  since(startedAtMs: number): readonly SeenRequest[] {
    return this.#seen.filter(({ askedAtMs }) => askedAtMs >= startedAtMs);
  }
}
