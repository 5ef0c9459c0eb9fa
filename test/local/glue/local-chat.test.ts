import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import {
  CredentialProvider,
  NoopMomentoLoggerFactory,
  TopicClient,
  TopicConfigurations,
  type TopicItem,
  TopicSubscribe,
} from '@gomomento/sdk';
import { afterEach, describe, expect, it } from 'vitest';
import { type LocalChat, type LocalChatOptions, startLocalChat } from '../../../local/local-chat.ts';
import type { MomentoStandIn } from '../../../local/momento/momento-stand-in.ts';
import type { StandIns } from '../../../local/stand-ins.ts';
import type { AppConfig } from '../../../src/config/app-config.ts';
import { parseConfig } from '../../../src/config/parse-config.ts';
import type { VendResponse } from '../../../src/tvm-client/wire.ts';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

async function start(options?: LocalChatOptions): Promise<{ chat: LocalChat; url: string }> {
  const chat = await startLocalChat(options);
  const server: Server = createServer((request, response) =>
    chat.middleware(request, response, () => response.writeHead(418).end()),
  ).listen(0, '127.0.0.1');
  cleanups.push(() => chat.close());
  cleanups.push(() => (server.close(), server.closeAllConnections()));
  await new Promise((resolve) => server.once('listening', resolve));
  return { chat, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function json<T>(url: string): Promise<T> {
  const response = await fetch(url);
  expect(response.status).toBe(200);
  expect(response.headers.get('Cache-Control')).toBe('no-store');
  return (await response.json()) as T;
}

function topicsFor(authToken: string, { grpcAddress }: MomentoStandIn): TopicClient {
  return new TopicClient({
    configuration: TopicConfigurations.Default.latest(new NoopMomentoLoggerFactory()),
    credentialProvider: CredentialProvider.fromDisposableToken({
      authToken,
      endpointOverrides: {
        cacheEndpoint: grpcAddress,
        controlEndpoint: grpcAddress,
        tokenEndpoint: grpcAddress,
        secureConnection: false,
      },
    }),
  });
}

function standInsOf(chat: LocalChat): StandIns {
  if (!chat.standIns) throw new Error('expected stand-ins');
  return chat.standIns;
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => (socket.destroy(), resolve(true)));
    socket.once('error', () => resolve(false));
  });
}

describe('a local chat', () => {
  it('tells the page where the machine and the topics are', async () => {
    const { chat, url } = await start();
    const { machines, cognito, oidc } = standInsOf(chat);
    const config = await json<AppConfig>(`${url}/config.json`);
    expect(config).toEqual({
      cacheName: 'chat',
      tokenVendingMachines: [
        { name: 'Guest', auth: 'open', url: 'api/momento/token' },
        { name: 'Staff', auth: 'lambda', url: machines.urls.lambda },
        {
          name: 'Member',
          auth: 'cognito',
          url: machines.urls.cognito,
          userPoolId: cognito.userPoolId,
          clientId: cognito.clientId,
          authFlow: 'USER_SRP_AUTH',
          cognitoEndpoint: cognito.url,
        },
        {
          name: 'Acme',
          auth: 'oidc',
          url: machines.urls.oidc,
          issuer: oidc.issuer,
          clientId: oidc.clientId,
          scopes: 'openid profile offline_access',
          prompt: 'consent',
        },
      ],
      rooms: ['lobby'],
      momentoEndpoint: expect.stringMatching(
        new RegExp(`^http://[a-z0-9-]+\\.localhost:${standInsOf(chat).momento.webPort}$`),
      ) as string,
    });
  });

  it('tells the page nothing that the page would not accept', async () => {
    const { url } = await start();
    const file = await json<unknown>(`${url}/config.json`);
    const parsed = parseConfig({ file, pageUrl: `${url}/` });
    expect(parsed.ok ? parsed.config.tokenVendingMachines.map(({ name }) => name) : parsed.problems).toEqual([
      'Guest',
      'Staff',
      'Member',
      'Acme',
    ]);
  });

  it('gives each page a host name of its own, for the six connections that browsers open to one', async () => {
    const { url } = await start();
    const first = await json<AppConfig>(`${url}/config.json`);
    const second = await json<AppConfig>(`${url}/config.json?again`);
    expect(first.momentoEndpoint).not.toBe(second.momentoEndpoint);
  });

  it('vends a token with which the real SDK publishes and hears, under the name that was attested', async () => {
    const { chat, url } = await start({ cacheName: 'talk' });
    const token = await json<VendResponse>(`${url}/api/momento/token?name=Ann`);
    expect(token).toMatchObject({ tokenId: 'guest:Ann', cacheName: 'talk', role: 'publish-subscribe' });

    const topics = topicsFor(token.authToken, standInsOf(chat).momento);
    let onItem: (item: TopicItem) => void = () => {};
    const heard = new Promise<TopicItem>((resolve) => (onItem = resolve));
    const subscription = await topics.subscribe('talk', 'lobby', { onItem: (item) => onItem(item) });
    if (subscription instanceof TopicSubscribe.Error) throw subscription.innerException();
    cleanups.push(() => subscription.unsubscribe());
    await topics.publish('talk', 'lobby', 'hello');
    const item = await heard;
    expect(item.valueString()).toBe('hello');
    expect(item.tokenId()).toBe('guest:Ann');
  });

  it('vends tokens as short as a test wants them', async () => {
    const { url } = await start({ tokenTtlSeconds: 15 });
    const { expiresIn } = await json<VendResponse>(`${url}/api/momento/token`);
    expect(expiresIn).toBeGreaterThan(10);
    expect(expiresIn).toBeLessThanOrEqual(15);
  });

  it('leaves every other path to the server', async () => {
    const { url } = await start();
    for (const path of ['/', '/api/momento/token/x', '/api', '/assets/config.json']) {
      expect((await fetch(url + path)).status).toBe(418);
    }
  });

  it('tells no page of another origin anything', async () => {
    const { url } = await start();
    const response = await fetch(`${url}/api/momento/token`, {
      headers: { Origin: 'http://localhost:3000' },
    });
    expect(response.status).toBe(403);
  });

  it('reports what it refuses to whoever runs it', async () => {
    const refused: string[] = [];
    const { url } = await start({ onRefusal: ({ code }) => refused.push(code) });
    await fetch(`${url}/api/momento/token?name=`);
    expect(refused).toEqual(['bad_request']);
  });

  it('gives its ports back when it closes, once or twice', async () => {
    const { chat } = await start();
    const { momento, cognito, machines } = standInsOf(chat);
    const urls = [momento.webUrl, `http://${momento.grpcAddress}`, cognito.url, machines.urls.open];
    const ports = urls.map((address) => Number(new URL(address).port));
    expect(await Promise.all(ports.map(isOpen))).toEqual([true, true, true, true]);
    await chat.close();
    await chat.close();
    expect(await Promise.all(ports.map(isOpen))).toEqual([false, false, false, false]);
  });
});

describe('a local chat with a key of the real service', () => {
  const apiKey = Buffer.from(JSON.stringify({ endpoint: 'momento.invalid', api_key: 'k' })).toString(
    'base64',
  );

  it('starts no stand-in, whose users have public passwords, and sends the page to where the token points', async () => {
    const { chat, url } = await start({ momentoKey: { kind: 'legacy', apiKey }, cacheName: 'live' });
    expect(chat.standIns).toBeUndefined();
    expect(await json(`${url}/config.json`)).toEqual({
      cacheName: 'live',
      tokenVendingMachines: [{ name: 'Guest', auth: 'open', url: 'api/momento/token' }],
      rooms: ['lobby'],
    });
  });

  it('does not start with a key that cannot be read', async () => {
    const started = startLocalChat({ momentoKey: { kind: 'v2', apiKey: 'nonsense', endpoint: 'x' } });
    await expect(started).rejects.toThrow('does not read as a v2 key');
  });
});
