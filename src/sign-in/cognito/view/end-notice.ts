import { html, nothing } from 'lit';
import type { UserMessage } from '../../../ui/parts/user-message.ts';
import { signedOutNotice } from '../../../ui/sign-in/signed-out-notice.ts';
import { cognitoStepWords } from './cognito-step-words.ts';
import type { Cognito } from './step-view.ts';
import '../../../ui/parts/error-notice.ts';

/** Why somebody is asked to sign in, and what became of signing out; once, for as long as it is so. */
export function endNotice({ identity, revocation }: Pick<Cognito, 'identity' | 'revocation'>) {
  const { copy, revocation: words } = cognitoStepWords();
  if (identity.state === 'lost') return identity.isCopy ? notice(copy) : nothing;
  return revocation === 'none' ? signedOutNotice(identity) : notice(words[revocation]);
}

function notice({ heading, text }: UserMessage) {
  return html`<error-notice .tone=${'warning'} .heading=${heading} .text=${text}></error-notice>`;
}
