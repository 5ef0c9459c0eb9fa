import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadEnv, type Plugin, type PreviewServer, type ResolvedConfig, type ViteDevServer } from 'vite';
import { readMomentoKey } from '../tvm/momento-key.ts';
import { type LocalChat, type LocalChatOptions, startLocalChat, TOKEN_PATH } from './local-chat.ts';
import { signInOfMode } from './local-modes.ts';
import { answerOnIpv6Too, byName, isFree, isFreeOnLoopback, isLoopback } from './loopback.ts';
import { detailsOf, waysIn } from './ways-in.ts';

/**
 * Makes `vite` and `vite preview` a whole chat: with a stand-in for Momento, or with real tokens where
 * `MOMENTO_API_KEY` is set. Where `VITE_TOKEN_VENDING_MACHINE_URL` names a machine, nothing local starts.
 */
export function localChat(): Plugin {
  // One entry a server. A restart starts the new server, maybe with this very plugin, before it closes the old.
  const running: (LocalChat | undefined)[] = [];

  const start = async (server: ViteDevServer | PreviewServer) => {
    const { config } = server;
    const externalUrl: unknown = config.env.VITE_TOKEN_VENDING_MACHINE_URL;
    if (typeof externalUrl === 'string' && externalUrl !== '') {
      running.push(undefined);
      announce(server, () => [
        `Tokens:  ${externalUrl} (VITE_TOKEN_VENDING_MACHINE_URL); nothing local runs`,
      ]);
      return;
    }
    const chat = await startLocalChat(optionsFrom(config));
    running.push(chat);
    server.middlewares.use(chat.middleware);
    announce(server, describe(chat));
  };
  const stop = async () => running.shift()?.close();

  return {
    name: 'local-chat',
    apply: 'serve',
    async configureServer(server) {
      await start(server);
      openByName(server, server.config.server.host);
      const listen = server.listen.bind(server);
      server.listen = async (port, isRestart) => {
        const wanted = port ?? server.config.server.port;
        if (!isRestart) await assertFree({ port: wanted, host: server.config.server.host, command: 'dev' });
        return listen(port, isRestart);
      };
    },
    async configurePreviewServer(server) {
      const { root, build, preview } = server.config;
      if (!existsSync(resolve(root, build.outDir, 'index.html'))) {
        throw plainError(
          `unable to preview; there is no ${build.outDir}/index.html: run "npm run build" first`,
        );
      }
      await assertFree({ port: preview.port, host: preview.host, command: 'preview' });
      await start(server);
      openByName(server, preview.host);
    },
    closeServer: stop,
    closePreviewServer: stop,
  };
}

function optionsFrom({ mode, envDir, env, logger }: ResolvedConfig): LocalChatOptions {
  const cacheName: unknown = env.VITE_MOMENTO_CACHE_NAME;
  return {
    ...signInOfMode(mode),
    cacheName: typeof cacheName === 'string' && cacheName !== '' ? cacheName : undefined,
    // Vite keeps to itself what does not begin with VITE_, so that a key in .env never reaches the page.
    momentoKey: readMomentoKey(loadEnv(mode, envDir, 'MOMENTO_')),
    onRefusal: ({ status, message, reason, cause }) =>
      logger.warn(`no token (${status}): ${reason ?? (cause instanceof Error ? cause.message : message)}`),
    log: ({ code, reason }) => {
      if (code !== undefined) logger.warn(`no token: ${reason ?? code}`);
    },
    onFault: ({ message, cause }) => logger.error(`${message}; ${String(cause)}`),
  };
}

function describe({ standIns, cacheName }: LocalChat): (pageUrl: string) => string[] {
  return (pageUrl) => {
    const tokenUrl = new URL(TOKEN_PATH, pageUrl).href;
    if (!standIns) {
      return [
        `Momento: the real service, cache "${cacheName}"`,
        `Tokens:  ${tokenUrl}, the embedded machine, with MOMENTO_API_KEY: real ones, for whoever gets at this address`,
      ];
    }
    const ways = waysIn(standIns, tokenUrl).map((way) =>
      `${`${way.name}:`.padEnd(8)} ${way.url}\n${detailsOf(way)}`.replaceAll(/\n(?=.)/g, '\n       '),
    );
    return [
      `Momento: a stand-in on port ${standIns.momento.webPort}; nothing leaves this machine, and nothing is kept`,
      ...ways,
    ];
  };
}

/** Has `localhost` mean this server, whichever address of this machine it stands for, and announces it so. */
function openByName(server: ViteDevServer | PreviewServer, host: string | boolean | undefined): void {
  const { httpServer } = server;
  if (!httpServer || !isLoopback(host)) return;
  answerOnIpv6Too(httpServer, ({ message }) =>
    server.config.logger.warn(`"localhost" may be another server than this one: ${message}`),
  );
  const printUrls = server.printUrls.bind(server);
  server.printUrls = () => {
    const { resolvedUrls } = server;
    if (resolvedUrls) server.resolvedUrls = { ...resolvedUrls, local: resolvedUrls.local.map(byName) };
    printUrls();
  };
}

/** Adds lines below the addresses that Vite prints. */
function announce(
  server: ViteDevServer | PreviewServer,
  lines: (pageUrl: string) => readonly string[],
): void {
  const printUrls = server.printUrls.bind(server);
  server.printUrls = () => {
    printUrls();
    const [pageUrl] = server.resolvedUrls?.local ?? [];
    if (pageUrl === undefined) return;
    for (const line of lines(pageUrl)) server.config.logger.info(`  ➜  ${line}`);
  };
}

interface Address {
  readonly port: number | undefined;
  readonly host: string | boolean | undefined;
}

/** Vite would say that the port is taken in the middle of a stack trace, and not what to do. */
async function assertFree({ port, host, command }: Address & { command: string }): Promise<void> {
  if (!port) return;
  const free = isLoopback(host)
    ? isFreeOnLoopback(port)
    : isFree({ port, host: typeof host === 'string' ? host : undefined });
  if (await free) return;
  throw plainError(
    `Port ${port} is taken, most likely by another chat that is still running. Stop that one, or take another port: npm run ${command} -- --port ${port + 1}`,
  );
}

/** An error for whoever typed the command; Vite prints the stack, which would only hide the words. */
function plainError(message: string): Error {
  const error = new Error(message);
  error.stack = message;
  return error;
}
