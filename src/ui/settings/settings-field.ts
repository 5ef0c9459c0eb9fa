import { html, nothing } from 'lit';

export interface SettingsField {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly hint?: string | undefined;
  /** Why the value cannot be saved. */
  readonly problem?: string | undefined;
  readonly type?: 'text' | 'url';
  readonly onInput: (value: string) => void;
}

/** A labelled text field with its hint, and what is wrong with it. */
export function settingsField({ id, label, value, hint, problem, type = 'text', onInput }: SettingsField) {
  const describedBy = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ');
  return html`
    <div class="field">
      <label for=${id} .textContent=${label}></label>
      <input
        id=${id}
        type="text"
        dir="auto"
        inputmode=${type}
        autocomplete="off"
        autocapitalize="none"
        spellcheck="false"
        aria-invalid=${problem ? 'true' : nothing}
        aria-describedby=${describedBy || nothing}
        .value=${value}
        @input=${(event: InputEvent) => onInput((event.target as HTMLInputElement).value)}
      />
      ${hint ? html`<p id="${id}-hint" class="hint" .textContent=${hint}></p>` : nothing}
      ${problem ? html`<p id="${id}-problem" class="error" .textContent=${problem}></p>` : nothing}
    </div>
  `;
}

/** A labelled box to tick. */
export function settingsCheck(options: {
  readonly id: string;
  readonly label: string;
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
}) {
  const { id, label, isChecked, onChange } = options;
  return html`
    <label class="check">
      <input
        id=${id}
        type="checkbox"
        .checked=${isChecked}
        @change=${(event: Event) => onChange((event.target as HTMLInputElement).checked)}
      />
      <span .textContent=${label}></span>
    </label>
  `;
}

/** A labelled choice of one. */
export function settingsChoice<Value extends string>(options: {
  readonly id: string;
  readonly label: string;
  readonly value: Value;
  /** What to choose from, in words. */
  readonly choices: Readonly<Partial<Record<Value, string>>>;
  readonly onChange: (value: Value) => void;
}) {
  const { id, label, value, choices, onChange } = options;
  const values = Object.keys(choices) as Value[];
  return html`
    <div class="field">
      <label for=${id} .textContent=${label}></label>
      <select
        id=${id}
        @change=${(event: Event) => {
          const chosen = values[(event.target as HTMLSelectElement).selectedIndex];
          if (chosen !== undefined) onChange(chosen);
        }}
      >
        ${values.map((each) => html`<option value=${each} .selected=${each === value} .textContent=${choices[each]}></option>`)}
      </select>
    </div>
  `;
}
