import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { MAX_USER_NAME_LENGTH, personNameFault } from '../../../chat/person-name.ts';
import { userNameProblem } from '../../../ui/parts/names-words.ts';
import { pageStyles } from '../../../ui/parts/page-styles.ts';
import type { FieldForm, FormField, FormSent } from '../../../ui/sign-in/field-form.ts';
import { type FormAnswer, FormAttempt } from '../../../ui/sign-in/form-attempt.ts';
import { signInWords } from '../../../ui/sign-in/sign-in-words.ts';
import { signedOutNotice } from '../../../ui/sign-in/signed-out-notice.ts';
import type { LambdaSignInOutcome, LambdaWayIn } from '../lambda-way-in.ts';
import { credentialProblem, signInFailure } from './lambda-words.ts';
import '../../../ui/sign-in/field-form.ts';

/** Names of the fields, which password managers look for. */
const NAMES = { userName: 'username', password: 'password' } as const;

/** Asks for user name and password, and tries them. Whoever listens to the way in hears of the success. */
@customElement('sign-in-form')
export class SignInForm extends LitElement {
  @property({ attribute: false }) wayIn: LambdaWayIn | undefined;
  @property({ attribute: false }) machineName = '';
  /** What the user name begins with. */
  @property({ attribute: false }) userName = '';
  @query('field-form') private readonly _form!: FieldForm;

  readonly #attempt = new FormAttempt(this);

  static override styles = [
    pageStyles,
    css`
      :host {
        display: grid;
        gap: var(--space-4);
      }
    `,
  ];

  /** Goes to the first field that is empty, as soon as it is there. */
  override focus(): void {
    void this.updateComplete.then(() => this._form.focus());
  }

  override render() {
    const { signIn, signingIn } = signInWords();
    const { isBusy, answer } = this.#attempt;
    return html`
      ${this.wayIn && !answer ? signedOutNotice(this.wayIn.identity) : nothing}
      <field-form
        .fields=${this._fields()}
        .submitLabel=${signIn}
        .busyLabel=${signingIn}
        .busy=${isBusy}
        .answer=${answer}
        @form-sent=${this._onSent}
      ></field-form>
    `;
  }

  private _fields(): readonly FormField[] {
    const say = signInWords();
    return [
      {
        name: NAMES.userName,
        label: say.userName,
        type: 'text',
        autocomplete: 'username',
        value: this.userName,
      },
      { name: NAMES.password, label: say.password, type: 'password', autocomplete: 'current-password' },
    ];
  }

  private _onSent({ values }: FormSent): void {
    const { wayIn } = this;
    if (!wayIn) return;
    const credentials = { userName: values(NAMES.userName), password: values(NAMES.password) };
    void this.#attempt.run(async (signal) =>
      this._answerTo(await wayIn.signIn(credentials, { signal }), credentials.userName.trim()),
    );
  }

  private _answerTo(outcome: LambdaSignInOutcome, userName: string): FormAnswer | undefined {
    if (outcome.ok) return undefined;
    if (outcome.field) {
      return { field: NAMES[outcome.field], problem: credentialProblem(outcome.field, outcome.problem) };
    }
    const fault = outcome.failure.code === 'forbidden' && personNameFault(userName, MAX_USER_NAME_LENGTH);
    const message = fault
      ? userNameProblem(fault, userName)
      : signInFailure(outcome.failure, this.machineName);
    return { message, field: NAMES.password };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sign-in-form': SignInForm;
  }
}
