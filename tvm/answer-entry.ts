import { type Fault, faultOf } from './fault.ts';
import { Refusal } from './refusal.ts';
import type { MachineAnswer } from './token-machine.ts';
import { outcomeOf, type VendOutcome } from './vend-outcome.ts';

/** What an operator's log may say of an answer. Nothing in it comes from the caller, from upstream or from a secret. */
export interface AnswerEntry {
  readonly level: 'info' | 'error';
  /** One of a fixed few. */
  readonly message: string;
  readonly status: number;
  /** Of the refusal; absent when all is well. */
  readonly code?: string;
  /** Words of ours and codes of others. */
  readonly reason?: string;
  /** Where something went wrong that should not. */
  readonly fault?: Fault;
}

/** What callers are told may name a character of theirs; this never does. */
const messages: Readonly<Record<VendOutcome, string>> = {
  vended: 'a token was given',
  preflight: 'a preflight was answered',
  bad_request: 'no token: the request, or the name in it, cannot be taken',
  unauthorized: 'no token: nobody has signed in, or this sign-in does not count here',
  forbidden: 'no token: this caller, or this page, is given none',
  method_not_allowed: 'no token: it was not asked for with GET',
  throttled: 'no token: too many are asked for',
  internal: 'no token: the machine has a fault',
  bad_gateway: 'no token: the API key cannot be used',
  unavailable: 'no token: something that the machine needs cannot be reached',
  timeout: 'no token: there was no answer in time',
};

export function answerEntry(answer: MachineAnswer): AnswerEntry {
  const { status, refusal } = answer;
  return refusal ? refusalEntry(refusal) : { level: 'info', message: messages[outcomeOf(answer)], status };
}

/** For a log of your own: unlike the refusal, whose cause may hold anything, it can be written out as it is. */
export function refusalEntry(refusal: Refusal): AnswerEntry {
  const { code, status, reason, cause } = Refusal.from(refusal);
  const fault = faultOf(cause);
  return {
    level: status >= 500 ? 'error' : 'info',
    message: messages[code],
    status,
    code,
    ...(reason === undefined ? {} : { reason }),
    ...(fault ? { fault } : {}),
  };
}
