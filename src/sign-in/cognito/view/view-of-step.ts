import type { FormValues } from '../../../ui/sign-in/field-form.ts';
import type { CognitoStep } from '../cognito-steps.ts';
import type { Cognito, StepView } from './step-view.ts';
import { chooseFactorView } from './steps/choose-factor.ts';
import { chooseWayView } from './steps/choose-way.ts';
import { codeView } from './steps/code.ts';
import { confirmView } from './steps/confirm.ts';
import { credentialsView } from './steps/credentials.ts';
import { forgotPasswordView } from './steps/forgot-password.ts';
import { newPasswordView } from './steps/new-password.ts';
import { resetPasswordView } from './steps/reset-password.ts';
import { setUpTotpView } from './steps/set-up-totp.ts';
import { signUpView } from './steps/sign-up.ts';
import { withoutPasswordView } from './steps/without-password.ts';
import '../../../ui/sign-in/field-form.ts';

export { failureAnswer } from './failure-answer.ts';

/** What there is to fill in at a step; undefined where there is nothing. */
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
    case 'without-password':
      return withoutPasswordView({ ...context, step });
    case 'choose-way':
      return chooseWayView({ ...context, step });
    case 'code':
      return codeView({ ...context, step });
    case 'set-up-totp':
      return setUpTotpView({ ...context, step });
    case 'forgot-password':
      return forgotPasswordView({ ...context, step });
    case 'reset-password':
      return resetPasswordView({ ...context, step });
    case 'sign-up':
      return signUpView({ ...context, step });
    case 'confirm':
      return confirmView({ ...context, step });
    case 'restoring':
    case 'signed-in':
      return undefined;
  }
}
