import { cognitoChoiceWords } from '../cognito-choice-words.ts';
import { cognitoStepWords } from '../cognito-step-words.ts';
import type { StepContext, StepView } from '../step-view.ts';

export function chooseWayView({ step, wayIn }: StepContext<'choose-way'>): StepView {
  const { heading, choices, ways, send } = cognitoChoiceWords().ways;
  const { unknown } = cognitoStepWords().chooseFactor;
  return {
    heading,
    ...(step.unknown.length > 0 && { text: unknown(step.unknown) }),
    fields: [
      { name: 'way', label: choices, choices: step.ways.map((way) => ({ value: way, label: ways[way] })) },
    ],
    sendLabel: send,
    send: (values, options) =>
      wayIn.chooseWay(step.ways.find((way) => way === values('way')) ?? 'email', options),
  };
}
