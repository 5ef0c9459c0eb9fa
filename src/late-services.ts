// The half of the composition root that the join screen does not wait for: main.ts loads it at the first sign that
// somebody means to enter, or when there is nothing else to do. What only a room, a kind of sign-in or the settings need
// is in chunks of their own.

import { lazily } from './base/lazily.ts';
import type { AppConfig, CognitoMachine, LambdaMachine } from './config/app-config.ts';
import type { LoadedConfig } from './config/load-config.ts';
import type { RoomServices } from './room-services.ts';
import type { ChatApp } from './ui/chat-app.ts';
import type { ChatServices, MachineWayIn, PageMemory } from './ui/chat-services.ts';
import { applyTheme, chosenTheme } from './ui/theme.ts';

export type LateServices = Pick<ChatServices, 'prepare' | 'wayIn' | 'settings' | 'enterRoom'>;

export interface LateParts {
  readonly loaded: LoadedConfig;
  readonly memory: PageMemory;
  readonly app: ChatApp;
}

export function lateServices({ loaded, memory, app }: LateParts): LateServices {
  const config = loaded.result.ok ? loaded.result.config : undefined;
  let roomServices: RoomServices | undefined;

  const loadRoomServices = lazily(async () => {
    if (!config) throw new Error('unable to enter a room; the configuration is wrong');
    const { RoomServices } = await import('./room-services.ts');
    roomServices = new RoomServices({ config });
    return roomServices;
  });

  const waysIn = new Map<string, () => Promise<MachineWayIn>>();
  for (const machine of config?.tokenVendingMachines ?? []) {
    if (!config || machine.auth === 'open') continue;
    const open = lazily(async () => {
      const wayIn = await makeWayIn(machine, config);
      // Who signs out leaves no token behind.
      wayIn.onIdentity(({ state }) => {
        if (state === 'signed-out') roomServices?.forgetTokens(machine.name);
      });
      return wayIn;
    });
    waysIn.set(machine.name, open);
  }

  const findWayIn = async (machineName: string): Promise<MachineWayIn> => {
    const open = waysIn.get(machineName);
    if (!open) throw new Error(`unable to sign in; no machine named "${machineName}" asks for it`);
    return open();
  };

  // The colours of the browser around the page follow the theme; those of the page are there since index.html.
  applyTheme(chosenTheme(memory));
  window.addEventListener('storage', ({ key }) => void followOtherTab(key, { memory, app }));

  return {
    prepare: async () => {
      await loadRoomServices();
    },
    wayIn: findWayIn,
    settings: async () => {
      const { settingsServices } = await import('./settings-services.ts');
      return settingsServices({ loaded, memory, wayIn: findWayIn });
    },
    enterRoom: async (request) => {
      const wayIn = await waysIn.get(request.machineName)?.();
      return (await loadRoomServices()).enterRoom({ ...request, wayIn });
    },
  };
}

async function makeWayIn(
  machine: LambdaMachine | CognitoMachine,
  { cacheName }: AppConfig,
): Promise<MachineWayIn> {
  if (machine.auth === 'lambda') return (await import('./way-in-services.ts')).lambdaWayIn(machine);
  return (await import('./cognito-services.ts')).cognitoWayIn(machine, { cacheName });
}

/** Another tab has changed something in web storage. */
async function followOtherTab(key: string | null, parts: Pick<LateParts, 'memory' | 'app'>): Promise<void> {
  if (key !== null && !/:(settings|theme|language)$/.test(key)) return;
  const { followOtherTab: follow } = await import('./ui/settings/follow-other-tab.ts');
  await follow(key, parts);
}
