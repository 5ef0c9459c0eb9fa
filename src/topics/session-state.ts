// What a topic session tells the room about itself.

import type { SignInReason } from './token-source.ts';

export const SessionPhase = {
  /** Created, not started. */
  Idle: 'idle',
  /** Getting the first token and the first stream. */
  Connecting: 'connecting',
  /** A stream delivers. */
  Live: 'live',
  /** It was live, or tried to be, and keeps trying by itself. */
  Recovering: 'recovering',
  /** It cannot continue until someone changes something. */
  Refused: 'refused',
  /** Ended. */
  Closed: 'closed',
} as const;
export type SessionPhase = (typeof SessionPhase)[keyof typeof SessionPhase];

/** Why the session is not live. */
export interface SessionProblem {
  /** Who said so: the Token Vending Machine, the topic service, or the service that signs people in. */
  readonly source: 'machine' | 'topic' | 'sign-in';
  /**
   * The code of the `TokenFailure` (`refuses-this-page` where CORS keeps its answer) or `TopicError`; or `HELD_BACK`.
   */
  readonly code: string;
  /** Of `foreign-host`: where the token leads. */
  readonly host?: string | undefined;
  /** Of `sign-in`: what that service said. Of a token source that says so: what it met. */
  readonly reason?: SignInReason | undefined;
}

/** The service answers, and something on the way lets no stream through, not even one that the service ends. */
export const HELD_BACK = 'held-back';

export type SessionState =
  | { readonly phase: typeof SessionPhase.Idle }
  | { readonly phase: typeof SessionPhase.Connecting }
  | {
      readonly phase: typeof SessionPhase.Live;
      /** Known from what the token's machine says of it, or from a refused publish. */
      readonly canPublish: boolean;
      /** It cannot, because this page does not know the token's role. */
      readonly roleIsUnknown?: true;
      /** The network holds streams back: what is said comes every few seconds. */
      readonly isDelayed?: true;
    }
  | {
      readonly phase: typeof SessionPhase.Recovering;
      /** Failed attempts since it last worked. */
      readonly attempt: number;
      /** When the next attempt begins, epoch ms; absent while one is under way. */
      readonly retryAtMs?: number;
      readonly problem: SessionProblem;
      /** Whether it was ever live. If not, nothing has been shown yet. */
      readonly wasLive: boolean;
      /** What is published arrives nevertheless. */
      readonly canPublish?: true;
    }
  | { readonly phase: typeof SessionPhase.Refused; readonly problem: SessionProblem }
  | { readonly phase: typeof SessionPhase.Closed };
