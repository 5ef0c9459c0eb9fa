// Composition root: reads the configuration, builds the services, hands them to <chat-app>. What only a room or a
// sign-in needs is in room-services.ts and way-in-services.ts, chunks that the join screen does not wait for.

import { SystemClock } from './base/clock.ts';
import { lazily } from './base/lazily.ts';
import { loadConfig } from './config/load-config.ts';
import type { RoomServices } from './room-services.ts';
import './ui/chat-app.ts';
import type { ChatServices, MachineWayIn } from './ui/chat-services.ts';
import { StoredPageMemory } from './ui/page-memory.ts';

const clock = new SystemClock();

const config = await loadConfig({ pageUrl: document.baseURI, clock });
const machines = config.ok ? config.config.tokenVendingMachines : [];

let roomServices: RoomServices | undefined;

const loadRoomServices = lazily(async () => {
  if (!config.ok) throw new Error('unable to enter a room; the configuration is wrong');
  const { RoomServices } = await import('./room-services.ts');
  roomServices = new RoomServices({ config: config.config, clock });
  return roomServices;
});

const waysIn = new Map<string, () => Promise<MachineWayIn>>();
for (const machine of machines) {
  if (machine.auth !== 'lambda') continue;
  const open = lazily(async () => {
    const { lambdaWayIn } = await import('./way-in-services.ts');
    const wayIn = lambdaWayIn(machine, clock);
    // Who signs out leaves no token behind.
    wayIn.onIdentity(({ state }) => {
      if (state === 'signed-out') roomServices?.forgetTokens(machine.name);
    });
    return wayIn;
  });
  waysIn.set(machine.name, open);
}

const services: ChatServices = {
  config,
  clock,
  memory: new StoredPageMemory({ device: () => localStorage, tab: () => sessionStorage }),
  prepare: () => {
    // Whoever joins hears of a failure.
    if (config.ok) loadRoomServices().catch(() => {});
  },
  wayIn: async (machineName) => {
    const open = waysIn.get(machineName);
    if (!open) throw new Error(`unable to sign in; no machine named "${machineName}" asks for it`);
    return open();
  },
  enterRoom: async (request) => {
    const wayIn = await waysIn.get(request.machineName)?.();
    return (await loadRoomServices()).enterRoom({ ...request, authorizer: wayIn?.authorizer });
  },
};

const app = document.querySelector('chat-app');
if (app) app.services = services;
