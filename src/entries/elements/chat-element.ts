import type { Cancel } from '../../base/cancel.ts';
import { SystemClock } from '../../base/clock.ts';
import { microtask } from '../../base/microtask.ts';
import type { TopicTransport } from '../../topics/transport.ts';
import type { GivenToken, TokenFunction } from '../topics/tokens.ts';

/**
 * Gets a token, as `TokenFunction` of `momento-chat/topics` does; the same one serves all elements of a page, as it is
 * told for whom and for what the token is wanted.
 * @param options.topic the room; each has a token of its own
 * @param options.name what the messages claim to be from, as it stands in the element
 */
export type ElementTokenFunction = (options: {
  readonly signal: AbortSignal;
  readonly topic: string;
  readonly name: string;
}) => GivenToken | Promise<GivenToken>;

export const clock = new SystemClock();

/** A program without a page may import this, and render the tag: it comes to life where there is one. */
const ElementBase: typeof HTMLElement = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

/**
 * What both elements take, and when they begin and end. Their manifest is made of such comments (tools/elements-manifest.ts).
 * @csspart room - all of the room
 * @csspart header - above the messages: name, connection, buttons
 * @csspart heading - the name of the room
 * @csspart messages - the list of messages
 * @csspart composer - where one writes
 * @cssproperty --surface - behind what is written and chosen
 * @cssproperty --surface-raised - behind the room, and what lies over it
 * @cssproperty --surface-sunken - beside what lies higher
 * @cssproperty --text - text
 * @cssproperty --text-muted - what is less important: times, hints
 * @cssproperty --line - between parts
 * @cssproperty --line-strong - around fields
 * @cssproperty --accent - buttons and marks
 * @cssproperty --accent-strong - links, and the accent as text
 * @cssproperty --on-accent - on the accent
 * @cssproperty --accent-soft - behind what is chosen or was found
 * @cssproperty --danger - what failed
 * @cssproperty --danger-soft - behind that
 * @cssproperty --focus - around what has the focus
 * @cssproperty --bubble-own - behind own messages
 * @cssproperty --on-bubble-own - their text
 * @cssproperty --bubble-other - behind messages of others
 * @cssproperty --on-bubble-other - their text
 * @cssproperty --success - connected
 * @cssproperty --warning - not connected for the moment
 * @cssproperty --warning-soft - behind that
 * @cssproperty --radius-s - corners, small
 * @cssproperty --radius-m - corners of fields and buttons
 * @cssproperty --radius-l - corners of what lies over others
 * @cssproperty --space-1 - the smallest distance
 * @cssproperty --space-2 - a distance
 * @cssproperty --space-3 - a distance
 * @cssproperty --space-4 - a distance
 * @cssproperty --space-5 - a distance
 * @cssproperty --space-6 - the largest distance
 * @cssproperty --font - the typeface
 * @cssproperty --font-mono - that of code
 */
export abstract class ChatElement extends ElementBase {
  /** What a page may have set before this was loaded: it lies over what the class says. */
  static readonly ownProperties: readonly string[] = [
    'cache',
    'topic',
    'name',
    'presence',
    'typing',
    'theme',
    'getToken',
    'transport',
  ];

  protected readonly _root: ShadowRoot;
  #getToken: ElementTokenFunction | undefined;
  #transport: TopicTransport | undefined;
  #cancelEnd: Cancel | undefined;
  #isDue = false;

  constructor() {
    super();
    this._root = this.attachShadow({ mode: 'open' });
    // What stands between the tags is shown until there is a room.
    this._root.append(document.createElement('slot'));
  }

  /** The cache that the topic is in. */
  get cache(): string {
    return this._read('cache');
  }

  set cache(value: string) {
    this._write('cache', value);
  }

  /** The room; of several, the one in view. */
  get topic(): string {
    return this._read('topic');
  }

  set topic(value: string) {
    this._write('topic', value);
  }

  /** What own messages claim to be from. Where the token has an id, others believe that instead. */
  get name(): string {
    return this._read('name');
  }

  set name(value: string) {
    this._write('name', value);
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
    return this._read('theme');
  }

  set theme(value: string) {
    this._write('theme', value);
  }

  /** Gets a token, for instance from your server. Another function is asked from the next token on. */
  get getToken(): ElementTokenFunction | undefined {
    return this.#getToken;
  }

  set getToken(value: ElementTokenFunction | undefined) {
    this.#getToken = value;
    this._settleSoon();
  }

  /** What carries it all. Default: Momento. Another one is another connection. */
  get transport(): TopicTransport | undefined {
    return this.#transport;
  }

  set transport(value: TopicTransport | undefined) {
    this.#transport = value;
    this._settleSoon();
  }

  connectedCallback(): void {
    this.#cancelEnd?.();
    this.#cancelEnd = undefined;
    for (const name of (this.constructor as typeof ChatElement).ownProperties) this.#takeOver(name);
    this._settleSoon();
  }

  disconnectedCallback(): void {
    // What is moved is out of the document for a moment; whoever moves it may wait for promises meanwhile.
    this.#cancelEnd ??= clock.setTimer(0, () => {
      this.#cancelEnd = undefined;
      if (!this.isConnected) this._end();
    });
  }

  attributeChangedCallback(_name: string): void {
    this._settleSoon();
  }

  /** Begins, goes on or ends, as its attributes and properties say. */
  protected abstract _settle(): void;

  protected abstract _end(): void;

  protected _read(attribute: string): string {
    return this.getAttribute(attribute) ?? '';
  }

  protected _write(attribute: string, value: string | undefined): void {
    if (value === undefined || value === '') this.removeAttribute(attribute);
    else this.setAttribute(attribute, value);
  }

  /** Once all is set that is being set. */
  protected _settleSoon(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    microtask(() => {
      this.#isDue = false;
      if (this.isConnected) this._settle();
    });
  }

  /** A page that draws itself anew may give another function each time. */
  protected _tokensFor(whom: { readonly topic: string; readonly name: string }): TokenFunction {
    return ({ signal }) => {
      if (this.#getToken) return this.#getToken({ signal, ...whom });
      throw new Error('unable to get a token; the element has no getToken any more');
    };
  }

  #takeOver(name: string): void {
    if (!Object.hasOwn(this, name)) return;
    const value: unknown = Reflect.get(this, name);
    Reflect.deleteProperty(this, name);
    Reflect.set(this, name, value);
  }
}
