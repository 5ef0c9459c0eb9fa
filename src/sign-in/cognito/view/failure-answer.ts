import type { UserMessage } from '../../../ui/parts/user-message.ts';
import type { FormAnswer } from '../../../ui/sign-in/form-attempt.ts';
import type { CognitoFailure } from '../cognito-steps.ts';
import { cognitoStepWords } from './cognito-step-words.ts';
import { cognitoWords, type FailureWords } from './cognito-words.ts';
import type { RefusalContext } from './refusal-answer.ts';

/** What the form of a step says of a failure, and which of its fields has to change. Never rejects. */
export async function failureAnswer(failure: CognitoFailure, context: RefusalContext): Promise<FormAnswer> {
  const answer = await answerTo(failure, context);
  const { done } = failure;
  if (!done || !answer.message) return answer;
  const message = { heading: cognitoStepWords().done[done], text: rest(answer.message, failure) };
  return { ...answer, message };
}

async function answerTo(failure: CognitoFailure, context: RefusalContext): Promise<FormAnswer> {
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

/** What came after something that is done for good. */
function rest(message: UserMessage, { code, done }: CognitoFailure): string {
  const { failed, unanswered, perhapsSaved } = cognitoStepWords().doneBut;
  if (done === 'password-perhaps-saved') return perhapsSaved;
  return code === 'unreachable' || code === 'timeout' ? unanswered : failed(message);
}
