import type { UserMessage } from '../../../ui/parts/user-message.ts';
import type { CognitoFailure, CognitoFailureCode } from '../cognito-steps.ts';
import { cognitoWords } from './cognito-words.ts';

const UNANSWERED: readonly CognitoFailureCode[] = ['unreachable', 'timeout', 'not-the-service'];
/** It passes. */
const UNABLE: readonly CognitoFailureCode[] = ['service', 'too-many-attempts'];

/** Why others of this person may still be signed in. */
export function notEverywhere({ code, detail = '' }: CognitoFailure): UserMessage {
  const { heading, unanswered, unable, over, refused } = cognitoWords().everywhere.failed;
  if (UNANSWERED.includes(code)) return { heading, text: unanswered };
  if (UNABLE.includes(code)) return { heading, text: unable };
  return { heading, text: code === 'session-expired' ? over : refused(detail) };
}
