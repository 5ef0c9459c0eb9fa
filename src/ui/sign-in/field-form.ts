import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { nextTask } from '../../base/next-task.ts';
import { formStyles } from '../parts/form-styles.ts';
import { pageStyles } from '../parts/page-styles.ts';
import type { FormAnswer } from './form-attempt.ts';
import '../parts/error-notice.ts';

/** What a button shows, and its whole name, which begins or ends with that. */
interface ButtonWords {
  readonly text: string;
  readonly name: string;
}

export interface TextField {
  /** Also its id. */
  readonly name: string;
  readonly label: string;
  readonly type: 'text' | 'email' | 'tel' | 'date' | 'password';
  readonly autocomplete: AutoFill;
  readonly inputMode?: 'numeric' | undefined;
  /** What it begins with. */
  readonly value?: string | undefined;
  /** Cleared where it has to be entered again; passwords always are secret. */
  readonly isSecret?: boolean | undefined;
  /** Said where nothing is entered; without it, that is allowed. */
  readonly missing?: string | undefined;
  /** What is wrong with what was entered, before it is sent. */
  readonly problemOf?: ((value: string) => string | undefined) | undefined;
  /** Lets people read what they type, so that nobody has to type a new password twice. */
  readonly reveal?: { readonly show: ButtonWords; readonly hide: ButtonWords } | undefined;
  /** There to tell password managers whose password it is; neither seen nor changed. */
  readonly isHidden?: boolean | undefined;
}

/** One of several; the first is chosen already. */
export interface ChoiceField {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

export type FormField = TextField | ChoiceField;

/** What is entered in the field of this name; '' where there is none. */
export type FormValues = (name: string) => string;

/** The form was sent, and nothing is missing. */
export class FormSent extends Event {
  static readonly type = 'form-sent';
  readonly values: FormValues;

  constructor(values: FormValues) {
    super(FormSent.type);
    this.values = values;
  }
}

/**
 * A form of labelled fields that password managers understand. What is typed stays in the fields, also where others come
 * between them; they are read when it is sent, because password managers fill them in without a word.
 * @slot - between the fields and the button
 * @slot after - after the button
 * @fires FormSent
 */
@customElement('field-form')
export class FieldForm extends LitElement {
  @property({ attribute: false }) fields: readonly FormField[] = [];
  @property({ attribute: false }) submitLabel = '';
  @property({ attribute: false }) busyLabel = '';
  @property({ attribute: false }) busy = false;
  /** A new one moves the focus to where the next try begins. */
  @property({ attribute: false }) answer: FormAnswer | undefined;

  /** What was wrong at the last try, by name of field. */
  @state() private _problems: ReadonlyMap<string, string> = new Map();
  @state() private _isRevealed = false;
  /** The button was pressed, and the form was not sent yet. */
  #isUnheard = false;

  static override styles = [
    pageStyles,
    formStyles,
    css`
      :host {
        display: block;
      }

      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-5);
      }

      .hidden {
        position: absolute;
        width: 1px;
        height: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }

      .revealed {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
      }

      .revealed input {
        grid-area: 1 / 1 / 2 / 3;
        padding-inline-end: 7rem;
      }

      .revealed button {
        z-index: 1;
        grid-area: 1 / 2;
        margin-block: 2px;
        margin-inline-end: 2px;
        border-color: transparent;
        background: none;
        font-size: 0.875rem;
      }
    `,
  ];

  /** Goes to the first field that is empty, else to the first. */
  override focus(): void {
    void this.updateComplete.then(() => {
      const inputs = [...this.renderRoot.querySelectorAll<HTMLInputElement>('input:not([tabindex])')];
      (inputs.find(({ value }) => value === '') ?? inputs[0])?.focus();
    });
  }

  /** What is entered and no secret, by name of field. */
  get openValues(): ReadonlyMap<string, string> {
    const open = this.fields.filter((field) => !isSecret(field));
    return new Map(open.map(({ name }) => [name, this._valueOf(name)]));
  }

  override render() {
    const message = this.answer?.message;
    return html`
      <form method="dialog" novalidate @submit=${this._onSubmit}>
        ${message ? html`<error-notice .heading=${message.heading} .text=${message.text}></error-notice>` : nothing}
        ${repeat(
          this.fields,
          ({ name }) => name,
          (field) => ('choices' in field ? this._choice(field) : this._text(field)),
        )}
        <slot></slot>
        <button
          class="primary"
          @click=${this._onPressed}
          aria-disabled=${this.busy ? 'true' : nothing}
          .textContent=${this.busy ? this.busyLabel : this.submitLabel}
        ></button>
        <slot name="after"></slot>
      </form>
    `;
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    const { answer } = this;
    if (!changed.has('answer') || !answer || answer.note !== undefined) return;
    const field = this.fields.find(({ name }) => name === answer.field);
    const input = field && this._input(field.name);
    if (input && isSecret(field)) input.value = '';
    // Where no field is at fault, the next step is to try again.
    const next = input ?? this.renderRoot.querySelector<HTMLElement>('.primary');
    next?.focus();
    // What is said above it has its height only now.
    const notice = this.renderRoot.querySelector('error-notice');
    void notice?.updateComplete.then(() => next?.scrollIntoView({ block: 'nearest' }));
  }

  private _text(field: TextField) {
    const { name, label, reveal, isHidden } = field;
    const problem = this._problemOf(field);
    const type = reveal && this._isRevealed ? 'text' : field.type;
    const input = html`<input
      id=${name}
      name=${name}
      type=${type}
      autocomplete=${field.autocomplete}
      inputmode=${field.inputMode ?? nothing}
      autocapitalize="none"
      spellcheck="false"
      enterkeyhint=${field === this.fields.at(-1) ? 'go' : 'next'}
      ?readonly=${isHidden}
      tabindex=${isHidden ? '-1' : nothing}
      aria-invalid=${problem ? 'true' : nothing}
      aria-describedby=${problem ? `${name}-problem` : nothing}
      .value=${field.value ?? ''}
    />`;
    return html`
      <div class=${isHidden ? 'hidden' : 'field'} aria-hidden=${isHidden ? 'true' : nothing}>
        <label for=${name} .textContent=${label}></label>
        ${reveal ? html`<div class="revealed">${input}${this._revealButton(reveal)}</div>` : input}
        ${problem ? html`<p id="${name}-problem" class="error" .textContent=${problem}></p>` : nothing}
      </div>
    `;
  }

  private _revealButton({ show, hide }: NonNullable<TextField['reveal']>) {
    const { text, name } = this._isRevealed ? hide : show;
    return html`<button
      type="button"
      aria-label=${name}
      @click=${() => {
        this._isRevealed = !this._isRevealed;
      }}
      .textContent=${text}
    ></button>`;
  }

  private _choice({ name, label, choices }: ChoiceField) {
    return html`
      <fieldset class="field" role="radiogroup" aria-labelledby=${name}>
        <legend id=${name} .textContent=${label}></legend>
        ${choices.map(
          (choice, index) => html`
            <label class="choice">
              <input type="radio" name=${name} value=${choice.value} ?checked=${index === 0} /><span
                .textContent=${choice.label}
              ></span>
            </label>
          `,
        )}
      </fieldset>
    `;
  }

  private _problemOf({ name }: TextField): string | undefined {
    const answered = this.answer?.field === name ? this.answer.problem : undefined;
    return this._problems.get(name) ?? answered;
  }

  /** In a frame whose sandbox has no `allow-forms` no `submit` follows; elsewhere password managers wait for it. */
  private async _onPressed(): Promise<void> {
    this.#isUnheard = true;
    await nextTask();
    if (this.#isUnheard) await this._send();
  }

  private _onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    void this._send();
  }

  private async _send(): Promise<void> {
    this.#isUnheard = false;
    if (this.busy) return;
    this._isRevealed = false;
    const values = new Map(this.fields.map(({ name }) => [name, this._valueOf(name)]));
    this._problems = new Map(
      this.fields.flatMap((field) => {
        const problem = problemBeforeSending(field, values.get(field.name) ?? '');
        return problem === undefined ? [] : [[field.name, problem]];
      }),
    );
    const [first] = this._problems.keys();
    if (first === undefined) {
      this.dispatchEvent(new FormSent((name) => values.get(name) ?? ''));
      return;
    }
    await this.updateComplete;
    this._input(first)?.focus();
  }

  private _valueOf(name: string): string {
    return this._input(name)?.value ?? '';
  }

  private _input(name: string): HTMLInputElement | null {
    return this.renderRoot.querySelector<HTMLInputElement>(
      `input[name="${name}"]:is(:not([type=radio]), :checked)`,
    );
  }
}

function problemBeforeSending(field: FormField, value: string): string | undefined {
  if ('choices' in field) return undefined;
  return value === '' ? field.missing : field.problemOf?.(value);
}

function isSecret(field: FormField): boolean {
  return 'autocomplete' in field && (field.isSecret === true || field.type === 'password');
}

declare global {
  interface HTMLElementTagNameMap {
    'field-form': FieldForm;
  }

  interface HTMLElementEventMap {
    [FormSent.type]: FormSent;
  }
}
