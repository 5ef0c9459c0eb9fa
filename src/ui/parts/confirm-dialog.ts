import { css, html, LitElement, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { dialogStyles } from './dialog-styles.ts';
import { closeDialog, openDialog } from './open-dialog.ts';
import { pageStyles } from './page-styles.ts';

export interface Question {
  readonly heading: string;
  /** Line breaks are kept. */
  readonly text: string;
  /** Labels of the button that confirms and of the one that cancels. */
  readonly confirm: string;
  readonly cancel: string;
}

/** Asks before something that cannot be undone. */
@customElement('confirm-dialog')
export class ConfirmDialog extends LitElement {
  @state() private _question: Question | undefined;
  @query('dialog') private readonly _dialog!: HTMLDialogElement;

  #answer: ((confirmed: boolean) => void) | undefined;

  static override styles = [
    pageStyles,
    dialogStyles,
    css`
      dialog {
        width: min(calc(100vw - 2 * var(--space-4)), 26rem);
      }

      dialog[open] {
        animation: rise 0.18s ease-out;
      }

      h2 {
        margin-bottom: var(--space-2);
      }

      p {
        white-space: pre-line;
      }

      .buttons {
        display: flex;
        flex-wrap: wrap;
        justify-content: end;
        gap: var(--space-2);
        margin-top: var(--space-5);
      }

      .risky {
        color: var(--danger);
      }

      @keyframes rise {
        from {
          opacity: 0;
          transform: translateY(8px);
        }
      }
    `,
  ];

  /** Shows the question. False if it is closed in any way but by the confirming button. */
  async ask(question: Question): Promise<boolean> {
    this.#settle(false);
    const answer = new Promise<boolean>((resolve) => (this.#answer = resolve));
    this._question = question;
    await this.updateComplete;
    // Again, so that it is above anything that has been opened since.
    if (this._isOpen) closeDialog(this._dialog);
    openDialog(this._dialog);
    return answer;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#settle(false);
  }

  override render() {
    const question = this._question;
    return html`
      <dialog aria-labelledby="heading" aria-describedby="text" @close=${this._onClose}>
        ${
          question === undefined
            ? nothing
            : html`
                <h2 id="heading" .textContent=${question.heading}></h2>
                <p id="text" class="muted" .textContent=${question.text}></p>
                <div class="buttons">
                  <button
                    type="button"
                    class="risky"
                    @click=${() => this._close('confirm')}
                    .textContent=${question.confirm}
                  ></button>
                  <button
                    type="button"
                    class="primary"
                    autofocus
                    @click=${() => this._close('cancel')}
                    .textContent=${question.cancel}
                  ></button>
                </div>
              `
        }
      </dialog>
    `;
  }

  /** By a button that is no form's: in a sandboxed frame those may not even be sent to a dialog. */
  private _close(answer: 'confirm' | 'cancel'): void {
    closeDialog(this._dialog, answer);
  }

  private _onClose(): void {
    // It has been opened again already.
    if (this._isOpen) return;
    const confirmed = this._dialog.returnValue === 'confirm';
    // Escape leaves the previous return value in place.
    this._dialog.returnValue = '';
    this.#settle(confirmed);
  }

  private get _isOpen(): boolean {
    return this._dialog.hasAttribute('open');
  }

  #settle(confirmed: boolean): void {
    this.#answer?.(confirmed);
    this.#answer = undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'confirm-dialog': ConfirmDialog;
  }
}
