import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { RefusalReason } from '../../identity-error.ts';
import { CognitoError } from '../cognito-error.ts';
import { detailOf } from '../cognito-failure.ts';
import { meaningOf } from '../refusal-meaning.ts';
import { cognitoWords } from './cognito-words.ts';
import { wordsFor } from './refusal-answer.ts';

/** Why Cognito does not renew a session, and who can mend it. */
@customElement('cognito-refusal')
export class CognitoRefusal extends LitElement {
  @property({ attribute: false }) reason: RefusalReason | undefined;
  @property({ attribute: false }) machineName = '';

  static override styles = css`
    :host {
      flex: 1 1 100%;
      font-size: 0.9375rem;
    }

    p {
      margin: 0;
    }
  `;

  override render() {
    const { reason, machineName } = this;
    if (!reason) return nothing;
    const error = new CognitoError(reason.name, reason.says);
    const say = wordsFor(meaningOf(error)) ?? cognitoWords().failures.refused;
    const { heading, text } = say({ machineName, detail: detailOf(error) });
    return html`<p><span .textContent=${`${heading}.`}></span> <span .textContent=${text}></span></p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cognito-refusal': CognitoRefusal;
  }
}
