// Composition root: reads the configuration, builds the services, hands them to <chat-app>. What only a room
// needs is in room-services.ts, a chunk that the join screen does not wait for.

import { SystemClock } from './base/clock.ts';
import type { AppConfig } from './config/app-config.ts';
import { loadConfig } from './config/load-config.ts';
import './ui/chat-app.ts';
import type { RoomServices } from './room-services.ts';
import type { ChatServices } from './ui/chat-services.ts';
import { StoredPageMemory } from './ui/page-memory.ts';

const clock = new SystemClock();

const config = await loadConfig({ pageUrl: document.baseURI, clock });

let roomServices: Promise<RoomServices> | undefined;

function loadRoomServices(parsed: AppConfig): Promise<RoomServices> {
  if (roomServices) return roomServices;
  const loading = import('./room-services.ts').then(
    (chunk) => new chunk.RoomServices({ config: parsed, clock }),
  );
  roomServices = loading;
  // Whoever joins hears of the failure, and the next one may have more luck.
  loading.catch(() => {
    roomServices = undefined;
  });
  return loading;
}

const services: ChatServices = {
  config,
  clock,
  memory: new StoredPageMemory({ device: () => localStorage, tab: () => sessionStorage }),
  prepare: () => {
    if (config.ok) void loadRoomServices(config.config);
  },
  enterRoom: async (request) => {
    if (!config.ok) throw new Error('unable to enter a room; the configuration is wrong');
    return (await loadRoomServices(config.config)).enterRoom(request);
  },
};

const app = document.querySelector('chat-app');
if (app) app.services = services;
