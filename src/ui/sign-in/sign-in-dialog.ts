import { css, html, LitElement } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { dialogStyles } from '../parts/dialog-styles.ts';
import { openDialog } from '../parts/open-dialog.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { signInWords } from './sign-in-words.ts';

/**
 * Lies over the room while nobody is signed in; open for as long as it is in the page.
 * @slot - the element that asks
 * @fires close - it was closed without signing in
 */
@customElement('sign-in-dialog')
export class SignInDialog extends LitElement {
  @query('dialog') private readonly _dialog!: HTMLDialogElement;

  static override styles = [
    pageStyles,
    dialogStyles,
    css`
      dialog {
        width: min(calc(100vw - 2 * var(--space-4)), 25rem);
      }

      h2 {
        margin-bottom: var(--space-2);
      }

      p {
        margin-bottom: var(--space-5);
      }
    `,
  ];

  override render() {
    const { heading, text } = signInWords().again;
    return html`
      <dialog aria-labelledby="heading" aria-describedby="text" @close=${this._onClose}>
        <h2 id="heading" .textContent=${heading}></h2>
        <p id="text" class="muted" .textContent=${text}></p>
        <slot></slot>
      </dialog>
    `;
  }

  protected override firstUpdated(): void {
    openDialog(this._dialog);
    this.querySelector<HTMLElement>('*')?.focus();
  }

  /** The native event stays within the shadow root. */
  private _onClose(): void {
    this.dispatchEvent(new Event('close'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sign-in-dialog': SignInDialog;
  }
}
