import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { MAX_PAYLOAD_BYTES } from '../../chat/wire/payload-size.ts';
import { isBlank } from '../../chat/wire/text.ts';
import { arrowUpIcon, closeIcon } from '../parts/icons.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { growsByItself, hasCommandKey } from './abilities.ts';
import { marked, markOfKeys } from './marked-selection.ts';
import { DraftChanged, ReplyCancelled, SendRequested } from './room-events.ts';
import { roomWords } from './room-words.ts';

// Most messages never come near the limit. The counter appears in time for those that do.
const SHOW_COUNTER_FROM_BYTES = MAX_PAYLOAD_BYTES * 0.75;

/**
 * Where messages are written. Enter sends, Shift+Enter starts a new line; Ctrl (on Apple's, Command) with B, I or E
 * puts the marks of bold, italic or code around what is selected, or takes them away.
 * @fires SendRequested - clears the text, unless the event is default-prevented
 * @fires DraftChanged
 * @fires ReplyCancelled
 */
@customElement('chat-composer')
export class ChatComposer extends LitElement {
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };

  /** The initial text. */
  @property() draft = '';
  /** Why nothing can be sent from here; empty when it can. */
  @property() closedBecause = '';
  /** Whom and what the text answers, in words; absent: nothing. */
  @property({ attribute: false }) answers: { readonly name: string; readonly text: string } | undefined;
  /** The number of bytes that a text takes on the topic. */
  @property({ attribute: false }) payloadBytes: (text: string) => number = (text) => text.length;

  @state() private _text = '';
  @query('textarea') private readonly _textarea!: HTMLTextAreaElement | null;
  @query('.closed') private readonly _closed!: HTMLElement | null;

  /** Whether the focus was in here before the field came or went. */
  #hadFocus = false;

  static override styles = [
    pageStyles,
    css`
      :host {
        display: block;
        padding: var(--space-2) max(var(--space-4), env(safe-area-inset-right))
          max(var(--space-4), env(safe-area-inset-bottom)) max(var(--space-4), env(safe-area-inset-left));
      }

      form {
        display: grid;
        grid-template-columns: 1fr auto;
        align-items: end;
        gap: var(--space-1);
        padding: 5px;
        border: 1px solid var(--line-strong);
        border-radius: 28px;
        background: var(--surface-raised);
        transition: border-color 0.15s;
      }

      form:focus-within {
        border-color: var(--focus);
        box-shadow: 0 0 0 1px var(--focus);
      }

      form.too-long {
        border-color: var(--danger);
        box-shadow: 0 0 0 1px var(--danger);
      }

      textarea {
        field-sizing: content;
        min-height: 2.75rem;
        max-height: min(12rem, 35dvh);
        padding: 10px var(--space-3);
        border: 0;
        background: none;
        color: inherit;
        font: inherit;
        resize: none;
        overflow-wrap: anywhere;
      }

      textarea:focus-visible {
        outline: none;
      }

      textarea::placeholder {
        color: var(--text-muted);
        opacity: 1;
      }

      button {
        padding: 0;
        border-radius: 50%;
      }

      .answered {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        margin: 0 var(--space-2) var(--space-2);
        padding-inline-start: var(--space-3);
        border-inline-start: 3px solid var(--accent);
        font-size: 0.8125rem;
        line-height: 1.4;
      }

      .answered p {
        flex: 1;
        min-width: 0;
      }

      .answered span {
        display: block;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .answered .to {
        color: var(--accent-strong);
        font-weight: 600;
      }

      .answered button {
        width: 2.25rem;
        min-width: 0;
        min-height: 2.25rem;
        border: 0;
        background: none;
        color: var(--text-muted);
      }

      .counter,
      .closed {
        padding: var(--space-1) var(--space-4) 0;
        font-size: 0.8125rem;
        font-variant-numeric: tabular-nums;
      }

      .over {
        color: var(--danger);
        font-weight: 600;
      }

      .closed {
        max-height: 35dvh;
        padding: var(--space-3) var(--space-4);
        border: 1px solid var(--line);
        border-radius: var(--radius-m);
        background: var(--surface-sunken);
        font-size: 0.9375rem;
        overflow-y: auto;
      }

      @media (forced-colors: active) {
        form:focus-within {
          outline: 2px solid Highlight;
        }
      }
    `,
  ];

  override render() {
    const bytes = this.payloadBytes(this._text);
    const excess = bytes - MAX_PAYLOAD_BYTES;
    const counted = bytes >= SHOW_COUNTER_FROM_BYTES;
    const isClosed = this.closedBecause !== '';
    const describedBy = isClosed ? 'closed' : counted ? 'counter' : nothing;
    const hasField = !isClosed || !isBlank(this._text);
    return html`
      ${
        isClosed
          ? html`<p id="closed" class="closed muted" tabindex=${hasField ? nothing : '-1'} .textContent=${this.closedBecause}></p>`
          : nothing
      }
      ${hasField && this.answers ? this._answered(this.answers) : nothing}
      ${hasField ? this._form({ isClosed, excess, describedBy }) : nothing}
      ${counted ? this._counter(bytes, excess) : nothing}
    `;
  }

  private _answered({ name, text }: NonNullable<ChatComposer['answers']>) {
    const say = roomWords();
    return html`<div class="answered">
      <p><span class="to" .textContent=${say.replyingTo(name)}></span><span class="said" dir="auto" .textContent=${text}></span></p>
      <button type="button" aria-label=${say.cancelReply} title=${say.cancelReply} @click=${this._cancelReply}>${closeIcon}</button>
    </div>`;
  }

  private _form(state: { isClosed: boolean; excess: number; describedBy: string | typeof nothing }) {
    const { isClosed, excess, describedBy } = state;
    const say = roomWords();
    return html`
      <form class=${excess > 0 ? 'too-long' : nothing}>
        <textarea
          aria-label=${say.message}
          aria-describedby=${describedBy}
          aria-invalid=${excess > 0 ? 'true' : nothing}
          rows="1"
          placeholder=${say.message}
          enterkeyhint="send"
          ?readonly=${isClosed}
          .value=${this._text}
          @input=${this._onInput}
          @keydown=${this._onKeydown}
        ></textarea>
        <button
          type="button"
          class="primary"
          aria-label=${say.send}
          aria-describedby=${describedBy}
          aria-disabled=${isClosed || excess > 0 || isBlank(this._text) ? 'true' : nothing}
          @click=${this._send}
        >
          ${arrowUpIcon}
        </button>
      </form>
    `;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('draft')) this._text = this.draft;
    this.#hadFocus = changed.has('closedBecause') && this.shadowRoot?.activeElement instanceof HTMLElement;
  }

  protected override updated(): void {
    // The focus must not get lost when the field is replaced by words, or the other way round.
    if (this.#hadFocus && !this.shadowRoot?.activeElement) (this._textarea ?? this._closed)?.focus();
    if (growsByItself()) return;
    const textarea = this._textarea;
    if (!textarea) return;
    textarea.style.height = 'auto';
    textarea.style.height = `${textarea.scrollHeight}px`;
  }

  private _counter(bytes: number, excess: number) {
    const say = roomWords();
    return excess > 0
      ? html`<p id="counter" class="counter over" .textContent=${say.tooLong(excess)}></p>`
      : html`<p id="counter" class="counter muted" .textContent=${say.byteCount(bytes, MAX_PAYLOAD_BYTES)}></p>`;
  }

  private _onInput(event: InputEvent & { readonly target: HTMLTextAreaElement }): void {
    this._write(event.target.value);
  }

  private _onKeydown(event: KeyboardEvent): void {
    // While an input method composes, Enter chooses a candidate. Safari ends the composition before this key
    // event, and marks it by the key code only.
    const composing = event.isComposing || event.keyCode === 229;
    if (composing) return;
    if (event.key === 'Escape' && this.answers) this._cancelReply();
    const mark = markOfKeys(event, hasCommandKey());
    if (mark !== undefined) {
      event.preventDefault();
      this._mark(mark);
    }
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    this._send();
  }

  private _cancelReply(): void {
    this.dispatchEvent(new ReplyCancelled());
    this._textarea?.focus();
  }

  private _mark(mark: string): void {
    const textarea = this._textarea;
    if (!textarea || textarea.readOnly) return;
    const { value: text, selectionStart, selectionEnd } = textarea;
    const { from, to, replacement, start, end } = marked(
      { text, start: selectionStart, end: selectionEnd },
      mark,
    );
    textarea.setSelectionRange(from, to);
    // (Deprecated, and still the only way to write so that it can be undone.)
    const isWritten = document.execCommand(replacement === '' ? 'delete' : 'insertText', false, replacement);
    if (!isWritten) textarea.setRangeText(replacement, from, to);
    textarea.setSelectionRange(start, end);
    this._write(textarea.value);
  }

  private _send(): void {
    this._textarea?.focus();
    const text = this._text;
    if (this.closedBecause !== '' || isBlank(text) || this.payloadBytes(text) > MAX_PAYLOAD_BYTES) return;
    if (this.dispatchEvent(new SendRequested(text))) this._write('');
  }

  private _write(text: string): void {
    this._text = text;
    this.dispatchEvent(new DraftChanged(isBlank(text) ? '' : text));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chat-composer': ChatComposer;
  }
}
