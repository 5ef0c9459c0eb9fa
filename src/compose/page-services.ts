// The half of the composition root that the join screen does not wait for: main.ts loads it at the first sign that
// somebody means to enter, or when there is nothing else to do. What only a room, a kind of sign-in or the settings need
// is in chunks of their own.

import { lazily } from '../base/lazily.ts';
import type { ChatRoom } from '../chat/room/chat-room.ts';
import type { AppConfig } from '../config/app-config.ts';
import { configOf, type LoadedConfig } from '../config/load-config.ts';
import { forgetIn } from '../sign-in/forget-in.ts';
import { loadSetUps } from '../sign-in/kind-set-ups.ts';
import { asksWho, kindOf, type MachineConfig } from '../sign-in/kinds.ts';
import type { WayIn } from '../sign-in/way-in.ts';
import { SignOutMark } from '../tabs/sign-out-mark.ts';
import type { ChatApp } from '../ui/page/chat-app.ts';
import type { ChatServices } from '../ui/page/chat-services.ts';
import type { Visit } from '../ui/page/navigation.ts';
import { loadScreen } from '../ui/page/stay.ts';
import { followTheme } from '../ui/page/theme.ts';
import type { PageMemory } from '../ui/parts/page-memory.ts';
import { parsePeopleWish } from '../ui/parts/people-wish.ts';
import type { RoomRequest } from '../ui/room/room-request.ts';
import { onOtherTab } from '../ui/settings/other-tab.ts';
import { BegunRoom } from './begun-room.ts';
import { connectAhead, followPageUse, webStorage } from './browser.ts';
import { EarlyReturn, machineOf } from './early-return.ts';
import { EarlyVend } from './early-vend.ts';
import type { Keep } from './history.ts';
import { historySwitch } from './history-switch.ts';
import { keepConfig, keepService, type LastConfigPlace, lastConfig, lastService } from './last-config.ts';
import { mutedPeople } from './muted.ts';
import type { RoomServices } from './room-services.ts';
import { signOutTogether } from './sign-out-together.ts';
import { onUncaught } from './uncaught.ts';

/** After the page is loaded: whoever comes goes first. */
const KEEP_AFTER_MS = 5_000;
/** So much later at most is a room drawn that somebody comes back to. */
const TOKEN_FIRST_MS = 100;
/** Whoever comes back has entered it long before that, or is somewhere else. */
const BEGUN_FOR_MS = 5_000;

export type PageServices = Pick<ChatServices, 'prepare' | 'wayIn' | 'settings' | 'enterRoom'>;

export interface PageParts {
  /** If it is not there yet, what can start without it does, for somebody who comes back to a room. */
  readonly loading: Promise<LoadedConfig>;
  readonly memory: PageMemory;
  readonly app: Element & Pick<ChatApp, 'onFailure' | 'navigation'>;
}

export async function pageServices({ loading, memory, app }: PageParts): Promise<PageServices> {
  followPageUse();
  const place = { tab: webStorage.tab, pageUrl: document.baseURI };
  const { visit, roomName = '' } = app.navigation.place;
  const vend = new EarlyVend({
    tab: webStorage.tab,
    pathname: location.pathname,
    settings: () => memory.load('settings'),
  });
  const early = visit && comeBack(visit, { place, memory, vend });
  const loaded = await loading;
  const config = loaded.result.ok ? loaded.result.config : undefined;
  const mutedAt = mutedPeople(memory);
  const history = historySwitch({ memory, config });
  let roomServices = early?.take(config);

  const loadRoomServices = lazily(async () => {
    if (!config) throw new Error('unable to enter a room; the configuration is wrong');
    roomServices ??= await makeRoomServices(config, { place, memory, vend });
    return roomServices;
  });

  const waysIn = new Map<string, () => Promise<WayIn>>();
  const opened = new Map<string, WayIn>();
  for (const machine of config?.tokenVendingMachines ?? []) {
    if (!config || !asksWho(machine)) continue;
    const forgetPerson = () => {
      roomServices?.forgetTokens(machine.name);
      memory.forgetDrafts(machine.name);
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
      // Signing out leaves no token, no message, no draft and no list of rooms or muted people behind.
      onSignOut: () => {
        history.signOut(machine.url);
        forgetPerson();
      },
    });
    waysIn.set(machine.name, open);
  }

  const findWayIn = async (machineName: string): Promise<WayIn> => {
    const open = waysIn.get(machineName);
    if (!open) throw new Error(`unable to sign in; no machine is named "${machineName}"`);
    return open();
  };

  onUncaught((error) => void app.onFailure(error));
  // The colours of the browser around the page follow the theme; those of the page are there since index.html.
  followTheme(memory);
  const follow = async (key: string | null) => {
    const { followOtherTab } = await import('../ui/settings/follow-other-tab.ts');
    await followOtherTab(key, { memory, app });
  };
  onOtherTab(['settings', 'theme', 'language'], (key) => void follow(key));

  if (import.meta.env.PROD) {
    setTimeout(() => {
      import('./versions.ts')
        .then(({ keepVersion }) => keepVersion(app))
        // The page is offline, or was replaced by a newer one: the next visit keeps that.
        .catch(() => {});
    }, KEEP_AFTER_MS);
  }

  const back = { config, memory, load: loadRoomServices };
  // What fails is met again by whoever enters.
  const begun = visit && (await comeBackInto({ ...visit, roomName }, back).catch(() => undefined));
  return {
    prepare: async (request) => {
      const rooms = await loadRoomServices();
      if (!request) return;
      if (config) connectTo(request, config, place);
      if (!('userName' in request)) return;
      const wayIn = await waysIn.get(request.machineName)?.();
      // Whoever has to sign in first has nothing to show to the machine.
      if (!wayIn || wayIn.identity.state === 'signed-in') {
        void rooms.expect({ ...request, wayIn, service: config && serviceOf(config, place) });
      }
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
      const wanted = history.wanted();
      // Kept messages are there with the room: what reads the marks in them comes meanwhile.
      if (wanted) import('../ui/room/list/once-drawn.ts').catch(() => {});
      const kept = await wanted;
      keepConfig(loaded.input?.file, place);
      const enter = (keep?: Keep) => services.enterRoom({ ...request, wayIn, keep });
      return {
        room: (await kept?.enter(request, enter)) ?? begun?.take(request) ?? enter(),
        limit: services.liveLimit,
        muted: mutedAt(request.machineName),
        history: kept,
        notices: async (options) => {
          const { notices } = await import('./notices.ts');
          return notices(options);
        },
      };
    },
  };
}

interface Means {
  readonly place: LastConfigPlace;
  readonly memory: PageMemory;
  readonly vend: EarlyVend;
}

async function makeRoomServices(config: AppConfig, { place, memory, vend }: Means): Promise<RoomServices> {
  const { RoomServices } = await import('./room-services.ts');
  const connect = (url: string) => {
    keepService(url, place);
    vend.led(url);
    connectAhead(url);
  };
  const peopleWish = () => parsePeopleWish(memory.load('people'));
  return new RoomServices({ config, connect, guestFetch: vend.fetch, peopleWish });
}

/** Starts by the configuration of the last visit, under the settings of today. */
function comeBack(visit: Visit, means: Means): EarlyReturn<RoomServices> | undefined {
  const { place, memory, vend } = means;
  const { pageUrl } = place;
  const file = lastConfig(place);
  if (file === undefined) return undefined;
  const { result } = configOf(file, { pageUrl, settings: memory.load('settings') });
  if (!result.ok) return undefined;
  const loadWayIn = async (machine: MachineConfig, { cacheName }: AppConfig) => {
    const [ways] = await Promise.all([import('./ways-in.ts'), kindOf(machine).signIn?.()]);
    return ways.comeBack(machine, { cacheName, userName: visit.userName });
  };
  connectTo(visit, result.config, place);
  // What fails is met again on the way in.
  loadScreen().catch(() => {});
  const makeServices = (config: AppConfig) => makeRoomServices(config, means);
  return new EarlyReturn({
    visit,
    config: result.config,
    makeRoomServices: makeServices,
    drop: () => vend.drop(),
    loadWayIn,
  });
}

const after = (ms: number) => new Promise((go) => setTimeout(go, ms));

/** Begins the room that a guest comes back to. Where messages are kept on the device, these come first. */
async function comeBackInto(
  request: RoomRequest,
  {
    config,
    memory,
    load,
  }: {
    readonly config: AppConfig | undefined;
    readonly memory: PageMemory;
    readonly load: () => Promise<RoomServices>;
  },
): Promise<BegunRoom<ChatRoom> | undefined> {
  const machine = config && machineOf(config, request);
  if (!machine || asksWho(machine) || memory.load('history')) return undefined;
  const services = await load();
  let token: Promise<void> | undefined;
  const begun = new BegunRoom(request, (checked) => {
    const guest = { ...checked, wayIn: undefined };
    const room = services.enterRoom(guest);
    token = services.expect(guest);
    return room;
  });
  setTimeout(() => begun.close(), BEGUN_FOR_MS);
  // The token comes a moment after config.json. What it is for, the request for a stream, goes out before the room is drawn,
  // which would keep it waiting.
  await Promise.race([token, after(TOKEN_FIRST_MS)]);
  // Whoever else waits for the token goes first.
  await after(0);
  return begun;
}

/** Connects to where somebody's requests will go, as far as that is known before their token. */
function connectTo(who: Parameters<typeof machineOf>[1], config: AppConfig, place: LastConfigPlace): void {
  connectAhead(machineOf(config, who)?.url);
  connectAhead(serviceOf(config, place));
}

/** Where a token will probably lead. */
function serviceOf({ momentoEndpoint }: AppConfig, place: LastConfigPlace): string | undefined {
  return momentoEndpoint ?? lastService(place);
}
