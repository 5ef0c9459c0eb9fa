import { Disposables } from '../../base/disposables.ts';
import { ChatRoom } from '../../chat/room/chat-room.ts';
import type { Connection } from '../../chat/room/connection.ts';
import type { PeoplePolicy } from '../../chat/room/people.ts';
import { MessageFeed } from '../../chat/timeline/message-feed.ts';
import { newSession } from '../topics/session.ts';
import type { SessionOptions } from '../topics/session-options.ts';
import { ChatJoinedEvent, ChatLeftEvent, ChatMessageEvent, ChatTroubleEvent } from './element-events.ts';

export interface StayOptions extends SessionOptions {
  readonly userName: string;
  readonly peoplePolicy: () => PeoplePolicy;
  readonly tell: (event: Event) => void;
}

/** Being in one room, from its first token to its last stream, and telling the page of it. */
export class RoomStay {
  readonly room: ChatRoom;
  readonly #topic: string;
  readonly #tell: (event: Event) => void;
  readonly #subscriptions = new Disposables();
  readonly #tokenId: () => string | undefined;
  #hasJoined = false;
  /** What was told last, so that it is not told with every try. */
  #trouble = '';

  constructor(options: StayOptions) {
    const { topicName, userName, peoplePolicy, random, tell } = options;
    this.#topic = topicName;
    this.#tell = tell;
    const { session, clock, wake } = newSession(options);
    this.#tokenId = () => session.tokenId;
    this.room = new ChatRoom({
      session,
      clock,
      roomName: topicName,
      userName,
      peoplePolicy,
      ...(wake && { wake }),
      ...(random && { random }),
    });
    const feed = new MessageFeed(this.room.timeline);
    feed.onMessage((message) => tell(new ChatMessageEvent({ topic: topicName, message })));
    this.#subscriptions.add(() => feed.close());
    this.#subscriptions.add(this.room.onConnection((connection) => this.#onConnection(connection)));
    this.room.start();
  }

  /** A part of the room could not be loaded. */
  readonly tellFailure = (error: unknown): void => {
    const says = error instanceof Error ? error.message : String(error);
    const about = { topic: this.#topic, source: 'page', code: 'not-loaded', isFinal: false, says } as const;
    this.#tell(new ChatTroubleEvent(about));
  };

  end(): void {
    this.#subscriptions.dispose();
    this.room.leave();
    if (this.#hasJoined) this.#tell(new ChatLeftEvent(this.#topic));
  }

  #onConnection(connection: Connection): void {
    const { state } = connection;
    if (state === 'live') {
      this.#trouble = '';
      if (this.#hasJoined) return;
      this.#hasJoined = true;
      this.#tell(new ChatJoinedEvent({ topic: this.#topic, tokenId: this.#tokenId() }));
    } else if (state === 'refused' || (state === 'recovering' && connection.attempt > 0)) {
      const { source, code, reason } = connection.problem;
      const isFinal = state === 'refused';
      const trouble = JSON.stringify([source, code, isFinal, reason]);
      if (trouble === this.#trouble) return;
      this.#trouble = trouble;
      const says = reason && `${reason.name}: ${reason.says}`;
      this.#tell(new ChatTroubleEvent({ topic: this.#topic, source, code, isFinal, says }));
    }
  }
}
