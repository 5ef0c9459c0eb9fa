import { html, nothing } from 'lit';
import type { UserMessage } from '../../../ui/parts/user-message.ts';
import { signedOutNotice } from '../../../ui/sign-in/signed-out-notice.ts';
import type { CognitoFailure, CognitoFailureCode } from '../cognito-steps.ts';
import { cognitoWords } from './cognito-words.ts';
import type { Cognito } from './step-view.ts';
import '../../../ui/parts/error-notice.ts';

/** Why somebody is asked to sign in, and what became of signing out; once, for as long as it is so. */
export function endNotice({ identity, revocation }: Pick<Cognito, 'identity' | 'revocation'>) {
  const { copy, revocation: words } = cognitoWords();
  if (identity.state === 'lost') return identity.isCopy ? notice(copy) : nothing;
  return revocation === 'none' ? signedOutNotice(identity) : notice(words[revocation]);
}

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

function notice({ heading, text }: UserMessage) {
  return html`<error-notice tone="warning" .heading=${heading} .text=${text}></error-notice>`;
}
