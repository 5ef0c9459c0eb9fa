import { html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { ConfirmDialog } from '../../../ui/parts/confirm-dialog.ts';
import { pageStyles } from '../../../ui/parts/page-styles.ts';
import { cognitoWords } from './cognito-words.ts';
import '../../../ui/parts/confirm-dialog.ts';

/** All sessions of the user are to end. */
export class SignOutEverywhereRequested extends Event {
  static readonly type = 'sign-out-everywhere-requested';

  constructor() {
    super(SignOutEverywhereRequested.type);
  }
}

/**
 * The button for it, which asks first.
 * @fires SignOutEverywhereRequested
 */
@customElement('sign-out-everywhere')
export class SignOutEverywhere extends LitElement {
  @property({ type: Boolean }) busy = false;
  @query('confirm-dialog') private readonly _dialog!: ConfirmDialog;

  static override styles = pageStyles;

  override render() {
    const { button, busy } = cognitoWords().everywhere;
    return html`
      <button
        type="button"
        aria-disabled=${this.busy ? 'true' : nothing}
        @click=${this._ask}
        .textContent=${this.busy ? busy : button}
      ></button>
      <confirm-dialog></confirm-dialog>
    `;
  }

  private async _ask(): Promise<void> {
    if (this.busy) return;
    const isSure = await this._dialog.ask(cognitoWords().everywhere.question);
    if (isSure) this.dispatchEvent(new SignOutEverywhereRequested());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sign-out-everywhere': SignOutEverywhere;
  }

  interface HTMLElementEventMap {
    [SignOutEverywhereRequested.type]: SignOutEverywhereRequested;
  }
}
