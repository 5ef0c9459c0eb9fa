import { html, nothing } from 'lit';
import type { SignInFormOptions } from '../../machine-kind.ts';
import type { LambdaWayIn } from '../lambda-way-in.ts';
import './sign-in-form.ts';

export { openWayIn } from '../open-way-in.ts';

export const signInView = {
  form({ wayIn, machineName, userName }: SignInFormOptions<LambdaWayIn>) {
    if (wayIn.identity.state === 'signed-in') return nothing;
    return html`<sign-in-form
      .wayIn=${wayIn}
      .machineName=${machineName}
      .userName=${userName}
    ></sign-in-form>`;
  },
};
