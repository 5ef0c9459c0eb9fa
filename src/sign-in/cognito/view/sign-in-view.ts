import { html, nothing } from 'lit';
import type { RefusalReason } from '../../identity-error.ts';
import type { SignInFormOptions } from '../../machine-kind.ts';
import type { CognitoWayIn } from '../cognito-way-in.ts';
import './cognito-sign-in.ts';

export { heldIdentity } from '../held-identity.ts';
export { openWayIn } from '../open-way-in.ts';

export const signInView = {
  form({ wayIn, machineName, userName }: SignInFormOptions<CognitoWayIn>) {
    return html`<cognito-sign-in
      .wayIn=${wayIn}
      .machineName=${machineName}
      .userName=${userName}
    ></cognito-sign-in>`;
  },
  ending({ wayIn, signInAgain }: { readonly wayIn: CognitoWayIn; readonly signInAgain: () => void }) {
    // Most who sign in have a sign-in without an end that anybody knows.
    if (wayIn.endsAtMs === undefined) return nothing;
    void import('./sign-in-end.ts').catch(() => {});
    return html`<sign-in-end class="over" .wayIn=${wayIn} .signInAgain=${signInAgain}></sign-in-end>`;
  },
  settings({ wayIn, machineName }: { readonly wayIn: CognitoWayIn; readonly machineName: string }) {
    if (!wayIn.isByChoice) return undefined;
    void import('./passkey-settings.ts').catch(() => {});
    return html`<passkey-settings .wayIn=${wayIn} .machineName=${machineName}></passkey-settings>`;
  },
  refusal({ reason, machineName }: { readonly reason: RefusalReason; readonly machineName: string }) {
    // Until it is there, and where it cannot be loaded, the words around it have to do.
    void import('./cognito-refusal.ts').catch(() => {});
    return html`<cognito-refusal .reason=${reason} .machineName=${machineName}></cognito-refusal>`;
  },
};
