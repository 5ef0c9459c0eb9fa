import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { RefusalReason } from '../../identity-error.ts';
import { saidBy } from './failure-answer.ts';

/** Why the provider does not renew a session, in its own words. */
@customElement('oidc-refusal')
export class OidcRefusal extends LitElement {
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
    return reason ? html`<p .textContent=${saidBy(machineName, reason)}></p>` : nothing;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'oidc-refusal': OidcRefusal;
  }
}
