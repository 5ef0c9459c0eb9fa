import { html } from 'lit';
import type { RefusalReason } from '../../identity-error.ts';
import type { SignInFormOptions } from '../../machine-kind.ts';
import type { OidcWayIn } from '../oidc-way-in.ts';
import { saidBy } from './failure-words.ts';
import './oidc-sign-in.ts';

export { openWayIn } from '../open-way-in.ts';

export const signInView = {
  form({ wayIn, machineName }: SignInFormOptions<OidcWayIn>) {
    return html`<oidc-sign-in .wayIn=${wayIn} .machineName=${machineName}></oidc-sign-in>`;
  },
  refusal({ reason, machineName }: { readonly reason: RefusalReason; readonly machineName: string }) {
    return html`<p class="muted" .textContent=${saidBy(machineName, reason)}></p>`;
  },
};
