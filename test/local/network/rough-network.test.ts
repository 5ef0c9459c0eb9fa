import { connect, createServer, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listen } from '../../../local/http-server.ts';
import { startCaptivePortal } from '../../support/network/captive-portal.ts';
import { RoughNetwork } from '../../support/network/rough-network.ts';

/** What came to one end of a connection, and how that ended. */
function follow(socket: Socket) {
  const heard = { text: '', end: undefined as string | undefined };
  socket.on('data', (bytes: Buffer) => {
    heard.text += bytes.toString();
  });
  socket.on('error', ({ code }: NodeJS.ErrnoException) => {
    heard.end = code;
  });
  socket.on('close', () => {
    heard.end ??= 'closed';
  });
  return heard;
}

describe('A rough network', () => {
  const sockets: Socket[] = [];
  const served: Socket[] = [];
  const server = createServer((socket) => {
    served.push(socket);
    socket.on('error', () => {});
    // Says again what it hears.
    socket.on('data', (bytes) => socket.write(bytes));
  });
  let network: RoughNetwork;
  let port = 0;
  let entrance = 0;

  beforeEach(async () => {
    network = new RoughNetwork();
    port = await listen(server, { host: '127.0.0.1', port: 0 });
    entrance = await network.wayTo(port);
  });
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    await network.close();
    for (const socket of served.splice(0)) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });

  const dial = () => {
    const socket = connect({ host: '127.0.0.1', port: entrance });
    sockets.push(socket);
    return { socket, heard: follow(socket) };
  };

  it('carries to and fro, and ends what one side ends', async () => {
    const { socket, heard } = dial();
    socket.write('hello');
    await expect.poll(() => heard.text).toBe('hello');
    served[0]?.end('bye');
    await expect.poll(() => heard).toEqual({ text: 'hellobye', end: 'closed' });
  });

  it('lets nothing pass on stranded connections, not even the news that the server is gone', async () => {
    const stranded = dial();
    stranded.socket.write('before');
    await expect.poll(() => stranded.heard.text).toBe('before');
    const [far] = served.splice(0);
    const heardThere = follow(far as Socket);
    network.strand();
    stranded.socket.write('lost');
    network.forgetStranded();
    await expect.poll(() => heardThere.end).toBeDefined();
    const next = dial();
    next.socket.write('new');
    await expect.poll(() => next.heard.text).toBe('new');
    expect(heardThere.text).toBe('');
    expect(stranded.heard).toEqual({ text: 'before', end: undefined });
  });

  it('lets a long write get stuck in one direction only', async () => {
    network.become({ up: { largestPiece: 1_000 }, down: {} });
    const [long, short] = [dial(), dial()];
    long.socket.write('a'.repeat(1_001));
    short.socket.write('short');
    await expect.poll(() => short.heard.text).toBe('short');
    served.find(({ bytesRead }) => bytesRead === 0)?.write('b'.repeat(5_000));
    await expect.poll(() => long.heard.text).toBe('b'.repeat(5_000));
  });

  it('cuts with a reset', async () => {
    const { socket, heard } = dial();
    socket.write('hello');
    await expect.poll(() => heard.text).toBe('hello');
    network.cut();
    await expect.poll(() => heard.end).toBe('ECONNRESET');
  });

  it.each(['page', 'redirect'] as const)('leads to a portal that answers with a %s', async (form) => {
    const portal = await startCaptivePortal(form);
    const portalPort = new URL(portal.origin).port;
    network.divert(() => Number(portalPort));
    const ask = (path: string) =>
      fetch(`http://127.0.0.1:${entrance}${path}`, { method: 'POST', body: '{}', redirect: 'manual' });
    const first = await ask('/any/thing');
    const address = first.headers.get('location');
    const shown = await ask('/welcome');
    const words = await shown.text();
    await portal.close();
    expect([first.status, address]).toEqual(
      form === 'page' ? [200, null] : [302, `http://portal.localhost:${portalPort}/welcome`],
    );
    expect(shown.headers.get('content-type')).toBe('text/html');
    expect(words).toContain('Accept our terms');
  });
});
