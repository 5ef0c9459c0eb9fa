import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { Cancel } from '../../../base/cancel.ts';
import { pageStyles } from '../../../ui/parts/page-styles.ts';
import type { FieldForm, FormSent } from '../../../ui/sign-in/field-form.ts';
import { type FormAnswer, FormAttempt } from '../../../ui/sign-in/form-attempt.ts';
import type { CognitoOutcome, CognitoStep } from '../cognito-steps.ts';
import { cognitoWords } from './cognito-words.ts';
import { notEverywhere } from './not-everywhere.ts';
import type { SignOutEverywhere } from './sign-out-everywhere.ts';
import { loadStepForms, stepForms } from './step-forms.ts';
import type { Cognito, StepLink, StepView } from './step-view.ts';
import './member-access.ts';
import './sign-out-everywhere.ts';
import '../../../ui/parts/late-colors.ts';

/** Asks for whatever the way in needs next. Success is reported to the listeners of the way in. */
@customElement('cognito-sign-in')
export class CognitoSignIn extends LitElement {
  @property({ attribute: false }) wayIn: Cognito | undefined;
  @property({ attribute: false }) machineName = '';
  /** What the user name begins with. */
  @property({ attribute: false }) userName = '';

  @query('field-form') private readonly _form!: FieldForm | null;
  @query('sign-out-everywhere') private readonly _everywhere!: SignOutEverywhere | null;

  readonly #attempt = new FormAttempt(this);
  /** What was entered and is no secret, by name of field: it is there again when somebody comes back. */
  readonly #typed = new Map<string, string>();
  /** The next form gets the focus: somebody is at work here. */
  #isInUse = false;
  #unsubscribe: Cancel | undefined;

  static override styles = [
    pageStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-4);
        overflow-wrap: anywhere;
      }

      /* Mostly silent, and then without a gap. */
      member-access,
      sign-in-end {
        display: contents;
      }

      h2 {
        font-size: 1.1875rem;
      }

      .option label {
        display: inline-flex;
        align-items: center;
        gap: var(--space-3);
        min-height: 2.75rem;
        cursor: pointer;
      }

      .option input {
        flex: none;
        width: 1.25rem;
        min-height: 1.25rem;
        margin: 0;
        accent-color: var(--accent);
      }

      .option p,
      .note {
        font-size: 0.875rem;
      }

      .note {
        color: var(--success);
      }

      .note:not(:empty) {
        margin-bottom: var(--space-3);
      }

      .links {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
      }

      .links button {
        flex: 1 1 auto;
        font-size: 0.875rem;
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    this._listen();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe?.();
  }

  /** Goes to where the next entry is to be made, as soon as there is such a place. */
  override focus(): void {
    this.#isInUse = true;
    this.requestUpdate();
  }

  override render() {
    const { wayIn } = this;
    if (!wayIn) return nothing;
    const { step } = wayIn;
    if (step.step === 'restoring') return this._restoring();
    if (step.step === 'signed-in') return this._signedIn();
    const view = this._viewOf(step, wayIn);
    if (!view) return this._loading(step);
    // A form of its own for each step: nothing secret stays in a field.
    return keyed(step.step, this._view(view, wayIn));
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('wayIn')) this._listen();
  }

  protected override updated(): void {
    if (!this.#isInUse || !this._form) return;
    this.#isInUse = false;
    // Where a field is at fault, the form itself goes there.
    if (!this.#attempt.answer) this._form.focus();
  }

  private _viewOf(step: CognitoStep, wayIn: Cognito): StepView | undefined {
    const { machineName } = this;
    return stepForms()?.viewOfStep(step, { wayIn, machineName, typed: (name) => this._typed(name) });
  }

  private _view(view: StepView, wayIn: Cognito) {
    const { answer, isBusy } = this.#attempt;
    const { moment, back } = cognitoWords();
    const isFirst = wayIn.step.step === 'credentials';
    return html`
      <h2 .textContent=${view.heading}></h2>
      ${view.text === undefined ? nothing : html`<p class="muted" .textContent=${view.text}></p>`} ${view.content ?? nothing}
      ${isFirst && !answer ? stepForms()?.endNotice(wayIn) : nothing}
      <field-form
        .fields=${view.fields}
        .submitLabel=${view.sendLabel}
        .busyLabel=${view.busyLabel ?? moment}
        .busy=${isBusy}
        .answer=${answer}
        @form-sent=${({ values }: FormSent) => this._try((signal) => view.send(values, { signal }))}
      >
        ${view.options ?? nothing}
        <div slot="after">
          <p class="note" aria-live="polite" .textContent=${answer?.note ?? ''}></p>
          <div class="links">
            ${view.links?.map((link) => html`<button type="button" @click=${() => this._follow(link)} .textContent=${link.label}></button>`)}
            ${isFirst ? nothing : html`<button type="button" @click=${this._back} .textContent=${back}></button>`}
          </div>
        </div>
      </field-form>
    `;
  }

  private _restoring() {
    const { heading, text } = cognitoWords().restoring;
    return html`<h2 .textContent=${heading}></h2><p class="muted" aria-live="polite" .textContent=${text}></p>`;
  }

  private _loading(step: CognitoStep) {
    // A failure is told as any that nobody waits for.
    void loadStepForms(step).then(() => this.requestUpdate());
    return html`<p class="muted" aria-live="polite" .textContent=${cognitoWords().moment}></p>`;
  }

  private _signedIn() {
    return html`
      ${this.wayIn?.endsAtMs === undefined ? nothing : this._end()}
      <member-access .wayIn=${this.wayIn} .machineName=${this.machineName}></member-access>
      <sign-out-everywhere @sign-out-everywhere-requested=${this._signOutEverywhere}></sign-out-everywhere>
    `;
  }

  /** That the sign-in is about to end. */
  private _end() {
    void import('./sign-in-end.ts').catch(() => {});
    return html`<sign-in-end .wayIn=${this.wayIn}></sign-in-end>`;
  }

  private _signOutEverywhere(): void {
    const { wayIn } = this;
    // What signed in may not have come back yet.
    this.#attempt.stop();
    void this.#attempt.run(async () => {
      const outcome = await wayIn?.signOutEverywhere();
      return outcome?.ok === false ? { message: notEverywhere(outcome.failure) } : undefined;
    });
  }

  private _follow(link: StepLink): void {
    if ('ask' in link) {
      void this._try((signal) => link.ask({ signal }), { note: link.done });
      return;
    }
    this._leave();
    link.go((name) => this._typed(name));
  }

  private _back(): void {
    this._leave();
    this.wayIn?.cancel();
  }

  /** Somebody chose to go to another step. */
  private _leave(): void {
    this._keepTyped();
    this.#attempt.stop();
    this.#isInUse = true;
  }

  private async _try(
    ask: (signal: AbortSignal) => Promise<CognitoOutcome>,
    done?: FormAnswer,
  ): Promise<void> {
    const { wayIn, machineName } = this;
    if (!wayIn) return;
    await this.#attempt.run(async (signal) => {
      const outcome = await ask(signal);
      if (outcome.ok) return done;
      // It may have led to another step: what to say is for that one.
      const { step } = wayIn;
      const fields = this._viewOf(step, wayIn)?.fields.filter(
        (field) => !('isHidden' in field && field.isHidden),
      );
      const names = fields?.map(({ name }) => name) ?? [];
      // A form was sent: they are there.
      return await stepForms()?.failureAnswer(outcome.failure, { step, machineName, fields: names });
    });
  }

  private _listen(): void {
    this.#unsubscribe?.();
    const unsubscribes = [
      this.wayIn?.onStep(() => this._onStep()),
      this.wayIn?.onRevocation(() => this.requestUpdate()),
    ];
    this.#unsubscribe = () => {
      for (const unsubscribe of unsubscribes) unsubscribe?.();
    };
    this.requestUpdate();
  }

  private _onStep(): void {
    // Leaves nothing for the next user.
    if (this.wayIn?.step.step === 'signed-in') this.#typed.clear();
    else this._keepTyped();
    this.#isInUse ||= this.#attempt.isBusy || this._isSignedOutBeside();
    this.requestUpdate();
  }

  /** Somebody used the button to sign out here, which is beside this element, and goes with who was signed in. */
  private _isSignedOutBeside(): boolean {
    return this._everywhere !== null && this.parentElement?.matches(':focus-within') === true;
  }

  private _typed(name: string): string {
    return this.#typed.get(name) ?? (name === 'username' ? this.userName : '');
  }

  private _keepTyped(): void {
    for (const [name, value] of this._form?.openValues ?? []) this.#typed.set(name, value);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cognito-sign-in': CognitoSignIn;
  }
}
