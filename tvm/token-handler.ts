import type { Refusal } from './refusal.ts';
import { tell } from './tell.ts';
import {
  bodyText,
  type CallerSource,
  createTokenMachine,
  type TokenMachineOptions,
} from './token-machine.ts';

export interface TokenHandlerOptions extends TokenMachineOptions {
  /** Hears of every refusal, with its cause; for the operator's eyes. What it throws changes no answer. */
  readonly onRefusal?: (refusal: Refusal) => void;
}

/** Answers every request, with a token or with an error as JSON; it never rejects. */
export type TokenHandler = (request: Request, caller: CallerSource) => Promise<Response>;

/**
 * The Token Vending Machine: any server that can make a `Request` and knows its caller can be one.
 * @throws Error for a policy or an origin that cannot be meant.
 */
export function createTokenHandler({ onRefusal, ...options }: TokenHandlerOptions): TokenHandler {
  const machine = createTokenMachine(options);
  return async (request, caller) => {
    const answer = await machine(request, caller);
    const { status, headers, refusal } = answer;
    if (refusal && onRefusal) tell(() => onRefusal(refusal));
    return new Response(answer.body === undefined ? null : bodyText(answer), { status, headers });
  };
}
