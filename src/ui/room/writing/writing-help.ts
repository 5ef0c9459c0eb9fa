import { css, html, LitElement } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { dialogStyles } from '../../parts/dialog-styles.ts';
import { closeIcon } from '../../parts/icons.ts';
import { closeDialog, openDialog } from '../../parts/open-dialog.ts';
import { pageStyles } from '../../parts/page-styles.ts';
import { writingWords } from './writing-words.ts';

/** What is written, and what becomes of it. */
type Line = readonly [written: string, becomes: string];

/**
 * Shows what can be written; open for as long as it is in the page.
 * @fires close - it was closed
 */
@customElement('writing-help')
export class WritingHelp extends LitElement {
  @query('dialog') private readonly _dialog!: HTMLDialogElement;

  static override styles = [
    pageStyles,
    dialogStyles,
    css`
      dialog {
        box-sizing: border-box;
        width: min(calc(100vw - 2 * var(--space-4)), 34rem);
        max-height: calc(100dvh - 2 * var(--space-4));
        overflow-y: auto;
      }

      .head {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-2);
      }

      .head button {
        width: 2.75rem;
        min-width: 0;
        padding: 0;
        border-color: transparent;
        background: none;
      }

      h3 {
        margin: var(--space-4) 0 var(--space-1);
        font-size: 0.9375rem;
      }

      dl {
        display: grid;
        grid-template-columns: minmax(7rem, auto) minmax(0, 1fr);
        gap: var(--space-2) var(--space-4);
        align-items: baseline;
        margin: 0;
      }

      dd {
        margin: 0;
      }

      code,
      kbd {
        padding: 0.125rem 0.375rem;
        border-radius: var(--radius-s, 0.25rem);
        background: var(--surface-sunken);
        font: 0.875rem / 1.5 var(--font-mono);
        display: inline-block;
        white-space: pre-line;
      }

      kbd {
        font-family: inherit;
      }

      @media (max-width: 26rem) {
        dl {
          grid-template-columns: minmax(0, 1fr);
          gap: 0;
        }

        dd {
          margin-block-end: var(--space-2);
        }
      }
    `,
  ];

  override render() {
    const { helpHeading, close, help: say, commands } = writingWords();
    const marks: readonly Line[] = [
      [`**${say.bold}**`, say.bold],
      [`_${say.italic}_`, say.italic],
      [`~~${say.struck}~~`, say.struck],
      [`\`${say.code}\``, say.code],
      [`\`\`\`\n${say.code}\n\`\`\``, say.block],
    ];
    const more: readonly Line[] = [
      [':tada:', `🎉 ${say.emoji}`],
      [say.name, say.mention],
      [commands.me.usage, commands.me.does],
      [say.slashExample, say.slash],
    ];
    const keys: readonly Line[] = [
      [say.enter, say.send],
      [say.shiftEnter, say.line],
      [say.arrowUp, say.edit],
    ];
    const line = ([written, becomes]: Line, isKey: boolean) =>
      html`<dt>${isKey ? html`<kbd .textContent=${written}></kbd>` : html`<code dir="ltr" translate="no" .textContent=${written}></code>`}</dt><dd .textContent=${becomes}></dd>`;
    const part = (heading: string, lines: readonly Line[]) =>
      html`<h3 .textContent=${heading}></h3><dl>${lines.map((each) => line(each, lines === keys))}</dl>`;
    return html`
      <dialog aria-labelledby="heading" @close=${this._onClosed}>
        <div class="head">
          <h2 id="heading" .textContent=${helpHeading}></h2>
          <button type="button" autofocus aria-label=${close} title=${close} @click=${this._close}>${closeIcon}</button>
        </div>
        ${part(say.marks, marks)} ${part(say.more, more)} ${part(say.keys, keys)}
      </dialog>
    `;
  }

  protected override firstUpdated(): void {
    openDialog(this._dialog);
  }

  private _close(): void {
    closeDialog(this._dialog);
  }

  /** The native event stays within the shadow root. */
  private _onClosed(): void {
    this.dispatchEvent(new Event('close'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'writing-help': WritingHelp;
  }
}
