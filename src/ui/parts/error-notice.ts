import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { pageStyles } from './page-styles.ts';
import './late-colors.ts';

/**
 * A problem: what happened and what to do.
 * @slot - buttons that do it
 */
@customElement('error-notice')
export class ErrorNotice extends LitElement {
  @property({ attribute: false }) heading = '';
  @property({ attribute: false }) text = '';
  /** `warning` if the page keeps trying by itself, `danger` if someone has to change something. */
  @property({ attribute: false }) tone: 'warning' | 'danger' = 'danger';

  static override styles = [
    pageStyles,
    css`
      :host {
        display: block;
        animation: appear 0.2s ease-out;
      }

      .notice {
        --tone: var(--danger);
        --tone-soft: var(--danger-soft);
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-4);
        padding: var(--space-3) var(--space-4);
        border: 1px solid color-mix(in srgb, var(--tone) 30%, var(--edge, transparent));
        border-radius: var(--radius-m);
        background: var(--tone-soft);
        overflow-wrap: anywhere;
      }

      .warning {
        --tone: var(--warning);
        --tone-soft: var(--warning-soft);
      }

      .words {
        flex: 1 1 16rem;
        font-size: 0.9375rem;
      }

      h2 {
        color: var(--tone);
        font-size: inherit;
        letter-spacing: 0;
      }

      @keyframes appear {
        from {
          opacity: 0;
        }
      }
    `,
  ];

  override render() {
    return html`
      <div class="notice ${this.tone}" role="alert">
        <div class="words">
          <h2 .textContent=${this.heading}></h2>
          <p .textContent=${this.text}></p>
        </div>
        <slot></slot>
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'error-notice': ErrorNotice;
  }
}
