// The second half of the composition root, loaded when somebody means to join: tokens, topics and the room.

import type { Clock } from './base/clock.ts';
import { ChatRoom } from './chat/room.ts';
import { StoredOwnIds } from './chat/stored-own-ids.ts';
import type { AppConfig } from './config/app-config.ts';
import { MomentoTransport } from './momento/momento-transport.ts';
import { TopicSession } from './topics/topic-session.ts';
import type { WakeSignal } from './topics/wake-signal.ts';
import { TvmClient } from './tvm-client/tvm-client.ts';
import type { RoomRequest } from './ui/chat-services.ts';

/** Makes rooms. One instance serves the page. */
export class RoomServices {
  readonly #config: AppConfig;
  readonly #clock: Clock;
  readonly #transport: MomentoTransport;
  readonly #ownIds = new StoredOwnIds(() => sessionStorage);
  /** The client of the last room: who comes back under the same name still has its token. */
  #tokens:
    | { readonly machineName: string; readonly userName: string; readonly client: TvmClient }
    | undefined;

  constructor({ config, clock }: { readonly config: AppConfig; readonly clock: Clock }) {
    this.#config = config;
    this.#clock = clock;
    this.#transport = new MomentoTransport({ endpoint: config.momentoEndpoint });
  }

  /** Makes and starts a room; whoever gets it closes it. */
  enterRoom({ machineName, roomName, userName }: RoomRequest): ChatRoom {
    const session = new TopicSession({
      tokens: this.#clientFor(machineName, userName),
      transport: this.#transport,
      clock: this.#clock,
      wake: pageWakes,
      cacheName: this.#config.cacheName,
      topicName: roomName,
    });
    const room = new ChatRoom({ session, clock: this.#clock, roomName, userName, ownIds: this.#ownIds });
    room.start();
    return room;
  }

  #clientFor(machineName: string, userName: string): TvmClient {
    const known = this.#tokens;
    if (known?.machineName === machineName && known.userName === userName) return known.client;
    known?.client.close();
    const machine = this.#config.tokenVendingMachines.find(({ name }) => name === machineName);
    if (!machine) throw new Error(`unable to enter a room; no machine is named "${machineName}"`);
    const client = new TvmClient({ url: machine.url, name: userName, clock: this.#clock });
    this.#tokens = { machineName, userName, client };
    return client;
  }
}

/** The network is back, the page is visible again, or it was restored from the back/forward cache. */
const pageWakes: WakeSignal = {
  subscribe: (listener) => {
    const onVisible = () => {
      if (document.visibilityState === 'visible') listener();
    };
    window.addEventListener('online', listener);
    window.addEventListener('pageshow', listener);
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      window.removeEventListener('online', listener);
      window.removeEventListener('pageshow', listener);
      document.removeEventListener('visibilitychange', onVisible);
    };
  },
};
