import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { pageStyles } from '../parts/page-styles.ts';
import { placeNotice } from '../parts/place-notice.ts';
import { ReloadNeeded } from '../parts/reload-needed.ts';
import { updateWords } from './update-words.ts';

/**
 * Says that a newer version of the page is ready, and takes nobody away from what they are at: no focus, and screen
 * readers say it when they have nothing else to say.
 * @fires ReloadNeeded - it is to be taken now
 */
@customElement('update-notice')
export class UpdateNotice extends LitElement {
  /** What is there from the start in a live region is not read out. */
  @state() private _isSaid = false;

  static override styles = [
    pageStyles,
    css`
      .notice {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2);
        padding: var(--space-3) var(--space-4);
        border: 1px solid var(--line);
        border-radius: var(--radius-m);
        background: var(--accent-soft);
        box-shadow: var(--shadow);
        overflow-wrap: anywhere;
      }

      .words {
        flex: 1 1 16rem;
        font-size: 0.9375rem;
      }

      h2 {
        font-size: inherit;
        letter-spacing: 0;
      }
    `,
  ];

  override render() {
    return html`<div role="status">${this._isSaid ? this._notice() : nothing}</div>`;
  }

  protected override firstUpdated(): void {
    setTimeout(() => (this._isSaid = true));
  }

  private _notice() {
    const say = updateWords();
    return html`
      <div class="notice">
        <div class="words">
          <h2 .textContent=${say.heading}></h2>
          <p .textContent=${say.text}></p>
        </div>
        <button type="button" @click=${() => this.dispatchEvent(new ReloadNeeded())} .textContent=${say.reload}></button>
        <button type="button" @click=${() => this.remove()} .textContent=${say.later}></button>
      </div>
    `;
  }
}

/**
 * Shows the notice, unless it is there.
 * @param options.app where notices are shown
 * @param options.take is called when somebody wants the newer version
 */
export function offerUpdate({ app, take }: { readonly app: Element; readonly take: () => void }): void {
  placeNotice('update-notice', app)?.addEventListener(ReloadNeeded.type, (event) => {
    // A reload by itself would bring the old version again.
    event.stopPropagation();
    take();
  });
}

declare global {
  interface HTMLElementTagNameMap {
    'update-notice': UpdateNotice;
  }
}
