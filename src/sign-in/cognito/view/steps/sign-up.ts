import { checkPersonName, MAX_USER_NAME_LENGTH } from '../../../../chat/person-name.ts';
import { typedNameProblem } from '../../../../ui/parts/names-words.ts';
import { cognitoWords } from '../cognito-words.ts';
import { attributeField, newPasswordField, userNameField } from '../step-fields.ts';
import type { StepContext, StepView } from '../step-view.ts';

export function signUpView({ wayIn, typed }: StepContext<'sign-up'>): StepView {
  const { heading, send } = cognitoWords().signUp;
  return {
    heading,
    fields: [
      { ...userNameField(typed('username')), problemOf: userNameProblem },
      // Some pools want none: those that do say so.
      { ...attributeField('email', typed('email')), missing: undefined },
      newPasswordField(),
    ],
    sendLabel: send,
    send: (values, options) =>
      wayIn.signUp(
        {
          userName: checkedUserName(values('username')),
          email: values('email').trim(),
          password: values('password'),
        },
        options,
      ),
  };
}

/** The pool would take names that no machine attests. */
function userNameProblem(typed: string): string | undefined {
  const check = checkPersonName(typed, MAX_USER_NAME_LENGTH);
  return check.ok ? undefined : typedNameProblem(check.fault);
}

function checkedUserName(typed: string): string {
  const check = checkPersonName(typed, MAX_USER_NAME_LENGTH);
  return check.ok ? check.name : typed;
}
