import { html, nothing } from 'lit';
import type { LambdaWayIn } from '../lambda-way-in.ts';
import './sign-in-form.ts';

export { openWayIn } from '../open-way-in.ts';

export const signInView = {
  form({ wayIn, machineName, userName }: FormOptions) {
    if (wayIn.identity.state === 'signed-in') return nothing;
    return html`<sign-in-form
      .wayIn=${wayIn}
      .machineName=${machineName}
      .userName=${userName}
    ></sign-in-form>`;
  },
};

interface FormOptions {
  readonly wayIn: LambdaWayIn;
  readonly machineName: string;
  readonly userName: string;
}
