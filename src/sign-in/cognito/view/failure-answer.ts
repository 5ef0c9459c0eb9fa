import type { FormAnswer } from '../../../ui/sign-in/form-attempt.ts';
import type { CognitoFailure } from '../cognito-steps.ts';
import { cognitoWords, type FailureWords } from './cognito-words.ts';
import type { RefusalContext } from './refusal-answer.ts';

/** What the form of a step says of a failure, and which of its fields has to change. Never rejects. */
export async function failureAnswer(failure: CognitoFailure, context: RefusalContext): Promise<FormAnswer> {
  const { failures } = cognitoWords();
  const at = { machineName: context.machineName, detail: failure.detail ?? '' };
  const byHeart = (failures as Readonly<Record<string, FailureWords>>)[failure.code];
  if (byHeart) return { message: byHeart(at) };
  try {
    const { refusalAnswer } = await import('./refusal-answer.ts');
    return refusalAnswer(failure, context);
  } catch {
    return { message: failures.refused(at) };
  }
}
