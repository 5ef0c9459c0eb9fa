// The step of setting up an authenticator app; loaded when somebody has to.

import { html } from 'lit';
import { cognitoStepWords } from '../cognito-step-words.ts';
import { codeField } from '../step-fields.ts';
import type { StepContext, StepView } from '../step-view.ts';
import '../totp-secret.ts';

export function setUpTotpView({ step, wayIn }: StepContext<'set-up-totp'>): StepView {
  const { heading, text, code, send } = cognitoStepWords().setUpTotp;
  const { secret, otpauthUrl } = step;
  return {
    heading,
    text,
    content: html`<totp-secret .secret=${secret} .otpauthUrl=${otpauthUrl}></totp-secret>`,
    fields: [codeField(code)],
    sendLabel: send,
    send: (values, options) => wayIn.verifyTotpSetUp(values('code'), options),
  };
}
