import { cognitoStepWords } from '../cognito-step-words.ts';
import { attributeField, hiddenUserNameField, newPasswordField } from '../step-fields.ts';
import type { StepContext, StepView } from '../step-view.ts';

export function newPasswordView({ step, wayIn, typed }: StepContext<'new-password'>): StepView {
  const { heading, text, send } = cognitoStepWords().newPasswordStep;
  const { attributes } = step;
  return {
    heading,
    text,
    fields: [
      hiddenUserNameField(step.userName),
      newPasswordField(),
      ...attributes.map((name) => attributeField(name, typed(name))),
    ],
    sendLabel: send,
    send: (values, options) =>
      wayIn.setNewPassword(
        {
          password: values('password'),
          attributes: Object.fromEntries(attributes.map((name) => [name, values(name).trim()])),
        },
        options,
      ),
  };
}
