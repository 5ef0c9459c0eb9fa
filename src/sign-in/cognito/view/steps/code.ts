import { signInWords } from '../../../../ui/sign-in/sign-in-words.ts';
import { cognitoStepWords } from '../cognito-step-words.ts';
import { codeField } from '../step-fields.ts';
import type { StepContext, StepView } from '../step-view.ts';

export function codeView({ step, wayIn }: StepContext<'code'>): StepView {
  const { heading, totp, sms, email } = cognitoStepWords().codeStep;
  const { factor, sentTo } = step;
  const { signIn, signingIn } = signInWords();
  return {
    heading,
    text: factor === 'totp' ? totp : { sms, email }[factor](sentTo),
    fields: [codeField()],
    sendLabel: signIn,
    busyLabel: signingIn,
    send: (values, options) => wayIn.sendCode(values('code'), options),
  };
}
