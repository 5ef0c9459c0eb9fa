import { html, LitElement } from 'lit';
import { customElement, query } from 'lit/decorators.js';
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
  @query('confirm-dialog') private readonly _dialog!: ConfirmDialog;

  static override styles = pageStyles;

  override render() {
    return html`
      <button type="button" @click=${this._ask} .textContent=${cognitoWords().everywhere.button}></button>
      <confirm-dialog></confirm-dialog>
    `;
  }

  private async _ask(): Promise<void> {
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
