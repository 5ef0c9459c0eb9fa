import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type Clock, SystemClock } from '../../../base/clock.ts';
import { BriefFlag } from '../../parts/brief-flag.ts';
import {
  checkIcon,
  copyIcon,
  deleteIcon,
  editIcon,
  muteIcon,
  replyIcon,
  unmuteIcon,
} from '../../parts/icons.ts';
import { pageStyles } from '../../parts/page-styles.ts';
import { listWords } from './list-words.ts';

/**
 * What can be done with a message.
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
  @property() text = '';
  /** Whether it can be answered. */
  @property({ type: Boolean }) canReply = false;
  /** Whether it can be edited and deleted. */
  @property({ type: Boolean }) canChange = false;
  /** Whether its author is muted; undefined: that is not offered. */
  @property({ attribute: false }) isMuted: boolean | undefined;
  @property({ attribute: false }) clock: Clock = new SystemClock();

  readonly #copied = new BriefFlag(this, { clock: () => this.clock, durationMs: 2_000 });

  static override styles = [
    pageStyles,
    css`
      :host {
        display: flex;
        gap: 1px;
        overflow: hidden;
        border: 1px solid var(--line);
        border-radius: var(--radius-m);
        background: var(--surface-raised);
        box-shadow: var(--shadow);
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
    const say = listWords();
    const isCopied = this.#copied.isRaised;
    const copy = isCopied ? say.copied : say.copy;
    this.setAttribute('aria-label', say.actions);
    return html`${
      this.canReply
        ? html`<button type="button" aria-label=${say.reply} title=${say.reply} @click=${this._reply}>${replyIcon}</button>`
        : nothing
    }${this.canChange ? this._changes() : nothing}<button type="button" aria-label=${copy} title=${copy} @click=${this._copy}>${isCopied ? checkIcon : copyIcon}</button>${this.isMuted === undefined ? nothing : this._muteButton(this.isMuted)}`;
  }

  private _changes() {
    const say = listWords();
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
