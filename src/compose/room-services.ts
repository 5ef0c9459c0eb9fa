// The part of the composition root that a room needs, loaded when somebody means to join: tokens, topics, the room.

import { type Clock, SystemClock } from '../base/clock.ts';
import { newId } from '../base/new-id.ts';
import type { PageUse } from '../base/page-use.ts';
import { ChatRoom, type ChatRoomOptions } from '../chat/room/chat-room.ts';
import { OwnMessages } from '../chat/room/own-messages.ts';
import { OwnSeals } from '../chat/room/own-seals.ts';
import { shownName } from '../chat/shown-name.ts';
import { RowBudget } from '../chat/timeline/row-budget.ts';
import type { AppConfig } from '../config/app-config.ts';
import { type RequestTiming, wentOverHttp1 } from '../momento/http-version.ts';
import { MomentoTransport } from '../momento/momento-transport.ts';
import type { TokenWayIn } from '../sign-in/held-way-in.ts';
import { asksWho, type MachineConfig } from '../sign-in/kinds.ts';
import type { WayIn } from '../sign-in/way-in.ts';
import { LiveRooms } from '../tabs/live-rooms.ts';
import { TabTokenShare } from '../tabs/tab-token-share.ts';
import { findTabsPlatform, type TabsPlatform } from '../tabs/tabs-platform.ts';
import type { LoadShortStreams } from '../topics/hold-watch.ts';
import { MOST_LIVE, MOST_LIVE_OVER_HTTP1 } from '../topics/most-live.ts';
import { SessionPhase } from '../topics/session-state.ts';
import { StreamTurns } from '../topics/stream-turns.ts';
import { TopicSession } from '../topics/topic-session.ts';
import type { TopicTransport } from '../topics/transport.ts';
import type { WakeSignal } from '../topics/wake-signal.ts';
import { openAuthorizer } from '../tvm-client/authorizer.ts';
import type { Fetch } from '../tvm-client/fetch.ts';
import type { TokenShare } from '../tvm-client/token-share.ts';
import { TvmClient } from '../tvm-client/tvm-client.ts';
import type { PeopleWish } from '../ui/parts/people-wish.ts';
import type { RoomRequest } from '../ui/room/room-request.ts';
import type { LiveLimit } from '../ui/rooms/open-rooms.ts';
import { connectAhead, onRequestTiming, pageUse, pageWakes, webStorage } from './browser.ts';
import type { Keep } from './history.ts';
import { peopleOffered } from './people-offered.ts';
import { type TokenClient, TokenClients } from './token-clients.ts';
import { sessionTokens } from './token-rights.ts';

export interface RoomServicesOptions {
  readonly config: AppConfig;
  readonly clock?: Clock;
  /** One for all rooms, whatever their tokens. Default: Momento. */
  readonly transport?: TopicTransport;
  /** Default: the platform's. */
  readonly fetch?: Fetch;
  /** In place of it for guests, who show nothing but a name. */
  readonly guestFetch?: Fetch;
  /** Opens a connection ahead to where a token leads. Default: the browser's. */
  readonly connect?: (url: string) => void;
  /** What a reload and other tabs know own messages by. Default: the device's web storage. */
  readonly storage?: () => Storage;
  /** What a reload proves by that own messages are its own. Default: the web storage of the tab. */
  readonly tabStorage?: () => Storage;
  /** What tabs share tokens by, where the browser has it. */
  readonly tabs?: TabsPlatform | undefined;
  readonly page?: PageUse;
  readonly wake?: WakeSignal;
  readonly loadShortStreams?: LoadShortStreams;
  /** What somebody lets others see of them, asked each time. Default: all that the page offers. */
  readonly peopleWish?: () => PeopleWish;
  /** Tells of each request that has ended, for as long as the page lives. */
  readonly onRequestTiming?: (listener: (timing: RequestTiming) => void) => void;
}

/** Whose token is asked for. */
type TokenRequest = RoomRequest & { readonly wayIn: TokenWayIn | undefined };

/** Makes rooms. One instance serves the page, however many rooms are open. */
export class RoomServices {
  readonly #options: Required<Omit<RoomServicesOptions, 'config' | 'tabs' | 'fetch' | 'guestFetch'>> &
    Pick<RoomServicesOptions, 'tabs' | 'fetch' | 'guestFetch'>;
  readonly #tokenClients = new TokenClients();
  readonly #turns = new StreamTurns();
  readonly #rowBudget = new RowBudget();
  readonly #liveRooms: LiveRooms;
  #config: AppConfig;
  /** Undefined: not known, which is taken for newer. */
  #isHttp1: boolean | undefined;

  constructor(options: RoomServicesOptions) {
    const { config, clock = new SystemClock(), connect = connectAhead } = options;
    this.#config = config;
    this.#options = {
      clock,
      connect,
      transport: new MomentoTransport({
        endpoint: config.momentoEndpoint,
        hosts: config.momentoHosts,
        clock,
        connect,
      }),
      storage: webStorage.device,
      tabStorage: webStorage.tab,
      tabs: findTabsPlatform(),
      page: pageUse,
      wake: pageWakes,
      loadShortStreams: () => import('../topics/short-streams.ts'),
      onRequestTiming,
      peopleWish: () => ({ presence: true, typing: true }),
      ...options,
    };
    const { momentoEndpoint = '' } = config;
    if (momentoEndpoint.startsWith('http:')) this.#isHttp1 = true;
    this.#options.onRequestTiming((timing) => {
      this.#isHttp1 = wentOverHttp1(timing) ?? this.#isHttp1;
    });
    this.#liveRooms = new LiveRooms({
      locks: this.#options.tabs?.locks,
      service: momentoEndpoint,
      most: () => (this.#isHttp1 ? MOST_LIVE_OVER_HTTP1 : Number.POSITIVE_INFINITY),
      clock,
      newId,
      page: this.#options.page,
    });
  }

  /** How many rooms may be live, and what counts them. */
  get liveLimit(): LiveLimit {
    const isHttp1 = () => this.#isHttp1;
    return {
      get most() {
        return isHttp1() ? MOST_LIVE_OVER_HTTP1 : MOST_LIVE;
      },
      take: (onTaken) => this.#liveRooms.take(onTaken),
    };
  }

  /**
   * Goes by this configuration from now on. It must send people to the same places: what was begun goes on, and so do
   * open rooms.
   */
  useConfig(config: AppConfig): void {
    this.#config = config;
  }

  /**
   * Somebody is about to enter: gets their token, and connects to where it leads. What fails is met again by the room.
   * Resolves as soon as there is a token, or none to be had.
   * @param request.service where the token will probably lead: asked meanwhile whether the page may open a stream there
   */
  expect(request: TokenRequest & { readonly service?: string | undefined }): Promise<void> {
    const { service } = request;
    if (service !== undefined) this.#options.transport.askAhead?.(service);
    const { client, release } = this.#tokenClients.lease(request, () => this.#makeTokenClient(request));
    return client
      .getToken()
      .then(({ authToken }) => this.#options.transport.approach?.(authToken))
      .catch(() => {})
      .finally(release);
  }

  /** Makes and starts a room; whoever gets it closes it. @param request.keep absent: nothing of it is kept */
  enterRoom(
    request: RoomRequest & { readonly wayIn: WayIn | undefined; readonly keep?: Keep | undefined },
  ): ChatRoom {
    const { roomName, userName, wayIn, keep } = request;
    const { clock, transport, storage, tabStorage, wake, page, loadShortStreams } = this.#options;
    const { cacheName } = this.#config;
    const machine = this.#machineOf(request);
    const owner = JSON.stringify([machine.url, machine.auth, userName, cacheName, roomName]);
    const ownMessages = new OwnMessages({ storage, owner });
    const seals = new OwnSeals({ storage: tabStorage, owner });
    const { client, release } = this.#tokenClients.lease(request, () => this.#makeTokenClient(request));
    const session = new TopicSession({
      tokens: sessionTokens(client, {
        role: () => wayIn?.groupRole,
        freshen: async (options) => wayIn?.freshen?.(options),
        asksWho: asksWho(machine),
        verifiedIds: machine.verifiedIds,
        explain: (error) => wayIn?.explain?.(error),
      }),
      transport,
      clock,
      wake,
      turns: this.#turns,
      page,
      loadShortStreams,
      cacheName,
      topicName: roomName,
    });
    session.onState(({ phase }) => {
      if (phase === SessionPhase.Closed) release();
    });
    const room = new ChatRoom({
      session: keep?.(session) ?? session,
      clock,
      roomName,
      userName: shownName(userName, {
        claimedName: wayIn?.claimedName,
        areOpaque: machine.verifiedIds === 'opaque',
      }),
      ownMessages,
      seals,
      rowBudget: this.#rowBudget,
      wake,
      ...this.#people,
    });
    room.start();
    return room;
  }

  /** Drops the tokens of a machine; rooms that are open there get no other. */
  forgetTokens(machineName: string): void {
    this.#tokenClients.forget(machineName);
  }

  /** A client that shares its token with the other tabs, where the browser has the means. */
  #makeTokenClient(request: TokenRequest): TokenClient {
    const { clock, fetch, guestFetch = fetch, tabs, page } = this.#options;
    const { userName, wayIn } = request;
    const machine = this.#machineOf(request);
    const { url, auth } = machine;
    const authorizer = wayIn?.authorizer ?? openAuthorizer;
    // Only guests say themselves what they are called.
    const name = asksWho(machine) ? '' : userName;
    const { subjectKey } = authorizer;
    const share =
      tabs && subjectKey !== undefined
        ? new TabTokenShare({ identity: { url, auth, subjectKey, name }, platform: tabs, clock, page })
        : undefined;
    const client = new TvmClient({
      url,
      authorizer,
      name,
      clock,
      share: share && ownFailuresKept(share, wayIn),
      fetch: wayIn?.fetch ?? (asksWho(machine) ? fetch : guestFetch),
    });
    return {
      client,
      close: () => {
        client.close();
        share?.close();
      },
    };
  }

  /** What rooms tell of whoever is in them. */
  get #people(): Pick<ChatRoomOptions, 'peoplePolicy' | 'sideOperationsPerSecond'> {
    const { sideOperationsPerSecond } = this.#config;
    const offered = peopleOffered(this.#config);
    const peoplePolicy = () => {
      const { presence, typing } = this.#options.peopleWish();
      return { presence: offered.presence && presence, typing: offered.typing && typing };
    };
    return {
      ...(sideOperationsPerSecond !== undefined && { sideOperationsPerSecond }),
      ...((offered.presence || offered.typing) && { peoplePolicy }),
    };
  }

  #machineOf({ machineName }: RoomRequest): MachineConfig {
    const { tokenVendingMachines } = this.#config;
    const machine = tokenVendingMachines.find(({ name }) => name === machineName);
    if (!machine) throw new Error(`unable to enter a room; no machine is named "${machineName}"`);
    return machine;
  }
}

/** The same share without what this tab's way in is refused: another may be let in, and asks for itself. */
function ownFailuresKept(share: TokenShare, wayIn: TokenWayIn | undefined): TokenShare {
  return {
    turn: (work, options) =>
      share.turn(work, {
        ...options,
        knows: () => {
          const news = options.knows();
          return wayIn?.explain?.(news.failure) ? { waitMs: 0 } : news;
        },
      }),
  };
}
