import { cognitoChoiceWords } from '../cognito-choice-words.ts';
import { userNameField } from '../step-fields.ts';
import type { StepContext, StepView } from '../step-view.ts';

export function withoutPasswordView({ step, wayIn, typed }: StepContext<'without-password'>): StepView {
  const { heading, text, send } = cognitoChoiceWords().name;
  return {
    heading,
    text,
    fields: [userNameField(step.userName || typed('username'), { isEmail: wayIn.userNameIsEmail })],
    sendLabel: send,
    send: (values, options) => wayIn.askWays(values('username'), options),
  };
}
