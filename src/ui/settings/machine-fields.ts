import { html, nothing } from 'lit';
import type { MachineAuth } from '../../config/app-config.ts';
import type { MachineDraft } from '../../config/user-settings.ts';
import { settingsChoice, settingsField } from './settings-field.ts';
import { settingsWords } from './settings-words.ts';

type TextKey = 'name' | 'url' | 'userPoolId' | 'clientId' | 'cognitoEndpoint';

export interface MachineFieldsOptions {
  readonly machine: MachineDraft;
  /** Begins the ids of its fields. */
  readonly id: string;
  /** Why a field cannot be saved. */
  readonly problemOf: (key: TextKey) => string | undefined;
  readonly onChange: (change: Partial<MachineDraft>) => void;
}

/** The fields of one machine; those of Cognito only where it is the way in. */
export function machineFields({ machine, id, problemOf, onChange }: MachineFieldsOptions) {
  const say = settingsWords();
  const hints: Partial<Record<TextKey, string>> = say.hints;
  const field = (key: TextKey, type: 'text' | 'url' = 'text') =>
    settingsField({
      id: `${id}-${key}`,
      label: say.labels[key],
      hint: hints[key],
      problem: problemOf(key),
      value: machine[key],
      type,
      onInput: (value) => onChange({ [key]: value }),
    });
  return html`
    <div class="fields">
      ${field('name')}
      ${settingsChoice<MachineAuth>({
        id: `${id}-auth`,
        label: say.auth,
        value: machine.auth,
        choices: say.auths,
        onChange: (auth) => onChange({ auth }),
      })}
      ${field('url', 'url')}
      ${
        machine.auth === 'cognito'
          ? html`
              ${field('userPoolId')} ${field('clientId')}
              ${settingsChoice({
                id: `${id}-authFlow`,
                label: say.labels.authFlow,
                value: machine.authFlow,
                choices: say.flows,
                onChange: (authFlow) => onChange({ authFlow }),
              })}
              ${field('cognitoEndpoint', 'url')}
            `
          : nothing
      }
    </div>
  `;
}
