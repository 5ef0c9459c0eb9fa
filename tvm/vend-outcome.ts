import type { WireErrorCode } from '../src/tvm-client/wire.ts';
import { type Refusal, refusalCodes } from './refusal.ts';

/** How a request has ended. A closed set, so that whoever counts by it needs few counters. */
export type VendOutcome = 'vended' | 'preflight' | WireErrorCode;

export const vendOutcomes: readonly VendOutcome[] = ['vended', 'preflight', ...refusalCodes];

/** What an operator may know of one answer: nothing in it comes from the caller, from upstream or from a secret. */
export interface AnsweredRequest {
  readonly outcome: VendOutcome;
  /** Of HTTP. */
  readonly status: number;
  readonly durationMs: number;
}

/** Hears of each answer. What it throws changes none. */
export type VendObserver = (answered: AnsweredRequest) => void;

/** @param answer of a machine; one without a body is to a preflight */
export function outcomeOf(answer: {
  readonly body: unknown;
  readonly refusal: Refusal | undefined;
}): VendOutcome {
  if (answer.refusal) return answer.refusal.code;
  return answer.body === undefined ? 'preflight' : 'vended';
}
