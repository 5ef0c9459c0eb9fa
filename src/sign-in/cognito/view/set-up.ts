import { html } from 'lit';
import type { KindSetUp, SetUpForm } from '../../kind-set-up.ts';
import { cognitoEndpointOf } from '../cognito-endpoint.ts';
import type { CognitoKeys } from '../cognito-machine.ts';
import { cognitoSetUpWords } from './cognito-set-up-words.ts';

export const setUp: KindSetUp<CognitoKeys> = {
  destinations: (machine) => [
    {
      url: cognitoEndpointOf(machine),
      facts: { userPoolId: machine.userPoolId, clientId: machine.clientId },
    },
  ],
  title: () => cognitoSetUpWords().title,
  keyWords: () => cognitoSetUpWords().keys,
  destination: ({ machineName, origin, facts }) => {
    const say = cognitoSetUpWords();
    return facts
      ? say.poolDestination(machineName, origin, facts.userPoolId ?? '')
      : say.machineDestination(machineName, origin);
  },
  fields,
  problem: (key) => {
    const problems: Readonly<Record<string, string>> = cognitoSetUpWords().problems;
    return problems[key];
  },
  checkUp: {
    steps: async (machine, parts) => {
      const { checkUpStep, signInStep } = await import('../check-up-steps.ts');
      return [checkUpStep(machine, parts), signInStep(machine, parts)];
    },
    words: () => {
      const { checkUp, signIn } = cognitoSetUpWords();
      return { 'cognito-reachable': checkUp, 'cognito-sign-in': signIn };
    },
  },
};

function fields(form: SetUpForm) {
  const { labels, hints, flows } = cognitoSetUpWords();
  return html`
    ${form.text({ key: 'userPoolId', label: labels.userPoolId, hint: hints.userPoolId })}
    ${form.text({ key: 'clientId', label: labels.clientId })}
    ${form.choice({
      key: 'authFlow',
      label: labels.authFlow,
      value: form.value('authFlow') || 'USER_SRP_AUTH',
      choices: flows,
    })}
    ${form.text({ key: 'cognitoEndpoint', label: labels.cognitoEndpoint, hint: hints.cognitoEndpoint, type: 'url' })}
  `;
}
