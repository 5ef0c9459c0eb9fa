import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** One request to a REST API, before it has become an event. */
export interface RestRequest {
  readonly id: string;
  /** Epoch ms. */
  readonly receivedAtMs: number;
  readonly method: string;
  /** Without the stage and the query; `/` at the root. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** By name as the client spells it; each with all its values. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly protocol: string;
  readonly sourceIp: string;
  /** The value of a header, in whatever case its name is sent; the last, if there are several. */
  header(name: string): string | undefined;
}

/** They concern the connection between client and gateway only. */
const hopByHop = new Set(['connection', 'keep-alive', 'transfer-encoding', 'upgrade']);

export interface Arrival {
  /** What follows the stage, with the query. */
  readonly url: string;
  readonly receivedAtMs: number;
}

export function readRequest(message: IncomingMessage, { url, receivedAtMs }: Arrival): RestRequest {
  const [path, query] = splitOnce(url, '?');
  const sourceIp = message.socket.remoteAddress ?? '127.0.0.1';
  const headers = new HeaderMap();
  for (let i = 0; i < message.rawHeaders.length; i += 2) {
    headers.add(message.rawHeaders[i] ?? '', message.rawHeaders[i + 1] ?? '');
  }
  const id = randomUUID();
  headers.add('X-Amzn-Trace-Id', `Root=1-${id.slice(0, 8)}-${id.slice(9).replaceAll('-', '')}`);
  headers.add('X-Forwarded-For', sourceIp);
  headers.add('X-Forwarded-Port', '443');
  headers.add('X-Forwarded-Proto', 'https');
  return {
    id,
    receivedAtMs,
    method: message.method ?? 'GET',
    path: path === '' ? '/' : path,
    query: new URLSearchParams(query),
    headers: headers.all,
    protocol: `HTTP/${message.httpVersion}`,
    sourceIp,
    header: (name) => headers.last(name),
  };
}

/** A header that comes twice, in two spellings, is one header: the gateway must not see another than the Lambda. */
class HeaderMap {
  readonly #spellings = new Map<string, string>();
  readonly all = new Map<string, string[]>();

  add(name: string, value: string): void {
    const key = name.toLowerCase();
    if (hopByHop.has(key)) return;
    const spelling = this.#spellings.get(key) ?? name;
    this.#spellings.set(key, spelling);
    this.all.set(spelling, [...(this.all.get(spelling) ?? []), value]);
  }

  last(name: string): string | undefined {
    const spelling = this.#spellings.get(name.toLowerCase());
    return spelling === undefined ? undefined : this.all.get(spelling)?.at(-1);
  }
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
