import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type Clock, SystemClock } from '../../../base/clock.ts';
import { BriefFlag } from '../../../ui/parts/brief-flag.ts';
import { pageStyles } from '../../../ui/parts/page-styles.ts';
import { cognitoStepWords } from './cognito-step-words.ts';

/** Hands the key for an authenticator app over: to a camera, to an app on this device, or to be typed. */
@customElement('totp-secret')
export class TotpSecret extends LitElement {
  /** Base32. */
  @property({ attribute: false }) secret = '';
  @property({ attribute: false }) otpauthUrl = '';
  @property({ attribute: false }) clock: Clock = new SystemClock();

  readonly #copied = new BriefFlag(this, { clock: () => this.clock, durationMs: 2500 });

  static override styles = [
    pageStyles,
    css`
      :host {
        display: grid;
        gap: var(--space-3);
      }

      qr-code {
        width: min(100%, 13rem);
        /* Its place is there before it is: what comes below must not move. */
        aspect-ratio: 1;
        margin-inline: auto;
        border: 1px solid var(--line);
        border-radius: var(--radius-s);
      }

      .label {
        font-size: 0.875rem;
        font-weight: 600;
      }

      code {
        font-family: var(--font-mono);
        overflow-wrap: anywhere;
        user-select: all;
      }

      .ways {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-4);
      }

      a {
        display: inline-flex;
        align-items: center;
        min-height: 2.75rem;
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    // Few ever see it. Without it, the key can be typed.
    void import('./qr-code.ts').catch(() => {});
  }

  override render() {
    const { picture, key, copy, copied, open } = cognitoStepWords().setUpTotp;
    return html`
      <qr-code .text=${this.otpauthUrl} .label=${picture}></qr-code>
      <div>
        <p class="label" id="key" .textContent=${key}></p>
        <code dir="ltr" translate="no" aria-labelledby="key" .textContent=${this.secret.match(/.{1,4}/g)?.join(' ') ?? ''}></code>
      </div>
      <div class="ways">
        <button type="button" @click=${this._copy}>
          <span aria-live="polite" .textContent=${this.#copied.isRaised ? copied : copy}></span>
        </button>
        <a href=${this.otpauthUrl} .textContent=${open}></a>
      </div>
    `;
  }

  private async _copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.secret);
      this.#copied.raise();
    } catch {
      // Not a secure context, or not allowed: it is on screen, and one click selects all of it.
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'totp-secret': TotpSecret;
  }
}
