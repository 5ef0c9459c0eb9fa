import { html, nothing } from 'lit';
import { sentences } from '../../../ui/parts/sentences.ts';
import { signedOutNotice } from '../../../ui/sign-in/signed-out-notice.ts';
import type { OidcWayIn } from '../oidc-way-in.ts';
import { failureWords } from './failure-answer.ts';
import { oidcNoticeWords } from './oidc-notice-words.ts';
import '../../../ui/parts/error-notice.ts';

/** What became of a try to sign in, or of a sign-out; loaded when there is something to tell. */
export function oidcNotice(wayIn: OidcWayIn, machineName: string) {
  const { failure, identity, revocation, canEndSession, providerHost: host } = wayIn;
  if (failure && failure.by !== 'page') {
    const said = failureWords(failure, { machineName, host });
    return html`<error-notice .heading=${said.heading} .text=${said.text}></error-notice>`;
  }
  if (revocation === 'none' && !canEndSession) return signedOutNotice(identity);
  const { heading, text, button, revocation: words } = oidcNoticeWords().signedOut;
  const texts = [
    ...(revocation === 'none' ? [] : [words[revocation](host)]),
    ...(canEndSession ? [text(host)] : []),
  ];
  return html`
    <error-notice .tone=${'warning'} .heading=${heading} .text=${sentences(...texts)}>
      ${
        canEndSession
          ? html`<button type="button" @click=${() => void wayIn.endSession()} .textContent=${button(host)}></button>`
          : nothing
      }
    </error-notice>
  `;
}
