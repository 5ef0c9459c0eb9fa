import { cognitoStepWords } from '../cognito-step-words.ts';
import { codeField, hiddenUserNameField, newPasswordField } from '../step-fields.ts';
import type { StepContext, StepView } from '../step-view.ts';

export function resetPasswordView({ step, wayIn }: StepContext<'reset-password'>): StepView {
  const say = cognitoStepWords().resetPassword;
  return {
    heading: say.heading,
    text: say.text(step.sentTo),
    fields: [codeField(), hiddenUserNameField(step.userName), newPasswordField()],
    sendLabel: say.send,
    send: (values, options) =>
      wayIn.resetPassword({ code: values('code'), password: values('password') }, options),
    links: [
      {
        label: say.again,
        ask: (options) => wayIn.requestReset(step.userName, options),
        done: say.sentAgain,
      },
    ],
  };
}
