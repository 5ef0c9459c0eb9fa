import { sentences } from '../../../../ui/parts/sentences.ts';
import { cognitoStepWords } from '../cognito-step-words.ts';
import type { StepContext, StepView } from '../step-view.ts';

export function chooseFactorView({ step, wayIn }: StepContext<'choose-factor'>): StepView {
  const { heading, text, choices, factors, unknown, send } = cognitoStepWords().chooseFactor;
  return {
    heading,
    text: sentences(text, step.unknown.length > 0 ? unknown(step.unknown) : ''),
    fields: [
      {
        name: 'factor',
        label: choices,
        choices: step.factors.map((factor) => ({ value: factor, label: factors[factor] })),
      },
    ],
    sendLabel: send,
    send: (values, options) =>
      wayIn.chooseFactor(step.factors.find((factor) => factor === values('factor')) ?? 'totp', options),
  };
}
