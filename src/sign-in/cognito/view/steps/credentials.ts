import { html } from 'lit';
import { signInWords } from '../../../../ui/sign-in/sign-in-words.ts';
import { cognitoStepWords } from '../cognito-step-words.ts';
import { passwordField, userNameField } from '../step-fields.ts';
import type { Cognito, StepContext, StepLink, StepView } from '../step-view.ts';

export function credentialsView({ step, wayIn, machineName, typed }: StepContext<'credentials'>): StepView {
  const { signIn, signingIn } = signInWords();
  return {
    heading: cognitoStepWords().credentials.heading(machineName),
    fields: [
      userNameField(step.userName || typed('username'), { isEmail: wayIn.userNameIsEmail }),
      passwordField(),
    ],
    options: wayIn.flows.has('staySignedIn') ? stayOption(wayIn) : undefined,
    sendLabel: signIn,
    busyLabel: signingIn,
    send: (values, options) =>
      wayIn.signIn({ userName: values('username'), password: values('password') }, options),
    links: links(wayIn),
  };
}

function stayOption(wayIn: Cognito) {
  const { stay, stayHint } = cognitoStepWords().credentials;
  return html`
    <div class="option">
      <label>
        <input
          type="checkbox"
          aria-describedby="stay-hint"
          .checked=${wayIn.staySignedIn}
          @change=${(event: Event & { target: HTMLInputElement }) => {
            wayIn.staySignedIn = event.target.checked;
          }}
        /><span .textContent=${stay}></span>
      </label>
      <p id="stay-hint" class="muted" .textContent=${stayHint(wayIn.sessionDays)}></p>
    </div>
  `;
}

function links(wayIn: Cognito): StepLink[] {
  const { withoutPassword, forgot, signUp } = cognitoStepWords().credentials;
  const all: StepLink[] = [];
  if (wayIn.isByChoice) {
    all.push({ label: withoutPassword, go: (values) => wayIn.startWithoutPassword(values('username')) });
  }
  if (wayIn.flows.has('forgotPassword')) {
    all.push({ label: forgot, go: (values) => wayIn.startForgotPassword(values('username')) });
  }
  if (wayIn.flows.has('signUp')) all.push({ label: signUp, go: () => wayIn.startSignUp() });
  return all;
}
