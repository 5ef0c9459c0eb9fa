import { cognitoStepWords } from '../cognito-step-words.ts';
import { userNameField } from '../step-fields.ts';
import type { StepContext, StepView } from '../step-view.ts';

export function forgotPasswordView({ step, wayIn, typed }: StepContext<'forgot-password'>): StepView {
  const { heading, text, send } = cognitoStepWords().forgotPassword;
  return {
    heading,
    text,
    fields: [userNameField(step.userName || typed('username'), { isEmail: wayIn.userNameIsEmail })],
    sendLabel: send,
    send: (values, options) => wayIn.requestReset(values('username'), options),
  };
}
