import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type Clock, SystemClock } from '../../../base/clock.ts';
import { BriefFlag } from '../../parts/brief-flag.ts';
import { checkIcon } from '../../parts/icons.ts';
import { pageStyles } from '../../parts/page-styles.ts';
import { deedsWords } from './deeds-words.ts';
import { listWords } from './list-words.ts';
import {
  copyIcon,
  deleteIcon,
  editIcon,
  muteIcon,
  reactIcon,
  replyIcon,
  unmuteIcon,
} from './message-icons.ts';

/**
 * What can be done with a message.
 * @fires react - or not, while it is being chosen how
 * @fires reply
 * @fires edit
 * @fires delete
 * @fires mute - or hear them again
 */
@customElement('message-actions')
export class MessageActions extends LitElement {
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };

  /** What there is to copy. */
  @property({ attribute: false }) text = '';
  /** When it was sent, where that is shown. */
  @property({ attribute: false }) sentAt: string | undefined;
  /** What one can feel about it, while that is being chosen. */
  @property({ attribute: false }) picker: unknown;
  /** Whether it can be answered, and reacted to. */
  @property({ attribute: false }) canReply = false;
  /** Whether it can be edited and deleted. */
  @property({ attribute: false }) canChange = false;
  /** Whether its author is muted; undefined: that is not offered. */
  @property({ attribute: false }) isMuted: boolean | undefined;
  @property({ attribute: false }) clock: Clock = new SystemClock();

  readonly #copied = new BriefFlag(this, { clock: () => this.clock, durationMs: 2_000 });

  static override styles = [
    pageStyles,
    css`
      :host {
        /* Where they are a popover, the browser has other ideas. */
        inset: auto;
        margin: 0;
        padding: 0;
        /* As wide wherever they are: where they are depends on how wide they are. */
        width: max-content;
        max-width: calc(100% - 8px);
        overflow: hidden;
        border: 1px solid var(--line);
        border-radius: var(--radius-m);
        background: var(--surface-raised);
        color: inherit;
        box-shadow: var(--shadow);
      }

      div {
        display: flex;
        gap: 1px;
      }

      button {
        width: 2.25rem;
        min-width: 0;
        min-height: 2rem;
        padding: 0;
        border: 0;
        border-radius: 0;
        background: none;
        font-size: 0.9375rem;
      }

      button:hover {
        background: var(--surface-sunken);
      }

      button:focus-visible {
        outline-offset: -3px;
      }

      p {
        padding: 2px var(--space-2);
        border-top: 1px solid var(--line);
        color: var(--text-muted);
        font-size: 0.6875rem;
        text-align: center;
      }

      @media (pointer: coarse) {
        button {
          width: 3rem;
          min-height: 2.75rem;
        }
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('role', 'toolbar');
  }

  override render() {
    const say = deedsWords();
    const isCopied = this.#copied.isRaised;
    const copy = isCopied ? say.copied : say.copy;
    this.setAttribute('aria-label', say.actions);
    return html`<div>${
      this.canReply
        ? html`<button type="button" aria-label=${say.reply} title=${say.reply} @click=${this._reply}>${replyIcon}</button
          ><button type="button" aria-label=${say.react} title=${say.react} aria-expanded=${!!this.picker} @click=${this._react}>${reactIcon}</button>`
        : nothing
    }${this.canChange ? this._changes() : nothing}<button type="button" aria-label=${copy} title=${copy} @click=${this._copy}>${isCopied ? checkIcon : copyIcon}</button>${this.isMuted === undefined ? nothing : this._muteButton(this.isMuted)}</div>${this.picker}${this.sentAt === undefined ? nothing : html`<p .textContent=${this.sentAt}></p>`}`;
  }

  private _changes() {
    const say = deedsWords();
    return html`<button type="button" aria-label=${say.edit} title=${say.edit} @click=${this._edit}>${editIcon}</button
      ><button type="button" aria-label=${say.delete} title=${say.delete} @click=${this._delete}>${deleteIcon}</button>`;
  }

  private _muteButton(isMuted: boolean) {
    const say = listWords();
    const label = isMuted ? say.unmute : say.mute;
    return html`<button type="button" aria-label=${label} title=${label} @click=${this._mute}>${isMuted ? unmuteIcon : muteIcon}</button>`;
  }

  private _edit(): void {
    this.dispatchEvent(new Event('edit'));
  }

  private _delete(): void {
    this.dispatchEvent(new Event('delete'));
  }

  private _mute(): void {
    this.dispatchEvent(new Event('mute'));
  }

  private _react(): void {
    this.dispatchEvent(new Event('react'));
  }

  private _reply(): void {
    this.dispatchEvent(new Event('reply'));
  }

  private async _copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.text);
      this.#copied.raise();
    } catch {
      // Not a secure context, or not allowed: what is selected in the message can be copied as everywhere.
      this.dispatchEvent(new Event('select-text'));
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'message-actions': MessageActions;
  }
}
