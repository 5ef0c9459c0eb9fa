import type { Cancel } from '../../base/cancel.ts';
import { SystemClock } from '../../base/clock.ts';
import { microtask } from '../../base/microtask.ts';
import type { SendResult } from '../../chat/room/chat-room.ts';
import type { Connection } from '../../chat/room/connection.ts';
import type { TopicTransport } from '../../topics/transport.ts';
import type { TokenFunction } from '../topics/tokens.ts';
import { loadRoomView } from './language.ts';
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

const clock = new SystemClock();
/** What a page may have set before this was loaded: it lies over what the class says. */
const PROPERTIES = [
  'cache',
  'topic',
  'name',
  'presence',
  'typing',
  'theme',
  'getToken',
  'transport',
] as const;

/** A program without a page may import this, and render the tag: it comes to life where there is one. */
const ElementBase: typeof HTMLElement = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

/**
 * One room, whole: its messages, who is in it, search, and what is written. It begins when it is in a document and has
 * `cache`, `topic` and `getToken`, and ends when it is taken out; what is only moved goes on. It stores nothing, and of the
 * page it changes nothing but itself.
 * @fires ChatJoinedEvent
 * @fires ChatLeftEvent
 * @fires ChatMessageEvent
 * @fires ChatTroubleEvent
 */
export class MomentoChatRoom extends ElementBase {
  static readonly observedAttributes: readonly string[] = ['cache', 'topic', 'name'];

  readonly #root: ShadowRoot;
  #getToken: TokenFunction | undefined;
  #transport: TopicTransport | undefined;
  #begun: Begun | undefined;
  #cancelEnd: Cancel | undefined;
  #isDue = false;

  constructor() {
    super();
    this.#root = this.attachShadow({ mode: 'open' });
    // What stands between the tags is shown until there is a room.
    this.#root.append(document.createElement('slot'));
  }

  /** The cache that the topic is in. */
  get cache(): string {
    return this.#read('cache');
  }

  set cache(value: string) {
    this.#write('cache', value);
  }

  /** The room. */
  get topic(): string {
    return this.#read('topic');
  }

  set topic(value: string) {
    this.#write('topic', value);
  }

  /** What own messages claim to be from. Where the token has an id, others believe that instead. */
  get name(): string {
    return this.#read('name');
  }

  set name(value: string) {
    this.#write('name', value);
  }

  /** Others are told that whoever is here is here; also who has written nothing yet. It costs publishes. */
  get presence(): boolean {
    return this.hasAttribute('presence');
  }

  set presence(value: boolean) {
    this.toggleAttribute('presence', value);
  }

  /** Others are told when something is being written. It costs publishes. */
  get typing(): boolean {
    return this.hasAttribute('typing');
  }

  set typing(value: boolean) {
    this.toggleAttribute('typing', value);
  }

  /** `light`, `dark` or `contrast`. Default: as the `color-scheme` of what it stands in, and the device's contrast. */
  get theme(): string {
    return this.#read('theme');
  }

  set theme(value: string) {
    this.#write('theme', value);
  }

  /** Gets a token, for instance from your server. Another function is asked from the next token on. */
  get getToken(): TokenFunction | undefined {
    return this.#getToken;
  }

  set getToken(value: TokenFunction | undefined) {
    this.#getToken = value;
    this.#settleSoon();
  }

  /** What carries it all. Default: Momento. Another one is another connection. */
  get transport(): TopicTransport | undefined {
    return this.#transport;
  }

  set transport(value: TopicTransport | undefined) {
    this.#transport = value;
    this.#settleSoon();
  }

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

  connectedCallback(): void {
    this.#cancelEnd?.();
    this.#cancelEnd = undefined;
    for (const name of PROPERTIES) this.#takeOver(name);
    this.#settleSoon();
  }

  disconnectedCallback(): void {
    // What is moved is out of the document for a moment; whoever moves it may wait for promises meanwhile.
    this.#cancelEnd ??= clock.setTimer(0, () => {
      this.#cancelEnd = undefined;
      if (!this.isConnected) this.#end();
    });
  }

  attributeChangedCallback(): void {
    this.#settleSoon();
  }

  #read(attribute: string): string {
    return this.getAttribute(attribute) ?? '';
  }

  #write(attribute: string, value: string | undefined): void {
    if (value === undefined || value === '') this.removeAttribute(attribute);
    else this.setAttribute(attribute, value);
  }

  #takeOver(name: (typeof PROPERTIES)[number]): void {
    if (!Object.hasOwn(this, name)) return;
    const value: unknown = this[name];
    Reflect.deleteProperty(this, name);
    Reflect.set(this, name, value);
  }

  /** Once all is set that is being set. */
  #settleSoon(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    microtask(() => {
      this.#isDue = false;
      if (this.isConnected) this.#settle();
    });
  }

  #settle(): void {
    const wish = this.#wish();
    if (isSame(wish, this.#begun?.wish)) return;
    this.#end();
    if (wish) this.#begin(wish);
  }

  #wish(): Wish | undefined {
    const { cache: cacheName, topic: topicName, name: userName, transport } = this;
    if (cacheName === '' || topicName === '' || !this.#getToken) return undefined;
    return { cacheName, topicName, userName, transport };
  }

  #begin(wish: Wish): void {
    const stay = new RoomStay({
      ...wish,
      clock,
      // A page that draws itself anew may give another function each time.
      tokens: (options) => {
        if (this.#getToken) return this.#getToken(options);
        throw new Error('unable to get a token; the element has no getToken any more');
      },
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
      const { drawRoom } = await loadRoomView();
      if (begun.isOver) return;
      begun.view = drawRoom(this.#root, { room, cacheName: wish.cacheName, onFailure });
    } catch (error) {
      if (!begun.isOver) onFailure(error);
    }
  }

  #end(): void {
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
