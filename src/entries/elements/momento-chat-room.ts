import type { MutedPeople } from '../../chat/muted-people.ts';
import type { SendResult } from '../../chat/room/chat-room.ts';
import type { Connection } from '../../chat/room/connection.ts';
import type { TopicTransport } from '../../topics/transport.ts';
import { ChatElement, clock } from './chat-element.ts';
import { loadRoomView } from './load-view.ts';
import { RoomStay } from './room-stay.ts';
import type { RoomView } from './room-view.ts';

/** What makes another room, or another person, of it. */
interface Wish {
  readonly cacheName: string;
  readonly topicName: string;
  readonly userName: string;
  readonly transport: TopicTransport | undefined;
}

interface Begun {
  readonly wish: Wish;
  readonly stay: RoomStay;
  /** As soon as it is loaded. */
  view: RoomView | undefined;
  isOver: boolean;
}

/**
 * One room, whole: its messages, who is in it, search, and what is written. It begins when it is in a document and has
 * `cache`, `topic` and `getToken`, and ends when it is taken out; what is only moved goes on. It stores nothing, and of the
 * page it changes nothing but itself.
 * @fires ChatJoinedEvent
 * @fires ChatLeftEvent
 * @fires ChatMessageEvent
 * @fires ChatTroubleEvent
 * @tagname momento-chat-room
 */
export class MomentoChatRoom extends ChatElement {
  static readonly observedAttributes: readonly string[] = ['cache', 'topic', 'name'];

  #begun: Begun | undefined;
  /** Whom this person does not want to read, in whatever room the element has. */
  #muted: { readonly by: string; readonly people: MutedPeople } | undefined;

  /** How it is connected; undefined as long as something that it needs is missing. */
  get connection(): Connection | undefined {
    return this.#begun?.stay.room.connection;
  }

  /** Own messages and changes that Momento has not taken yet. They are lost when the element is taken out. */
  get unsentCount(): number {
    return this.#begun?.stay.room.unsentCount ?? 0;
  }

  /** Puts a message into the room and on its way, or says why not. */
  send(text: string): SendResult {
    return this.#begun?.stay.room.send(text) ?? { ok: false, reason: 'gone' };
  }

  /** To where one writes. */
  override focus(options?: FocusOptions): void {
    if (this.#begun?.view) this.#begun.view.focus();
    else super.focus(options);
  }

  protected override _settle(): void {
    const wish = this.#wish();
    if (isSame(wish, this.#begun?.wish)) return;
    this._end();
    if (wish) this.#begin(wish);
  }

  #wish(): Wish | undefined {
    const { cache: cacheName, topic: topicName, name: userName, transport } = this;
    if (cacheName === '' || topicName === '' || !this.getToken) return undefined;
    return { cacheName, topicName, userName, transport };
  }

  #begin(wish: Wish): void {
    const stay = new RoomStay({
      ...wish,
      clock,
      tokens: this._tokensFor({ topic: wish.topicName, name: wish.userName }),
      peoplePolicy: () => ({ presence: this.presence, typing: this.typing }),
      tell: (event) => void this.dispatchEvent(event),
    });
    const begun: Begun = { wish, stay, view: undefined, isOver: false };
    this.#begun = begun;
    void this.#draw(begun);
  }

  async #draw(begun: Begun): Promise<void> {
    const { stay, wish } = begun;
    const { room, tellFailure: onFailure } = stay;
    try {
      const { drawRoom, nobodyMuted } = await loadRoomView();
      if (begun.isOver) return;
      const { cacheName, userName: by } = wish;
      if (this.#muted?.by !== by) this.#muted = { by, people: nobodyMuted() };
      begun.view = drawRoom(this._root, { room, cacheName, muted: this.#muted.people, onFailure });
    } catch (error) {
      if (!begun.isOver) onFailure(error);
    }
  }

  protected override _end(): void {
    const begun = this.#begun;
    if (!begun) return;
    this.#begun = undefined;
    begun.isOver = true;
    begun.view?.remove();
    begun.stay.end();
  }
}

function isSame(a: Wish | undefined, b: Wish | undefined): boolean {
  return (
    a?.cacheName === b?.cacheName &&
    a?.topicName === b?.topicName &&
    a?.userName === b?.userName &&
    a?.transport === b?.transport
  );
}

declare global {
  interface HTMLElementTagNameMap {
    'momento-chat-room': MomentoChatRoom;
  }
}
