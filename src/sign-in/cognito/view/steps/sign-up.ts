import { checkPersonName, MAX_USER_NAME_LENGTH } from '../../../../chat/person-name.ts';
import { typedNameProblem } from '../../../../ui/parts/names-words.ts';
import type { FormValues, TextField } from '../../../../ui/sign-in/field-form.ts';
import { cognitoWords } from '../cognito-words.ts';
import { attributeField, newPasswordField, userNameField } from '../step-fields.ts';
import type { StepContext, StepView } from '../step-view.ts';

export function signUpView({ step, wayIn, typed }: StepContext<'sign-up'>): StepView {
  const { heading, send } = cognitoWords().signUp;
  const { attributes, isNamedByEmail } = step;
  // Some pools want no address: those that do say so.
  const email = {
    ...attributeField('email', typed('email')),
    ...(attributes.includes('email') ? {} : OPTIONAL),
  };
  const others = attributes.filter((name) => name !== 'email');
  const names = isNamedByEmail ? others : ['email', ...others];
  return {
    heading,
    fields: [
      isNamedByEmail
        ? addressAsName(typed)
        : { ...userNameField(typed('username')), problemOf: userNameProblem },
      ...(isNamedByEmail ? [] : [email]),
      ...others.map((name) => attributeField(name, typed(name))),
      newPasswordField(),
    ],
    sendLabel: send,
    send: (values, options) =>
      wayIn.signUp(
        {
          userName: isNamedByEmail ? values('username') : checkedUserName(values('username')),
          attributes: Object.fromEntries(names.map((name) => [name, values(name).trim()])),
          password: values('password'),
        },
        options,
      ),
  };
}

const OPTIONAL = { missing: undefined };

/** The one field for what is both address and user name, under the name that password managers look for. */
function addressAsName(typed: FormValues): TextField {
  const userName = typed('username');
  return {
    ...attributeField('email', userName.includes('@') ? userName : typed('email')),
    name: 'username',
    autocomplete: 'username',
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
