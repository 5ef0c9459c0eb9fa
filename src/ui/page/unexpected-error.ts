import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { joinWords } from '../join/join-words.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { incompleteNoticeStyles } from './incomplete-notice.ts';
import { unexpectedWords } from './unexpected-words.ts';

/** Says what an error is that nobody expected, so that it can be copied and reported. */
@customElement('unexpected-error')
export class UnexpectedError extends LitElement {
  @property({ attribute: false }) error: unknown;
  @property({ attribute: false }) onReload: () => void = () => {};
  @property({ attribute: false }) onClose: () => void = () => {};

  @state() private _isCopied = false;

  static override styles = [
    pageStyles,
    incompleteNoticeStyles,
    css`
      .incomplete {
        position: static;
        max-width: none;
      }

      pre {
        max-width: 100%;
        max-height: 30vh;
        margin: 0;
        overflow: auto;
        font: 0.8125rem / 1.4 var(--font-mono);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
        user-select: all;
      }
    `,
  ];

  override render() {
    const say = unexpectedWords();
    return html`
      <div class="incomplete" role="alert">
        <h2>${say.heading}</h2>
        <p>${say.whatToDo}</p>
        <pre tabindex="0" dir="ltr" translate="no">${this._details}</pre>
        <div>
          <button type="button" @click=${this._copy}>${this._isCopied ? say.copied : say.copy}</button>
          <button type="button" @click=${this.onReload}>${joinWords().reload}</button>
          <button type="button" @click=${this.onClose}>${say.close}</button>
        </div>
      </div>
    `;
  }

  /** No address: it names the room. */
  private get _details(): string {
    return `${textOf(this.error)}\n${navigator.userAgent}`;
  }

  private async _copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this._details);
      this._isCopied = true;
    } catch {
      // Not a secure context, or not allowed: it is marked, to be copied by hand.
      const text = this.renderRoot.querySelector('pre');
      if (text) this.ownerDocument.getSelection()?.selectAllChildren(text);
    }
  }
}

/** Not every engine begins the stack with what happened. */
function textOf(error: unknown): string {
  const what = String(error);
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  return stack.startsWith(what) ? stack : `${what}\n${stack}`.trim();
}

declare global {
  interface HTMLElementTagNameMap {
    'unexpected-error': UnexpectedError;
  }
}
