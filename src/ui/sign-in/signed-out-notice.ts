import { html, nothing } from 'lit';
import type { Identity } from '../../sign-in/way-in.ts';
import { signInWords } from './sign-in-words.ts';
import '../parts/error-notice.ts';

/** Why somebody is asked to sign in, where it was not done in this tab. */
export function signedOutNotice(identity: Identity) {
  if (identity.state !== 'signed-out' || !identity.isElsewhere) return nothing;
  const { heading, text } = signInWords().elsewhere;
  return html`<error-notice .tone=${'warning'} .heading=${heading} .text=${text}></error-notice>`;
}
