// What the element tells the page that it stands in. They bubble, and are about one room.

import type { MessageRow } from '../../chat/timeline/timeline-row.ts';
import type { SessionProblem } from '../../topics/session-state.ts';

const UP = { bubbles: true };

/** The room is connected, for the first time since the element began with it. */
export class ChatJoinedEvent extends Event {
  static readonly type = 'chat-joined';
  readonly topic: string;
  /** The id that Momento attests of what is written here; undefined where the token has none. */
  readonly tokenId: string | undefined;

  constructor({ topic, tokenId }: Pick<ChatJoinedEvent, 'topic' | 'tokenId'>) {
    super(ChatJoinedEvent.type, UP);
    this.topic = topic;
    this.tokenId = tokenId;
  }
}

/** A room that was joined is so no more: it was left, or the element was removed or got another room. */
export class ChatLeftEvent extends Event {
  static readonly type = 'chat-left';
  readonly topic: string;

  constructor(topic: string) {
    super(ChatLeftEvent.type, UP);
    this.topic = topic;
  }
}

/** A message has got its place in the room: each once, own ones too, and at the start those that Momento still keeps. */
export class ChatMessageEvent extends Event {
  static readonly type = 'chat-message';
  readonly topic: string;
  /** As it came. `atMs` tells when it was sent, `own` whether it was written here, `author.mark` who vouches for the name. */
  readonly message: MessageRow;

  constructor({ topic, message }: Pick<ChatMessageEvent, 'topic' | 'message'>) {
    super(ChatMessageEvent.type, UP);
    this.topic = topic;
    this.message = message;
  }
}

/** Something is in the way. People are told in the room; this is for the page. */
export class ChatTroubleEvent extends Event {
  static readonly type = 'chat-trouble';
  readonly topic: string;
  /** Who said so: what gives tokens, the topic service, or the page, which could not load a part of the room. */
  readonly source: SessionProblem['source'] | 'page';
  /** As in the state of a topic; of the page it is `not-loaded`. */
  readonly code: string;
  /** It stays so until somebody changes something; else it is tried again. */
  readonly isFinal: boolean;
  /** What a token function threw, or what a part of the room could not be loaded for. */
  readonly says: string | undefined;

  constructor({
    topic,
    source,
    code,
    isFinal,
    says,
  }: Pick<ChatTroubleEvent, 'topic' | 'source' | 'code' | 'isFinal' | 'says'>) {
    super(ChatTroubleEvent.type, UP);
    this.topic = topic;
    this.source = source;
    this.code = code;
    this.isFinal = isFinal;
    this.says = says;
  }
}

/** Of several rooms, another one is in view. */
export class ChatShownEvent extends Event {
  static readonly type = 'chat-shown';
  /** Empty: whoever was here has left, and the form is shown. */
  readonly topic: string;

  constructor(topic: string) {
    super(ChatShownEvent.type, UP);
    this.topic = topic;
  }
}

declare global {
  interface HTMLElementEventMap {
    'chat-joined': ChatJoinedEvent;
    'chat-left': ChatLeftEvent;
    'chat-message': ChatMessageEvent;
    'chat-shown': ChatShownEvent;
    'chat-trouble': ChatTroubleEvent;
  }
}
