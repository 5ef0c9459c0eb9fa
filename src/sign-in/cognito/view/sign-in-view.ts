import { html } from 'lit';
import type { SignInFormOptions } from '../../machine-kind.ts';
import type { CognitoWayIn } from '../cognito-way-in.ts';
import './cognito-sign-in.ts';

export { openWayIn } from '../open-way-in.ts';

export const signInView = {
  form({ wayIn, machineName, userName }: SignInFormOptions<CognitoWayIn>) {
    return html`<cognito-sign-in
      .wayIn=${wayIn}
      .machineName=${machineName}
      .userName=${userName}
    ></cognito-sign-in>`;
  },
};
