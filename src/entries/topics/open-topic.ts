import type { Cancel } from '../../base/cancel.ts';
import type { TopicGap } from '../../topics/delivery.ts';
import { SessionPhase, type SessionState } from '../../topics/session-state.ts';
import { TopicError, TopicErrorCode, type TopicItem } from '../../topics/transport.ts';
import { newSession } from './session.ts';
import type { SessionOptions } from './session-options.ts';

/** What to open, and who hears of it. */
export interface TopicOptions extends SessionOptions {
  /** Hears each item; as `Topic.onItem`, from the first one on. */
  readonly onItem?: ((item: TopicItem) => void) | undefined;
  /** Hears of each hole; as `Topic.onGap`. */
  readonly onGap?: ((gap: TopicGap) => void) | undefined;
  /** Hears each state; as `Topic.onState`. */
  readonly onState?: ((state: SessionState) => void) | undefined;
}

/** One topic, over as many streams and tokens as it takes. */
export interface Topic {
  /** How it is connected. */
  readonly state: SessionState;
  /** The id that Momento attests of what is published here; undefined without a token, or where nobody says. */
  readonly tokenId: string | undefined;
  /**
   * Calls `listener` with each item, once and in order; own ones too, when they have come back. At the start Momento
   * replays what it still keeps of the topic.
   */
  onItem(listener: (item: TopicItem) => void): Cancel;
  /** Calls `listener` where items were lost for good, between the items that were not. */
  onGap(listener: (gap: TopicGap) => void): Cancel;
  /** Calls `listener` with each new state. */
  onState(listener: (state: SessionState) => void): Cancel;
  /**
   * Publishes a text of at most 4,096 bytes of UTF-8 (Momento's limit for a message). It may be called at once: it waits
   * for the first token, not for the first stream. A token that Momento rejects is renewed, and the text sent once more.
   * Two that are on their way at once may arrive in either order: where that counts, wait for one before the next.
   * @throws TopicError where Momento refuses it or cannot be reached, or the topic is closed; what the token source
   * throws (`TokenFunctionError`, `TvmError`) where there is no token. After `timeout` it may have been published or not.
   */
  publish(text: string): Promise<void>;
  /** Tries now what it would try later; also where the state is `refused`, after somebody has changed something. */
  retryNow(): void;
  /** Ends streams, timers and retries, and lets a program end. Nothing is called after the state `closed`. Idempotent. */
  close(): void;
}

/**
 * Opens a topic and keeps it open: over breaks, sleep, another network and the end of tokens, it resumes at the exact
 * position. It never gives up by itself, except in the state `refused`, which says why.
 * @returns at once, in the state `connecting`
 */
export function openTopic(options: TopicOptions): Topic {
  const { session } = newSession(options);
  if (options.onItem) session.onItem(options.onItem);
  if (options.onGap) session.onGap(options.onGap);
  if (options.onState) session.onState(options.onState);
  session.start();
  return {
    get state() {
      return session.state;
    },
    get tokenId() {
      return session.tokenId;
    },
    onItem: (listener) => session.onItem(listener),
    onGap: (listener) => session.onGap(listener),
    onState: (listener) => session.onState(listener),
    publish: async (text) => {
      if (session.state.phase === SessionPhase.Closed) {
        throw new TopicError(TopicErrorCode.Cancelled, 'unable to publish; the topic is closed');
      }
      await session.publish(() => text);
    },
    retryNow: () => session.retryNow(),
    close: () => session.close(),
  };
}
