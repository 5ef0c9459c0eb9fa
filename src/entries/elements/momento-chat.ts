import type { SendResult } from '../../chat/room/chat-room.ts';
import type { Connection } from '../../chat/room/connection.ts';
import { ChatElement, clock } from './chat-element.ts';
import type { ChatVisit, VisitWish } from './chat-visit.ts';
import { ChatTroubleEvent } from './element-events.ts';
import { loadChatVisit } from './load-view.ts';

interface Begun {
  readonly cacheName: string;
  readonly transport: ChatElement['transport'];
  /** As soon as it is loaded. */
  visit: ChatVisit | undefined;
  isOver: boolean;
}

/**
 * The chat: a form that asks for a name and a room, and then rooms, of which one is in view and others go on. It begins when
 * it is in a document and has `cache` and `getToken`, and ends when it is taken out; what is only moved goes on. It stores
 * nothing, and of the page it changes nothing but itself.
 * @fires ChatJoinedEvent
 * @fires ChatLeftEvent
 * @fires ChatMessageEvent
 * @fires ChatShownEvent
 * @fires ChatTroubleEvent
 * @csspart form - what asks for name and room
 * @csspart rooms - the list of rooms
 * @tagname momento-chat
 */
export class MomentoChat extends ChatElement {
  static readonly observedAttributes: readonly string[] = ['cache', 'topic', 'name', 'rooms', 'joined'];
  static override readonly ownProperties: readonly string[] = [
    ...ChatElement.ownProperties,
    'rooms',
    'joined',
  ];

  /** As they were set; undefined: as the attribute says. */
  #rooms: readonly string[] | undefined;
  #begun: Begun | undefined;

  /**
   * The rooms that there are; without, any can be typed. The attribute, and a text, has them with commas between. One that
   * is set as `topic` is there too.
   */
  get rooms(): readonly string[] {
    return this.#rooms ?? listed(this._read('rooms'));
  }

  set rooms(value: readonly string[] | string | undefined) {
    this.#rooms = typeof value === 'string' ? listed(value) : value;
    this._settleSoon();
  }

  /**
   * Whether somebody is in. Set it to go in without the form, as soon as there are a `name` and a room; take it away to
   * leave. Who uses the form changes it too, as they do `name` and `topic`.
   */
  get joined(): boolean {
    return this.hasAttribute('joined');
  }

  set joined(value: boolean) {
    this.toggleAttribute('joined', value);
  }

  /** How the room in view is connected; undefined where the form is. */
  get connection(): Connection | undefined {
    return this.#begun?.visit?.shown?.connection;
  }

  /** Own messages and changes that Momento has not taken yet, in all rooms. They are lost when the element is taken out. */
  get unsentCount(): number {
    return this.#begun?.visit?.unsentCount ?? 0;
  }

  /** Puts a message into the room in view and on its way, or says why not. */
  send(text: string): SendResult {
    return this.#begun?.visit?.shown?.send(text) ?? { ok: false, reason: 'gone' };
  }

  /** To where one writes; of the form, to its first field. */
  override focus(options?: FocusOptions): void {
    if (this.#begun?.visit) this.#begun.visit.focus();
    else super.focus(options);
  }

  override attributeChangedCallback(name: string): void {
    if (name === 'rooms') this.#rooms = undefined;
    super.attributeChangedCallback(name);
  }

  protected override _settle(): void {
    const { cache: cacheName, transport } = this;
    const begun = this.#begun;
    if (begun && (begun.cacheName !== cacheName || begun.transport !== transport || !this.getToken))
      this._end();
    if (cacheName === '' || !this.getToken) return;
    this.#begun?.visit?.update(this.#wish());
    if (!this.#begun) void this.#begin({ cacheName, transport, visit: undefined, isOver: false });
  }

  protected override _end(): void {
    const begun = this.#begun;
    if (!begun) return;
    this.#begun = undefined;
    begun.isOver = true;
    begun.visit?.end();
  }

  #wish(): VisitWish {
    const { rooms, topic: topicName, name: userName, joined: isJoined } = this;
    return { rooms, topicName, userName, isJoined };
  }

  async #begin(begun: Begun): Promise<void> {
    this.#begun = begun;
    const { cacheName, transport } = begun;
    try {
      const { ChatVisit: Visit } = await loadChatVisit();
      if (begun.isOver) return;
      begun.visit = new Visit({
        root: this._root,
        clock,
        cacheName,
        transport,
        tokensFor: (whom) => this._tokensFor(whom),
        peoplePolicy: () => ({ presence: this.presence, typing: this.typing }),
        tell: (event) => void this.dispatchEvent(event),
        change: (next) => Object.assign(this, next),
      });
      begun.visit.update(this.#wish());
    } catch (error) {
      if (begun.isOver) return;
      // It is tried again with the next thing that is set.
      this.#begun = undefined;
      const says = error instanceof Error ? error.message : String(error);
      const { topic } = this;
      this.dispatchEvent(
        new ChatTroubleEvent({ topic, source: 'page', code: 'not-loaded', isFinal: false, says }),
      );
    }
  }
}

function listed(text: string): readonly string[] {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

declare global {
  interface HTMLElementTagNameMap {
    'momento-chat': MomentoChat;
  }
}
