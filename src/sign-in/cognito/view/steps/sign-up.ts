import { cognitoWords } from '../cognito-words.ts';
import { attributeField, newPasswordField, userNameField } from '../step-fields.ts';
import type { StepContext, StepView } from '../step-view.ts';

export function signUpView({ wayIn, typed }: StepContext<'sign-up'>): StepView {
  const { heading, send } = cognitoWords().signUp;
  return {
    heading,
    fields: [
      userNameField(typed('username')),
      // Some pools want none: those that do say so.
      { ...attributeField('email', typed('email')), missing: undefined },
      newPasswordField(),
    ],
    sendLabel: send,
    send: (values, options) =>
      wayIn.signUp(
        { userName: values('username'), email: values('email').trim(), password: values('password') },
        options,
      ),
  };
}
