import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { type Clock, SystemClock } from '../../base/clock.ts';
import { BriefFlag } from '../parts/brief-flag.ts';
import { checkIcon, linkIcon } from '../parts/icons.ts';
import { onWideStyles } from '../parts/on-wide-styles.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { roomWords } from './room-words.ts';

/**
 * Copies the room's invite link, or shows it if the page is not allowed to copy. What stands in it until it is loaded is
 * hidden then.
 */
@customElement('copy-link-button')
export class CopyLinkButton extends LitElement {
  @property({ attribute: false }) link = '';

  @property({ attribute: false }) clock: Clock = new SystemClock();

  /** The link is on screen, to be copied by hand. */
  @state() private _shown = false;
  @query('input') private readonly _input!: HTMLInputElement | null;

  readonly #copied = new BriefFlag(this, { clock: () => this.clock, durationMs: 2500 });

  static override styles = [
    pageStyles,
    onWideStyles,
    css`
      :host {
        position: relative;
        display: block;
      }

      .bubble {
        position: absolute;
        z-index: 1;
        top: calc(100% + var(--space-2));
        inset-inline-end: 0;
        padding: var(--space-2) var(--space-3);
        border: 1px solid var(--line);
        border-radius: var(--radius-s);
        background: var(--surface-raised);
        box-shadow: var(--shadow);
        font-size: 0.875rem;
        white-space: nowrap;
      }

      .bubble.empty {
        visibility: hidden;
      }

      .bubble input {
        width: min(18rem, 75vw);
        margin-top: var(--space-1);
      }

      @container (width <= 40rem) {
        button {
          min-width: 2.375rem;
          padding-inline: 0;
        }
      }
    `,
  ];

  override render() {
    const say = roomWords();
    const copied = this.#copied.isRaised;
    return html`
      <button type="button" @click=${this.copy}>
        ${copied ? checkIcon : linkIcon}<span class="on-wide" .textContent=${say.copyInviteLink}></span>
      </button>
      <div class=${copied || this._shown ? 'bubble' : 'bubble empty'} aria-live="polite" @focusout=${this._hideLink}>
        <span .textContent=${copied ? say.linkCopied : ''}></span>${
          this._shown
            ? html`<label><span .textContent=${say.copyThisLink}></span><input readonly .value=${this.link} /></label>`
            : nothing
        }
      </div>
    `;
  }

  async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.link);
      this.#copied.raise();
    } catch {
      // Not a secure context, or not allowed. The link can still be copied by hand.
      this._shown = true;
      await this.updateComplete;
      this._input?.select();
      this._input?.focus();
    }
  }

  private _hideLink(): void {
    this._shown = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'copy-link-button': CopyLinkButton;
  }
}
