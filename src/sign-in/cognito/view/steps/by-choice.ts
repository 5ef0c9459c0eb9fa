// The steps of signing in without a password; loaded when somebody takes that way.

import type { CognitoStep } from '../../cognito-steps.ts';
import type { StepContext, StepView } from '../step-view.ts';
import { chooseWayView } from './choose-way.ts';
import { passkeyView } from './passkey.ts';
import { withoutPasswordView } from './without-password.ts';

export type ChoiceStep = Extract<
  CognitoStep,
  { readonly step: 'without-password' | 'choose-way' | 'passkey' }
>;

export function viewByChoice(
  step: ChoiceStep,
  context: Omit<StepContext<ChoiceStep['step']>, 'step'>,
): StepView {
  switch (step.step) {
    case 'without-password':
      return withoutPasswordView({ ...context, step });
    case 'choose-way':
      return chooseWayView({ ...context, step });
    case 'passkey':
      return passkeyView({ ...context, step });
  }
}
