// The steps of a check-up, how each may end, and what its ends are worth.

import type { CheckUpStep } from '../sign-in/kind-check-up.ts';
import { TopicErrorCode } from '../topics/transport.ts';
import type { Facts } from './facts.ts';

export type Ending = 'passed' | 'warning' | 'failed' | 'skipped';

/** Why the topic service did not do something. */
export type TopicFailure = TopicErrorCode;

const TOPIC_FAILURES = Object.fromEntries(
  Object.values(TopicErrorCode).map((code) => [code, 'failed']),
) as Readonly<Record<TopicErrorCode, 'failed'>>;

/** How every step may end. */
const ANY_STEP = {
  /** It took longer than it may. */
  timeout: 'failed',
  /** A fault of the check-up itself. */
  unexpected: 'failed',
  /** A step that it needs failed. */
  'earlier-failed': 'skipped',
  /** It needs an identity, and nobody is signed in at this machine. */
  'sign-in-first': 'skipped',
  /** As that; somebody is signed in, and what signs people in refuses to say so now, or does not answer. */
  'sign-in-fails': 'skipped',
  /** Somebody stopped the check-up. */
  stopped: 'skipped',
} as const satisfies Readonly<Record<string, Ending>>;

const OWN_CODES = {
  /** Something answers at the machine's address. */
  'machine-reachable': {
    answers: 'passed',
    offline: 'failed',
    unreachable: 'failed',
    /** The URL or a header cannot be sent at all. */
    unsendable: 'failed',
  },
  /** This page may read the answer. */
  'machine-cors': { readable: 'passed', 'refuses-page': 'failed' },
  'machine-status': {
    good: 'passed',
    /** 401 to nobody, as it should be. */
    'asks-who': 'passed',
    unauthorized: 'failed',
    forbidden: 'failed',
    'not-found': 'failed',
    rejected: 'failed',
    redirected: 'failed',
    throttled: 'failed',
    unavailable: 'failed',
  },
  'machine-answer': { token: 'passed', 'no-token': 'failed' },
  clock: {
    right: 'passed',
    off: 'warning',
    /** Only the token's end was told, and it is plausible. */
    plausible: 'passed',
    /** Only the token's end was told, and no token ends then. */
    implausible: 'warning',
    untold: 'skipped',
  },
  'token-decodes': { decodes: 'passed', 'bad-token': 'failed', 'foreign-host': 'failed' },
  'token-life': {
    told: 'passed',
    untold: 'passed',
    short: 'warning',
    /** Its role is one that this page does not know. */
    'unknown-role': 'warning',
  },
  'momento-reachable': { answers: 'passed', offline: 'failed', unreachable: 'failed' },
  subscribe: {
    subscribed: 'passed',
    /** Accepted, and nothing has come so far. */
    silent: 'warning',
    'write-only': 'skipped',
    ...TOPIC_FAILURES,
  },
  publish: {
    published: 'passed',
    'read-only': 'skipped',
    /** Nobody said so before, but the token may not publish. */
    'not-allowed': 'warning',
    ...TOPIC_FAILURES,
  },
  'round-trip': {
    measured: 'passed',
    slow: 'warning',
    lossy: 'warning',
    'no-echo': 'failed',
    /** It comes only with the end of a subscription, as the room then has it: every few seconds. */
    delayed: 'warning',
    /** Not even so, although it was taken. */
    'held-back': 'failed',
    'read-only': 'skipped',
    'write-only': 'skipped',
    ...TOPIC_FAILURES,
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Ending>>>>;

export type StepId = keyof typeof OWN_CODES;

type OwnCodes = { readonly [Id in StepId]: keyof (typeof OWN_CODES)[Id] };
type Codes = { readonly [Id in StepId]: OwnCodes[Id] | CommonCode };

/** How a step ended: in a way of its own, or as every step may. */
export type OwnCode<Id extends StepId> = OwnCodes[Id];
export type CommonCode = keyof typeof ANY_STEP;
export type StepCode<Id extends StepId = StepId> = Codes[Id];

/** What an own code of a step is worth. */
export type EndingOf<Id extends StepId, Code extends OwnCode<Id>> = (typeof OWN_CODES)[Id][Code];

/** What the end of a step is worth. */
export function endingOf(step: AnyStep, code: string): Ending {
  const own: Readonly<Record<string, Ending>> = 'endings' in step ? step.endings : OWN_CODES[step.id];
  const common: Readonly<Record<string, Ending>> = ANY_STEP;
  return own[code] ?? common[code] ?? 'failed';
}

export interface StepResult<Id extends StepId> {
  readonly code: StepCode<Id>;
  readonly facts?: Facts;
}

/** A step that can be run. */
export interface StepOf<Id extends StepId> {
  readonly id: Id;
  /** Steps that must not have failed or been skipped. */
  readonly needs: readonly StepId[];
  readonly deadlineMs: number;
  /** What it looks for comes as a result; an error is a fault of the check-up. */
  readonly run: (signal: AbortSignal) => Promise<StepResult<Id>>;
}

export type Step = { [Id in StepId]: StepOf<Id> }[StepId];

/** A step of the check-up itself, or of the kind of machine: that one needs no other. */
export type AnyStep = Step | CheckUpStep;

/** A step as people see it. */
export interface StepProgress {
  readonly id: string;
  readonly state: 'pending' | 'running' | Ending;
  /** From its end on. */
  readonly code?: string;
  readonly facts: Facts;
  /** From its end on, if it was run. */
  readonly durationMs?: number;
}
