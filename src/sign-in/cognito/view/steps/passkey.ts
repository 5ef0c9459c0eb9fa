import { cognitoChoiceWords } from '../cognito-choice-words.ts';
import type { StepContext, StepView } from '../step-view.ts';

export function passkeyView({ wayIn }: StepContext<'passkey'>): StepView {
  const { heading, text, send, busy } = cognitoChoiceWords().passkey;
  return {
    heading,
    text,
    fields: [],
    sendLabel: send,
    busyLabel: busy,
    send: (_values, options) => wayIn.provePasskey(options),
  };
}
