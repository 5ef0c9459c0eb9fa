import { checkPersonName, MAX_USER_NAME_LENGTH } from '../../../../chat/person-name.ts';
import { looksSourced } from '../../../../chat/sourced-id.ts';
import { typedNameProblem } from '../../../../ui/parts/names-words.ts';
import type { FormValues, TextField } from '../../../../ui/sign-in/field-form.ts';
import { cognitoStepWords } from '../cognito-step-words.ts';
import { attributeField, newPasswordField, userNameField } from '../step-fields.ts';
import type { StepContext, StepView } from '../step-view.ts';

export function signUpView({ step, wayIn, typed }: StepContext<'sign-up'>): StepView {
  const { heading, send } = cognitoStepWords().signUp;
  const { attributes, isNamedByEmail } = step;
  const field = (name: string) => {
    const configured = wayIn.signUpFields.find(({ attribute }) => attribute === name);
    return attributeField(name, typed(name), configured);
  };
  const asked = [...new Set(isNamedByEmail ? attributes : ['email', ...attributes])];
  const named = isNamedByEmail ? asked.filter((name) => name !== 'email') : asked;
  return {
    heading,
    fields: [
      isNamedByEmail
        ? addressField(typed)
        : { ...userNameField(typed('username')), problemOf: userNameProblem },
      // Some pools want no address: those that do say so.
      ...named.map((name) =>
        attributes.includes(name) ? field(name) : { ...field(name), missing: undefined },
      ),
      newPasswordField(),
    ],
    sendLabel: send,
    send: (values, options) =>
      wayIn.signUp(
        {
          userName: isNamedByEmail ? values('username') : checkedUserName(values('username')),
          attributes: Object.fromEntries(named.map((name) => [name, values(name).trim()])),
          password: values('password'),
        },
        options,
      ),
  };
}

/** The one field for what is both address and user name. */
function addressField(typed: FormValues): TextField {
  const userName = typed('username');
  return userNameField(userName.includes('@') ? userName : typed('email'), { isEmail: true });
}

/** The pool would take names that no machine attests. */
function userNameProblem(typed: string): string | undefined {
  const check = checkPersonName(typed, MAX_USER_NAME_LENGTH);
  if (!check.ok) return typedNameProblem(check.fault, MAX_USER_NAME_LENGTH);
  return looksSourced(check.name) ? cognitoStepWords().signUp.sourced : undefined;
}

function checkedUserName(typed: string): string {
  const check = checkPersonName(typed, MAX_USER_NAME_LENGTH);
  return check.ok ? check.name : typed;
}
