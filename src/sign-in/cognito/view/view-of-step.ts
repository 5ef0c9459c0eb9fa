import type { FormValues } from '../../../ui/sign-in/field-form.ts';
import type { CognitoStep } from '../cognito-steps.ts';
import type { Cognito, StepView } from './step-view.ts';
import type * as ByChoice from './steps/by-choice.ts';
import { chooseFactorView } from './steps/choose-factor.ts';
import { codeView } from './steps/code.ts';
import { confirmView } from './steps/confirm.ts';
import { credentialsView } from './steps/credentials.ts';
import { forgotPasswordView } from './steps/forgot-password.ts';
import { newPasswordView } from './steps/new-password.ts';
import { resetPasswordView } from './steps/reset-password.ts';
import type * as SetUpTotp from './steps/set-up-totp.ts';
import { signUpView } from './steps/sign-up.ts';
import '../../../ui/sign-in/field-form.ts';

export { endNotice } from './end-notice.ts';
export { failureAnswer } from './failure-answer.ts';

const BY_CHOICE: readonly CognitoStep['step'][] = ['without-password', 'choose-way', 'passkey'];

let byChoice: typeof ByChoice | undefined;
let setUpTotp: typeof SetUpTotp | undefined;

/** What a step needs that few people come to. @throws when a chunk of the page cannot be loaded. */
export async function loadRest({ step }: Pick<CognitoStep, 'step'>): Promise<void> {
  if (BY_CHOICE.includes(step)) byChoice = await import('./steps/by-choice.ts');
  if (step === 'set-up-totp') setUpTotp = await import('./steps/set-up-totp.ts');
}

/** What there is to fill in at a step; undefined where there is nothing, and where it has to be loaded first. */
export function viewOfStep(
  step: CognitoStep,
  context: { readonly wayIn: Cognito; readonly machineName: string; readonly typed: FormValues },
): StepView | undefined {
  switch (step.step) {
    case 'credentials':
      return credentialsView({ ...context, step });
    case 'new-password':
      return newPasswordView({ ...context, step });
    case 'choose-factor':
      return chooseFactorView({ ...context, step });
    case 'code':
      return codeView({ ...context, step });
    case 'set-up-totp':
      return setUpTotp?.setUpTotpView({ ...context, step });
    case 'forgot-password':
      return forgotPasswordView({ ...context, step });
    case 'reset-password':
      return resetPasswordView({ ...context, step });
    case 'sign-up':
      return signUpView({ ...context, step });
    case 'confirm':
      return confirmView({ ...context, step });
    case 'without-password':
    case 'choose-way':
    case 'passkey':
      return byChoice?.viewByChoice(step, context);
    case 'restoring':
    case 'signed-in':
      return undefined;
  }
}
