import { html } from 'lit';
import type { MachineDraft } from '../../config/user-settings.ts';
import type { KindSetUps } from '../../sign-in/kind-set-ups.ts';
import { settingsChoice, settingsField } from './settings-field.ts';
import { settingsWords } from './settings-words.ts';

export interface MachineFieldsOptions {
  readonly machine: MachineDraft;
  readonly kinds: KindSetUps;
  /** Begins the ids of its fields. */
  readonly id: string;
  /** Why a field cannot be saved. */
  readonly problemOf: (key: string) => string | undefined;
  readonly onChange: (change: Partial<MachineDraft>) => void;
}

/** The fields of one machine, with those that its kind adds. */
export function machineFields({ machine, kinds, id, problemOf, onChange }: MachineFieldsOptions) {
  const { labels, hints, auth, verifiedIds } = settingsWords();
  const value = (key: string) => {
    const entered = machine[key];
    return typeof entered === 'string' ? entered : '';
  };
  const text = (field: { key: string; label: string; hint?: string; type?: 'text' | 'url' }) =>
    settingsField({
      ...field,
      id: `${id}-${field.key}`,
      problem: problemOf(field.key),
      value: value(field.key),
      onInput: (entered) => onChange({ [field.key]: entered }),
    });
  return html`
    <div class="fields">
      ${text({ key: 'name', label: labels.name, hint: hints.name })}
      ${settingsChoice({
        id: `${id}-auth`,
        label: auth,
        value: machine.auth,
        choices: titlesOf(kinds),
        onChange: (chosen) => onChange({ auth: chosen }),
      })}
      ${text({ key: 'url', label: labels.url, hint: hints.url, type: 'url' })}
      ${settingsChoice({
        id: `${id}-verifiedIds`,
        label: verifiedIds.label,
        value: wordOf(machine.verifiedIds),
        choices: verifiedIds.choices,
        onChange: (chosen) => onChange({ verifiedIds: VERIFIED_IDS[chosen] }),
      })}
      ${kinds[machine.auth].fields?.({
        value,
        text,
        choice: ({ key, ...choice }) =>
          settingsChoice({
            ...choice,
            id: `${id}-${key}`,
            onChange: (chosen) => onChange({ [key]: chosen }),
          }),
      })}
    </div>
  `;
}

/** What `verifiedIds` may be, by the words for it. */
const VERIFIED_IDS = { told: undefined, always: true, opaque: 'opaque', never: false } as const;

function wordOf(value: MachineDraft['verifiedIds']): keyof typeof VERIFIED_IDS {
  if (value === undefined) return 'told';
  if (value === 'opaque') return value;
  return value ? 'always' : 'never';
}

function titlesOf(kinds: KindSetUps): Record<keyof KindSetUps, string> {
  const titles = Object.entries(kinds).map(([auth, { title }]) => [auth, title()]);
  return Object.fromEntries(titles) as Record<keyof KindSetUps, string>;
}
