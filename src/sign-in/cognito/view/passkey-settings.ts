import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Cancel } from '../../../base/cancel.ts';
import type { ConfirmDialog } from '../../../ui/parts/confirm-dialog.ts';
import { pageStyles } from '../../../ui/parts/page-styles.ts';
import type { UserMessage } from '../../../ui/parts/user-message.ts';
import { type FormAnswer, FormAttempt } from '../../../ui/sign-in/form-attempt.ts';
import { documentLocale } from '../../../ui/words/document-locale.ts';
import { dateFormat } from '../../../ui/words/formats.ts';
import { CognitoError } from '../cognito-error.ts';
import { failureOf } from '../cognito-failure.ts';
import { OwnPasskeys, type Passkey } from '../own-passkeys.ts';
import { cognitoPasskeyWords } from './cognito-passkey-words.ts';
import { cognitoWords, type FailureWords } from './cognito-words.ts';
import { wordsFor } from './refusal-answer.ts';
import type { Cognito } from './step-view.ts';
import '../../../ui/parts/confirm-dialog.ts';
import '../../../ui/parts/error-notice.ts';

type Work = (passkeys: OwnPasskeys, signal: AbortSignal) => Promise<void>;

/** The passkeys of whoever is signed in at a machine: which there are, one more, one less. */
@customElement('passkey-settings')
export class PasskeySettings extends LitElement {
  @property({ attribute: false }) wayIn: Pick<Cognito, 'identity' | 'onIdentity' | 'member'> | undefined;
  @property({ attribute: false }) machineName = '';

  @query('confirm-dialog') private readonly _question!: ConfirmDialog | null;
  @query('#add') private readonly _add!: HTMLButtonElement | null;

  readonly #attempt = new FormAttempt(this);
  #passkeys: OwnPasskeys | undefined;
  #isAdding = false;
  #unsubscribe: Cancel | undefined;

  static override styles = [
    pageStyles,
    css`
      :host,
      ul {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-3);
        overflow-wrap: anywhere;
      }

      h3 {
        margin: 0;
        font-size: 1rem;
      }

      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        align-items: center;
        gap: var(--space-2) var(--space-4);
        padding: var(--space-3) var(--space-4);
        border: 1px solid var(--line);
        border-radius: var(--radius-m);
      }

      .words {
        flex: 1 1 12rem;
      }

      p {
        margin: 0;
        font-size: 0.875rem;
      }

      .name {
        font-size: 1rem;
        font-weight: 600;
      }

      .note {
        color: var(--success);
      }

      #add {
        justify-self: start;
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

  override render() {
    const say = cognitoPasskeyWords();
    const isSignedIn = this.wayIn?.identity.state === 'signed-in';
    return html`
      <h3 .textContent=${say.heading(this.machineName)}></h3>
      <p class="muted" .textContent=${isSignedIn ? say.text : say.signedOut}></p>
      ${isSignedIn ? this._own() : nothing}
    `;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // Where the element was there before its code, it has no properties when it is connected.
    if (!changed.has('wayIn')) return;
    this._listen();
    this._read();
  }

  private _listen(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = this.wayIn?.onIdentity(() => this.requestUpdate());
  }

  private _own() {
    const say = cognitoPasskeyWords();
    const { answer, isBusy } = this.#attempt;
    const all = this.#passkeys?.all;
    return html`
      ${answer?.message ? this._failure(answer.message, all === undefined) : nothing}
      ${all ? this._list(all) : isBusy ? html`<p aria-live="polite" .textContent=${say.reading}></p>` : nothing}
      <button
        id="add"
        type="button"
        aria-disabled=${isBusy ? 'true' : nothing}
        @click=${this._register}
        .textContent=${this.#isAdding ? say.adding : say.add}
      ></button>
      <p class="note" aria-live="polite" .textContent=${answer?.note ?? ''}></p>
      <confirm-dialog @keydown=${this._keepKey}></confirm-dialog>
    `;
  }

  private _failure({ heading, text }: UserMessage, isUnread: boolean) {
    const { readAgain } = cognitoPasskeyWords();
    return html`
      <error-notice .heading=${heading} .text=${text}>
        ${isUnread ? html`<button type="button" @click=${this._read} .textContent=${readAgain}></button>` : nothing}
      </error-notice>
    `;
  }

  private _list(all: readonly Passkey[]) {
    const say = cognitoPasskeyWords();
    if (all.length === 0) return html`<p .textContent=${say.none}></p>`;
    const date = dateFormat(documentLocale(), { dateStyle: 'medium' });
    return html`
      <ul>
        ${all.map((passkey) => {
          const name = passkey.name || say.unnamed;
          return html`
            <li>
              <div class="words">
                <p class="name" .textContent=${name}></p>
                ${
                  passkey.createdAtMs === undefined
                    ? nothing
                    : html`<p class="muted" .textContent=${say.added(date.format(passkey.createdAtMs))}></p>`
                }
                ${passkey.isForThisPage ? nothing : html`<p .textContent=${say.elsewhere(passkey.relyingPartyId)}></p>`}
              </div>
              <button
                type="button"
                aria-label=${say.deleteNamed(name)}
                aria-disabled=${this.#attempt.isBusy ? 'true' : nothing}
                @click=${() => void this._delete(passkey, name)}
                .textContent=${say.delete}
              ></button>
            </li>
          `;
        })}
      </ul>
    `;
  }

  private _read(): void {
    void this._run((passkeys, signal) => passkeys.read(signal));
  }

  private async _register(): Promise<void> {
    if (this.#attempt.isBusy) return;
    this.#isAdding = true;
    const { isAdded } = cognitoPasskeyWords();
    const adding = this._run(async (passkeys, signal) => {
      await passkeys.register(signal);
      await passkeys.read(signal);
    }, isAdded);
    await adding.finally(() => {
      this.#isAdding = false;
      this.requestUpdate();
    });
  }

  private async _delete(passkey: Passkey, name: string): Promise<void> {
    const { question, isDeleted } = cognitoPasskeyWords();
    if (this.#attempt.isBusy || !(await this._question?.ask(question(name)))) return;
    await this._run((passkeys, signal) => passkeys.delete(passkey, signal), isDeleted);
    // The button that was pressed is gone.
    this._add?.focus();
  }

  private async _run(work: Work, note?: string): Promise<void> {
    const { wayIn } = this;
    if (wayIn?.identity.state !== 'signed-in') return;
    const passkeys = (this.#passkeys ??= new OwnPasskeys(wayIn.member));
    await this.#attempt.run(async (signal) => {
      try {
        await work(passkeys, signal);
        return { note };
      } catch (error) {
        if (error instanceof CognitoError) return await this._answerTo(error);
        throw error;
      }
    });
  }

  private async _answerTo(error: CognitoError): Promise<FormAnswer> {
    const { code, detail = '' } = await failureOf(error);
    const general: Readonly<Record<string, FailureWords>> = cognitoWords().failures;
    const own: Readonly<Record<string, UserMessage>> = cognitoPasskeyWords().failures;
    const say = wordsFor(code) ?? general[code] ?? cognitoWords().failures.refused;
    return { message: own[code] ?? say({ machineName: this.machineName, detail }) };
  }

  /** Escape closes the question, and not the settings that are behind it. */
  private _keepKey(event: KeyboardEvent): void {
    event.stopPropagation();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'passkey-settings': PasskeySettings;
  }
}
