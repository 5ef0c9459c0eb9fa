// The half of the composition root that the join screen does not wait for: main.ts loads it at the first sign that
// somebody means to enter, or when there is nothing else to do. What only a room, a kind of sign-in or the settings need
// is in chunks of their own.

import { lazily } from '../base/lazily.ts';
import type { LoadedConfig } from '../config/load-config.ts';
import { forgetIn } from '../sign-in/forget-in.ts';
import { loadSetUps } from '../sign-in/kind-set-ups.ts';
import { asksWho, kindOf } from '../sign-in/kinds.ts';
import type { WayIn } from '../sign-in/way-in.ts';
import { SignOutMark } from '../tabs/sign-out-mark.ts';
import type { ChatApp } from '../ui/page/chat-app.ts';
import type { ChatServices } from '../ui/page/chat-services.ts';
import { applyTheme, chosenTheme } from '../ui/page/theme.ts';
import type { PageMemory } from '../ui/parts/page-memory.ts';
import { onOtherTab } from '../ui/settings/other-tab.ts';
import { followPageUse, webStorage } from './browser.ts';
import { mutedPeople } from './muted.ts';
import type { RoomServices } from './room-services.ts';
import { signOutTogether } from './sign-out-together.ts';
import { onUncaught } from './uncaught.ts';

export type PageServices = Pick<ChatServices, 'prepare' | 'wayIn' | 'settings' | 'enterRoom'>;

export interface PageParts {
  readonly loaded: LoadedConfig;
  readonly memory: PageMemory;
  readonly app: EventTarget & Pick<ChatApp, 'onFailure'>;
}

export function pageServices({ loaded, memory, app }: PageParts): PageServices {
  followPageUse();
  const config = loaded.result.ok ? loaded.result.config : undefined;
  const mutedAt = mutedPeople(memory);
  let roomServices: RoomServices | undefined;

  const loadRoomServices = lazily(async () => {
    if (!config) throw new Error('unable to enter a room; the configuration is wrong');
    const { RoomServices } = await import('./room-services.ts');
    roomServices = new RoomServices({ config });
    return roomServices;
  });

  const waysIn = new Map<string, () => Promise<WayIn>>();
  const opened = new Map<string, WayIn>();
  for (const machine of config?.tokenVendingMachines ?? []) {
    if (!config || !asksWho(machine)) continue;
    const forgetPerson = () => {
      memory.forgetDrafts();
      memory.save(`rooms:${machine.name}`, '');
      mutedAt(machine.name).clear();
    };
    const open = signOutTogether({
      machineUrl: machine.url,
      mark: new SignOutMark({ machineUrl: machine.url, ...webStorage }),
      onMissed: () => {
        const key = kindOf(machine).sessionKey?.(machine);
        if (key !== undefined) forgetIn(webStorage.tab, key);
        forgetPerson();
      },
      open: async () => {
        const { makeWayIn } = await import('./ways-in.ts');
        const wayIn = await makeWayIn(machine, config);
        opened.set(machine.name, wayIn);
        return wayIn;
      },
      // Signing out leaves no token, no draft and no list of rooms or muted people behind.
      onSignOut: () => {
        roomServices?.forgetTokens(machine.name);
        forgetPerson();
      },
    });
    waysIn.set(machine.name, open);
  }

  const findWayIn = async (machineName: string): Promise<WayIn> => {
    const open = waysIn.get(machineName);
    if (!open) throw new Error(`unable to sign in; no machine named "${machineName}" asks for it`);
    return open();
  };

  onUncaught((error) => void app.onFailure(error));
  // The colours of the browser around the page follow the theme; those of the page are there since index.html.
  applyTheme(chosenTheme(memory));
  const follow = async (key: string | null) => {
    const { followOtherTab } = await import('../ui/settings/follow-other-tab.ts');
    await followOtherTab(key, { memory, app });
  };
  onOtherTab(['settings', 'theme', 'language'], (key) => void follow(key));

  return {
    prepare: async (request) => {
      const rooms = await loadRoomServices();
      if (!request) return;
      const wayIn = await waysIn.get(request.machineName)?.();
      // Whoever has to sign in first has nothing to show to the machine.
      if (!wayIn || wayIn.identity.state === 'signed-in') rooms.expect({ ...request, wayIn });
    },
    wayIn: findWayIn,
    settings: async () => {
      const [{ settingsServices }, kinds] = await Promise.all([
        import('./settings-services.ts'),
        loadSetUps(),
      ]);
      return settingsServices({ loaded, memory, kinds, opened, wayIn: findWayIn, mutedAt });
    },
    enterRoom: async (request) => {
      const wayIn = await waysIn.get(request.machineName)?.();
      const services = await loadRoomServices();
      return {
        room: services.enterRoom({ ...request, wayIn }),
        limit: services.liveLimit,
        muted: mutedAt(request.machineName),
      };
    },
  };
}
