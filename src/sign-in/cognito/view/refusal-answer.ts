import type { FormAnswer } from '../../../ui/sign-in/form-attempt.ts';
import type { CognitoFailure, CognitoFailureCode, CognitoStep } from '../cognito-steps.ts';
import { cognitoRefusalWords } from './cognito-refusal-words.ts';
import type { FailureContext, FailureWords } from './cognito-words.ts';

/** The field that has to change; after failures that are not here, none has to. */
const FIELDS: Readonly<Partial<Record<CognitoFailureCode, string>>> = {
  'wrong-code': 'code',
  'expired-code': 'code',
  'not-confirmed': 'code',
  'wrong-credentials': 'password',
  'password-policy': 'password',
  'session-expired': 'password',
  'unknown-user': 'username',
  'user-exists': 'username',
  'address-exists': 'email',
};

export interface RefusalContext {
  readonly step: CognitoStep;
  readonly machineName: string;
  /** Names of the fields on screen. */
  readonly fields: readonly string[];
}

/** What the form of a step says of a refusal, and which of its fields has to change. */
export function refusalAnswer(
  { code, detail = '' }: CognitoFailure,
  { step, machineName, fields }: RefusalContext,
): FormAnswer {
  const named = fieldAbout(code, { step, detail });
  const field = fields.find((name) => name === named);
  const problem = problemOf(code, { step, detail });
  if (problem === undefined) return { field, message: wordsFor(code)?.({ machineName, detail }) };
  // Said where it can be seen.
  return field ? { field, problem } : { message: { heading: cognitoRefusalWords().notHere, text: problem } };
}

function fieldAbout(
  code: CognitoFailureCode,
  { step, detail }: { readonly step: CognitoStep; readonly detail: string },
): string | undefined {
  const isOfStep = code === 'invalid-input' || code === 'more-wanted';
  const field = isOfStep ? fieldOf(step, detail) : FIELDS[code];
  // One field is both there.
  return field === 'email' && step.step === 'sign-up' && step.isNamedByEmail ? 'username' : field;
}

/** The words for a refusal that no field is told of. */
export function wordsFor(
  code: CognitoFailureCode,
): ((at: FailureContext) => ReturnType<FailureWords>) | undefined {
  const { person, operator, time } = cognitoRefusalWords();
  const all: Readonly<Partial<Record<CognitoFailureCode, FailureWords>>> = {
    ...person,
    ...operator,
    ...time,
  };
  return all[code];
}

/** What is said at the field. */
function problemOf(
  code: CognitoFailureCode,
  { step, detail }: { readonly step: CognitoStep; readonly detail: string },
): string | undefined {
  const say = cognitoRefusalWords();
  if (code === 'wrong-code') return say.wrongCode[sourceOf(step)];
  if (code === 'expired-code') return say.expiredCode[sourceOf(step)];
  if (code === 'password-policy') return say.passwordPolicy(detail);
  if (code === 'user-exists') return say.userExists;
  return code === 'address-exists' ? say.addressExists : undefined;
}

/** Where the code that is asked for comes from. */
function sourceOf(step: CognitoStep): 'totp' | 'message' | 'sent' {
  if (step.step === 'set-up-totp') return 'totp';
  if (step.step !== 'code') return 'sent';
  return step.factor === 'totp' ? 'totp' : 'message';
}

/** The field whose content the service means, as far as it says. */
function fieldOf(step: CognitoStep, detail: string): string | undefined {
  if (step.step === 'new-password') return step.attributes[0];
  return step.step === 'sign-up' && !/^user ?name|'username'/i.test(detail) ? 'email' : 'username';
}
