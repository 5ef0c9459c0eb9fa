import type { UserMessage } from '../../../ui/parts/user-message.ts';
import type { FormAnswer } from '../../../ui/sign-in/form-attempt.ts';
import type { CognitoFailure, CognitoFailureCode, CognitoProgress, CognitoStep } from '../cognito-steps.ts';
import { cognitoWords } from './cognito-words.ts';

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
};

/** What the form of a step says of a failure, and which of its fields has to change. */
export function failureAnswer(
  { code, detail = '', done }: CognitoFailure,
  { step, machineName }: { readonly step: CognitoStep; readonly machineName: string },
): FormAnswer {
  const say = cognitoWords();
  const field = code === 'invalid-input' || code === 'more-wanted' ? fieldOf(step) : FIELDS[code];
  if (code === 'wrong-code') return { field, problem: say.wrongCode[sourceOf(step)] };
  if (code === 'expired-code') return { field, problem: say.expiredCode[sourceOf(step)] };
  if (code === 'password-policy') return { field, problem: say.passwordPolicy(detail) };
  if (code === 'user-exists') return { field, problem: say.userExists };
  const message = say.failures[code]({ machineName, detail });
  return {
    field,
    message: done ? { heading: say.done[done], text: rest(message, { code, done }) } : message,
  };
}

/** What came after something that is done for good. */
function rest(
  message: UserMessage,
  { code, done }: { readonly code: CognitoFailureCode; readonly done: CognitoProgress },
): string {
  const { failed, unanswered, perhapsSaved } = cognitoWords().doneBut;
  if (done === 'password-perhaps-saved') return perhapsSaved;
  return code === 'unreachable' || code === 'timeout' ? unanswered : failed(message);
}

/** Where the code that is asked for comes from. */
function sourceOf(step: CognitoStep): 'totp' | 'message' | 'sent' {
  if (step.step === 'set-up-totp') return 'totp';
  if (step.step !== 'code') return 'sent';
  return step.factor === 'totp' ? 'totp' : 'message';
}

/** The field whose content the service most likely means. */
function fieldOf(step: CognitoStep): string | undefined {
  if (step.step === 'sign-up') return step.isNamedByEmail ? 'username' : 'email';
  return step.step === 'new-password' ? step.attributes[0] : 'username';
}
