// What the steps need of the world, in their own terms; src/compose/check-up.ts puts it over the real parts.

import type { Cancel } from '../base/cancel.ts';
import type { Facts } from './facts.ts';
import type { TopicFailure } from './steps.ts';

/** A token as a machine gave it out. It holds the secret itself: it goes from step to step, and nowhere else. */
export interface Vended {
  readonly authToken: string;
  readonly tokenId?: string | undefined;
  readonly role?: Facts['role'];
  readonly topics?: readonly string[] | undefined;
  /** Its end on the machine's clock, epoch seconds. */
  readonly expiresAt?: number | undefined;
  /** The machine's clock when it answered, epoch seconds. */
  readonly serverTime?: number | undefined;
  /** How long it lives; undefined where no believable end is told. */
  readonly lifeMs: number | undefined;
}

export interface MachineAnswer {
  /** HTTP status; 0 for a redirect, which no page may see. */
  readonly status: number;
  /** What anything but a good status means. */
  readonly refusal:
    | 'unauthorized'
    | 'forbidden'
    | 'rejected'
    | 'redirected'
    | 'throttled'
    | 'unavailable'
    | undefined;
  /** The header `Date`, where the page may read it. */
  readonly date: string | null;
  /** The body. */
  readonly text: string;
  /** The token in the body. */
  readonly vended: Vended | undefined;
}

/** An answer; or nothing, or something that this page may not read; or nothing could be sent. */
export type MachineOutcome = MachineAnswer | 'unreachable' | 'refuses-page' | 'unsendable';

/** A Token Vending Machine. */
export interface MachineProbe {
  readonly asksWho: boolean;
  readonly url: string;
  /** Asks once for a token. */
  ask(signal: AbortSignal): Promise<{
    readonly outcome: MachineOutcome;
    /** Whether it was asked as somebody whom it may know: whoever is signed in, or a guest where guests may ask. */
    readonly hasIdentity: boolean;
    /** Somebody is signed in, and cannot be shown to it: what signs people in refuses, or does not answer. */
    readonly isSignInFailing?: boolean;
  }>;
}

export interface ListenOptions {
  /** The service is asked to end it after so many ms. Default: not at all. */
  readonly endsAfterMs?: number;
}

/** The topic service, with one token, at one topic. */
export interface TopicProbe {
  readonly url: string;
  /** Whether anything answers there, readable or not. */
  answers(signal: AbortSignal): Promise<boolean>;
  /** Subscribes to what comes from now on. */
  listen(
    handlers: {
      /** Anything came, a heartbeat too. */
      readonly onFrame: () => void;
      readonly onText: (text: string) => void;
      /** It is over; undefined: without a reason. Never called after the cancelling. */
      readonly onEnd: (failure: TopicFailure | undefined) => void;
    },
    options?: ListenOptions,
  ): Cancel;
  /** @returns why it failed, if it did; @throws the reason of `signal` when that aborts */
  publish(text: string, signal: AbortSignal): Promise<TopicFailure | undefined>;
}

/** What steps hand to those after them. */
export interface Findings {
  hasIdentity?: boolean;
  isSignInFailing?: boolean;
  answer?: MachineAnswer;
  /** When the answer came, epoch ms. */
  answeredAtMs?: number;
}
