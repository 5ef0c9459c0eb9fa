import { systemClock } from './machine-clock.ts';
import type { Refusal } from './refusal.ts';
import { tell } from './tell.ts';
import {
  bodyText,
  type CallerSource,
  createTokenMachine,
  type TokenMachineOptions,
} from './token-machine.ts';
import { outcomeOf, type VendObserver } from './vend-outcome.ts';

export interface TokenHandlerOptions extends TokenMachineOptions {
  /** Hears of every refusal, with its cause; for the operator's eyes. What it throws changes no answer. */
  readonly onRefusal?: (refusal: Refusal) => void;
  /** Hears of every answer, for counting: `observe` of `createVendMetrics()`, or one of your own. */
  readonly onAnswer?: VendObserver;
}

/** Answers every request, with a token or with an error as JSON; it never rejects. */
export type TokenHandler = (request: Request, caller: CallerSource) => Promise<Response>;

/**
 * The Token Vending Machine: any server that can make a `Request` and knows its caller can be one.
 * @throws Error for a policy or an origin that cannot be meant.
 */
export function createTokenHandler({ onRefusal, onAnswer, ...options }: TokenHandlerOptions): TokenHandler {
  const { clock = systemClock } = options;
  const machine = createTokenMachine(options);
  return async (request, caller) => {
    const startedAtMs = clock.monotonicMs();
    const answer = await machine(request, caller);
    const { status, headers, refusal } = answer;
    if (refusal && onRefusal) tell(() => onRefusal(refusal));
    if (onAnswer) {
      const durationMs = clock.monotonicMs() - startedAtMs;
      tell(() => onAnswer({ outcome: outcomeOf(answer), status, durationMs }));
    }
    return new Response(answer.body === undefined ? null : bodyText(answer), { status, headers });
  };
}
