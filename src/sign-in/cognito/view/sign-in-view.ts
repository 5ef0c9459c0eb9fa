import { html } from 'lit';
import type { CognitoWayIn } from '../cognito-way-in.ts';
import './cognito-sign-in.ts';

export { openWayIn } from '../open-way-in.ts';

export const signInView = {
  form({ wayIn, machineName, userName }: FormOptions) {
    return html`<cognito-sign-in
      .wayIn=${wayIn}
      .machineName=${machineName}
      .userName=${userName}
    ></cognito-sign-in>`;
  },
};

interface FormOptions {
  readonly wayIn: CognitoWayIn;
  readonly machineName: string;
  readonly userName: string;
}
