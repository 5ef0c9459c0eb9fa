import { html } from 'lit';
import type { KindSetUp, SetUpForm } from '../../kind-set-up.ts';
import { CHOICES, type OidcKeys } from '../oidc-machine.ts';
import { oidcSetUpWords } from './oidc-set-up-words.ts';

export const setUp: KindSetUp<OidcKeys> = {
  destinations: ({ issuer, clientId, origins = [] }) =>
    [issuer, ...origins].map((url) => ({ url, facts: { issuer, clientId } })),
  title: () => oidcSetUpWords().title,
  keyWords: () => oidcSetUpWords().keys,
  destination: ({ machineName, origin, facts }) => {
    const { machineDestination, providerDestination } = oidcSetUpWords();
    return (facts ? providerDestination : machineDestination)(machineName, origin);
  },
  fields,
  problem: (key) => {
    const problems: Readonly<Record<string, string>> = oidcSetUpWords().problems;
    return problems[key];
  },
  checkUp: {
    steps: async (machine, parts) => {
      const { providerStep, signInStep } = await import('../check-up-steps.ts');
      return [providerStep(machine, parts), signInStep(machine, parts)];
    },
    words: () => {
      const { provider, signIn } = oidcSetUpWords();
      return { 'oidc-provider': provider, 'oidc-sign-in': signIn };
    },
  },
};

function fields(form: SetUpForm) {
  const { labels, hints, tokens, signOuts, prompts } = oidcSetUpWords();
  return html`
    ${form.text({ key: 'issuer', label: labels.issuer, hint: hints.issuer, type: 'url' })}
    ${form.text({ key: 'clientId', label: labels.clientId })}
    ${form.text({ key: 'scopes', label: labels.scopes, hint: hints.scopes })}
    ${form.choice({
      key: 'token',
      label: labels.token,
      value: form.value('token') || CHOICES.token[0],
      choices: tokens,
    })}
    ${form.choice({
      key: 'signOut',
      label: labels.signOut,
      value: form.value('signOut') || CHOICES.signOut[0],
      choices: signOuts,
    })}
    ${form.choice({
      key: 'formPrompt',
      label: labels.formPrompt,
      value: form.value('formPrompt') || CHOICES.formPrompt[0],
      choices: prompts,
    })}
  `;
}
