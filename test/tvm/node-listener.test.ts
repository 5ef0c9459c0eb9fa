import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { createNodeListener, type NodeListener } from '../../tvm/node-listener.ts';
import { createTokenHandler } from '../../tvm/token-handler.ts';
import { FakeTokenVendor } from '../support/fake-token-vendor.ts';

const handler = createTokenHandler({
  vendor: new FakeTokenVendor(),
  policy: { anonymous: { role: 'publish-subscribe', caches: ['chat'], topics: 'all' } },
  allowedOrigins: ['https://chat.example.com'],
});
const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach((close) => close()));

async function serve(listener: NodeListener): Promise<number> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  closing.push(() => server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  return (server.address() as AddressInfo).port;
}

/** One request, byte for byte: what `fetch` would tidy up first. */
async function raw(port: number, request: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(`${request}\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
  return text(socket);
}

describe('the handler in a Node server', () => {
  it('gives a token, with its headers', async () => {
    const port = await serve(createNodeListener(handler));
    const response = await fetch(`http://127.0.0.1:${port}/api/momento/token?name=Zo%C3%AB`);
    expect(response.status).toBe(200);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(await response.json()).toMatchObject({ tokenId: 'guest:Zo\u00eb' });
  });

  it('answers a preflight', async () => {
    const port = await serve(createNodeListener(handler));
    const response = await fetch(`http://127.0.0.1:${port}/`, {
      method: 'OPTIONS',
      headers: { Origin: 'https://chat.example.com' },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('https://chat.example.com');
  });

  it('takes the caller from the server, not from the request', async () => {
    const listener = createNodeListener(handler, () => ({ kind: 'user', userName: 'ann', groups: [] }));
    const response = await fetch(`http://127.0.0.1:${await serve(listener)}/`);
    expect(response.status).toBe(403);
  });

  it('ends a response that somebody has begun before it, and lives on', async () => {
    const listener = createNodeListener(handler);
    const port = await serve((request, response) => {
      if (request.url === '/begun') response.writeHead(200).write('begun');
      listener(request, response);
    });
    await expect(raw(port, 'GET /begun HTTP/1.1')).resolves.not.toContain('authToken');
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);
  });

  it('reads header names in any case', async () => {
    const port = await serve(createNodeListener(handler));
    expect(await raw(port, 'GET / HTTP/1.1\r\noRIGIN: https://evil.org')).toMatch(/^HTTP\/1.1 403 /);
  });

  it.each([
    ['a path of slashes', 'GET //// HTTP/1.1', 200],
    ['an absolute target', 'GET http://evil.org/?name=Ann HTTP/1.1', 200],
    ['a header in Latin-1', 'GET / HTTP/1.1\r\nusername: \xe9', 200],
    ['a HEAD', 'HEAD / HTTP/1.1', 405],
    ['a TRACE, which the web has no request for', 'TRACE / HTTP/1.1', 400],
    ['a query that is not well encoded', 'GET /?name=%zz%ff HTTP/1.1', 200],
  ])('survives %s', async (_what, request, status) => {
    const port = await serve(createNodeListener(handler));
    expect(await raw(port, request)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  });

  it('waits for a server that has to look the caller up', async () => {
    const listener = createNodeListener(handler, async () => ({ kind: 'unverified' }));
    const response = await fetch(`http://127.0.0.1:${await serve(listener)}/`);
    expect(response.status).toBe(401);
  });

  it('answers 500 when the server cannot tell who calls, and says no more', async () => {
    const listener = createNodeListener(handler, () => {
      throw new Error('no session store at 10.0.0.7');
    });
    const response = await fetch(`http://127.0.0.1:${await serve(listener)}/`, {
      headers: { Origin: 'https://chat.example.com' },
    });
    expect(response.status).toBe(500);
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('https://chat.example.com');
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({ error: { code: 'internal', retryable: true } });
    expect(text).not.toContain('10.0.0.7');
  });

  it('does not look anybody up for a preflight', async () => {
    const listener = createNodeListener(handler, () => {
      throw new Error('asked');
    });
    const response = await fetch(`http://127.0.0.1:${await serve(listener)}/`, { method: 'OPTIONS' });
    expect(response.status).toBe(204);
  });

  it('says in JSON that it cannot read a request', async () => {
    const answer = await raw(await serve(createNodeListener(handler)), 'TRACE / HTTP/1.1');
    expect(answer).toContain('"code":"bad_request"');
    expect(answer.toLowerCase()).toContain('cache-control: no-store');
  });
});
