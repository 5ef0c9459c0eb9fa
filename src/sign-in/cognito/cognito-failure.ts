import { type CognitoError, NOT_THE_SERVICE } from './cognito-error.ts';
import type { CognitoFailure, CognitoFailureCode } from './cognito-steps.ts';

/** Where these are met, what tells the others apart may not load. */
const KNOWN_BY_HEART: Readonly<Record<string, CognitoFailureCode>> = {
  NetworkError: 'unreachable',
  TimeoutError: 'timeout',
  [NOT_THE_SERVICE]: 'not-the-service',
};

const LONGEST_DETAIL = 300;

/** What went wrong, for whoever signs in. Never rejects. */
export async function failureOf(error: CognitoError): Promise<CognitoFailure> {
  const code = KNOWN_BY_HEART[error.code] ?? (await lookUp(error));
  return { code, detail: detailOf(error), done: error.done };
}

async function lookUp(error: CognitoError): Promise<CognitoFailureCode> {
  try {
    const { meaningOf } = await import('./refusal-meaning.ts');
    return meaningOf(error);
  } catch {
    // The service's own sentence is there in any case.
    return 'refused';
  }
}

/** What the service said, without what was typed, and what it puts around the words of others. */
export function detailOf({ code, message }: CognitoError): string {
  // What a trigger says stands behind its name, and before a full stop of the service.
  const told = code === 'UserLambdaValidationException' ? message.replace(TRIGGER, '$1') : message;
  return Array.from(withoutInput(told)).slice(0, LONGEST_DETAIL).join('');
}

const TRIGGER = /^\w+ failed with error (.+?)\.?$/s;

/** Complaints about a value may quote it, and the value may be a password. */
function withoutInput(message: string): string {
  return message.replace(/Value '.*?' at '/gs, "Value at '");
}
