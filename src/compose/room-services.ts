// The part of the composition root that a room needs, loaded when somebody means to join: tokens, topics, the room.

import type { Cancel } from '../base/cancel.ts';
import { type Clock, SystemClock } from '../base/clock.ts';
import { ChatRoom } from '../chat/room/chat-room.ts';
import { StoredOwnIds } from '../chat/room/stored-own-ids.ts';
import type { AppConfig, MachineConfig } from '../config/app-config.ts';
import { MomentoTransport } from '../momento/momento-transport.ts';
import type { WayIn } from '../sign-in/way-in.ts';
import { TabTokenShare } from '../tabs/tab-token-share.ts';
import { findTabsPlatform } from '../tabs/tabs-platform.ts';
import { withPresumedRole } from '../topics/presumed-role.ts';
import { TopicSession } from '../topics/topic-session.ts';
import { openAuthorizer, type TvmAuthorizer } from '../tvm-client/authorizer.ts';
import { TvmClient } from '../tvm-client/tvm-client.ts';
import type { RoomRequest } from '../ui/room/room-request.ts';
import { pageUse, pageWakes, webStorage } from './browser.ts';

/** Makes rooms. One instance serves the page. */
export class RoomServices {
  readonly #config: AppConfig;
  readonly #clock: Clock;
  readonly #transport: MomentoTransport;
  /** The client of the last room: who comes back under the same name still has its token. */
  #tokens: (TokenClient & { readonly machineName: string; readonly userName: string }) | undefined;

  constructor({ config, clock = new SystemClock() }: { readonly config: AppConfig; readonly clock?: Clock }) {
    this.#config = config;
    this.#clock = clock;
    this.#transport = new MomentoTransport({ endpoint: config.momentoEndpoint });
  }

  /** Makes and starts a room; whoever gets it closes it. */
  enterRoom(request: RoomRequest & { readonly wayIn: WayIn | undefined }): ChatRoom {
    const { machineName, roomName, userName, wayIn } = request;
    const owner = JSON.stringify([machineName, userName]);
    const ownIds = new StoredOwnIds({ storage: webStorage.tab, owner });
    const session = new TopicSession({
      tokens: withPresumedRole(this.#clientFor(request), () => wayIn?.groupRole),
      transport: this.#transport,
      clock: this.#clock,
      wake: pageWakes,
      cacheName: this.#config.cacheName,
      topicName: roomName,
    });
    const room = new ChatRoom({ session, clock: this.#clock, roomName, userName, ownIds });
    room.start();
    return room;
  }

  /** Drops the token of a machine; a room that is open there gets no other. */
  forgetTokens(machineName: string): void {
    if (this.#tokens?.machineName !== machineName) return;
    this.#tokens.close();
    this.#tokens = undefined;
  }

  #clientFor({ machineName, userName, wayIn }: Parameters<RoomServices['enterRoom']>[0]): TvmClient {
    const known = this.#tokens;
    if (known?.machineName === machineName && known.userName === userName) return known.client;
    known?.close();
    const machine = this.#config.tokenVendingMachines.find(({ name }) => name === machineName);
    if (!machine) throw new Error(`unable to enter a room; no machine is named "${machineName}"`);
    const made = makeTokenClient({ machine, userName, authorizer: wayIn?.authorizer, clock: this.#clock });
    this.#tokens = { ...made, machineName, userName };
    return made.client;
  }
}

interface TokenClient {
  readonly client: TvmClient;
  /** Closes the client and what it shares by. */
  readonly close: Cancel;
}

/** A client of `machine` that shares its token with the other tabs, where the browser has the means. */
function makeTokenClient(options: {
  readonly machine: MachineConfig;
  readonly userName: string;
  /** Undefined for guests. */
  readonly authorizer: TvmAuthorizer | undefined;
  readonly clock: Clock;
}): TokenClient {
  const { machine, authorizer = openAuthorizer, userName, clock } = options;
  const { url, auth } = machine;
  // Only guests say themselves what they are called.
  const name = auth === 'open' ? userName : '';
  const { subjectKey } = authorizer;
  const platform = findTabsPlatform();
  const share =
    platform && subjectKey !== undefined
      ? new TabTokenShare({ identity: { url, auth, subjectKey, name }, platform, clock, page: pageUse })
      : undefined;
  const client = new TvmClient({ url, authorizer, name, clock, share });
  return {
    client,
    close: () => {
      client.close();
      share?.close();
    },
  };
}
