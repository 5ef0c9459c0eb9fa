import { cognitoStepWords } from '../cognito-step-words.ts';
import { codeField } from '../step-fields.ts';
import type { StepContext, StepView } from '../step-view.ts';

export function confirmView({ step, wayIn }: StepContext<'confirm'>): StepView {
  const say = cognitoStepWords().confirm;
  return {
    heading: say.heading,
    text: say.text(step.sentTo),
    fields: [codeField()],
    sendLabel: say.send,
    send: (values, options) => wayIn.confirm(values('code'), options),
    links: [{ label: say.again, ask: (options) => wayIn.resendCode(options), done: say.sentAgain }],
  };
}
