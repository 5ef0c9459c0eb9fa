import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Credentials, LambdaSignInOutcome, LambdaWayIn } from '../sign-in/lambda-way-in.ts';
import { pageStyles } from './page-styles.ts';
import { credentialProblem, signInFailure } from './sign-in-messages.ts';
import './error-notice.ts';

const FIELDS = {
  userName: {
    id: 'username',
    label: 'Username',
    type: 'text',
    autocomplete: 'username',
    enterKeyHint: 'next',
  },
  password: {
    id: 'password',
    label: 'Password',
    type: 'password',
    autocomplete: 'current-password',
    enterKeyHint: 'go',
  },
} as const;

type Failure = Exclude<LambdaSignInOutcome, { readonly ok: true }>;

/** Asks for user name and password, and tries them. Whoever listens to the way in hears of the success. */
@customElement('sign-in-form')
export class SignInForm extends LitElement {
  @property({ attribute: false }) wayIn: LambdaWayIn | undefined;
  @property() machineName = '';
  /** What the user name begins with. */
  @property() userName = '';

  @state() private _isBusy = false;
  @state() private _failure: Failure | undefined;

  #attempt: AbortController | undefined;

  static override styles = [
    pageStyles,
    css`
      :host {
        display: block;
      }

      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-5);
      }

      .error {
        color: var(--danger);
        font-size: 0.875rem;
      }
    `,
  ];

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#attempt?.abort();
  }

  /** Goes to the first field that is empty, as soon as it is there. */
  override focus(): void {
    const field = this.userName === '' ? 'userName' : 'password';
    void this.updateComplete.then(() => this._input(field)?.focus());
  }

  override render() {
    return html`
      <form method="dialog" novalidate @submit=${this._onSubmit}>
        ${this._notice()} ${this._field('userName', this.userName)} ${this._field('password')}
        <button class="primary" aria-disabled=${this._isBusy ? 'true' : nothing}>
          ${this._isBusy ? 'Signing in…' : 'Sign in'}
        </button>
      </form>
    `;
  }

  private _notice() {
    const failure = this._failure;
    if (!failure || failure.field) return nothing;
    const { heading, text } = signInFailure(failure.failure, this.machineName);
    return html`<error-notice .heading=${heading} .text=${text}></error-notice>`;
  }

  private _field(name: keyof Credentials, value = '') {
    const { id, label, type, autocomplete, enterKeyHint } = FIELDS[name];
    const failure = this._failure;
    const problem = failure?.field === name ? credentialProblem(name, failure.problem) : undefined;
    return html`
      <div class="field">
        <label for=${id}>${label}</label>
        <input
          id=${id}
          name=${id}
          type=${type}
          autocomplete=${autocomplete}
          autocapitalize="none"
          spellcheck="false"
          enterkeyhint=${enterKeyHint}
          aria-invalid=${problem ? 'true' : nothing}
          aria-describedby=${problem ? `${id}-problem` : nothing}
          .value=${value}
        />
        ${problem ? html`<p id="${id}-problem" class="error">${problem}</p>` : nothing}
      </div>
    `;
  }

  private async _onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { wayIn } = this;
    const password = this._input('password');
    if (this._isBusy || !wayIn || !password) return;
    // Read now, not while it is typed: password managers fill fields in without a word.
    const credentials = { userName: this._input('userName')?.value ?? '', password: password.value };
    this._isBusy = true;
    this._failure = undefined;
    const attempt = new AbortController();
    this.#attempt = attempt;
    try {
      const outcome = await wayIn.signIn(credentials, { signal: attempt.signal });
      if (outcome.ok) return;
      this._failure = outcome;
      password.value = '';
      await this.updateComplete;
      this._input(outcome.field ?? 'password')?.focus();
    } catch (error) {
      // The form is gone, and whoever used it with it.
      if (!attempt.signal.aborted) throw error;
    } finally {
      this._isBusy = false;
    }
  }

  private _input(field: keyof Credentials): HTMLInputElement | null {
    return this.renderRoot.querySelector<HTMLInputElement>(`#${FIELDS[field].id}`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sign-in-form': SignInForm;
  }
}
