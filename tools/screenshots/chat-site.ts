import { preview } from 'vite';
import { startLocalChat } from '../../local/local-chat.ts';

const CACHE = 'chat';

/** Somebody says something in a room: what goes over the topic, and the token id that the service attests. */
export interface Said {
  readonly room: string;
  readonly publisherId: string;
  readonly event: Readonly<Record<string, unknown>>;
}

export interface ChatSite {
  readonly url: string;
  say(said: Said): void;
  close(): Promise<void>;
}

/** Serves a built page with stand-ins for all that a chat has behind it, in whose rooms nobody has said anything yet. */
export async function startChatSite(outDir: string): Promise<ChatSite> {
  const chat = await startLocalChat({ cacheName: CACHE });
  const { standIns } = chat;
  if (!standIns) throw new Error('unable to take pictures; the local chat has no stand-in for Momento');
  const server = await preview({
    configFile: false,
    logLevel: 'error',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0 },
    appType: 'mpa',
    plugins: [
      {
        name: 'chat-site',
        configurePreviewServer: ({ middlewares }) => void middlewares.use(chat.middleware),
      },
    ],
  });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('unable to serve the page; no port');

  return {
    url: `http://localhost:${address.port}/`,
    say: ({ room, publisherId, event }) => {
      const topic = { cacheName: CACHE, topicName: room, publisherId };
      standIns.momento.control.publish(topic, { text: JSON.stringify(event) });
    },
    close: async () => {
      if ('closeAllConnections' in server.httpServer) server.httpServer.closeAllConnections();
      await server.close();
      await chat.close();
    },
  };
}
