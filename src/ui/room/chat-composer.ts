import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { lazily } from '../../base/lazily.ts';
import { MAX_PAYLOAD_BYTES } from '../../chat/wire/payload-size.ts';
import { isBlank } from '../../chat/wire/text.ts';
import { arrowUpIcon, checkIcon } from '../parts/icons.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { growsByItself } from './abilities.ts';
import type { composerBanner } from './composer-banner.ts';
import type { markByKeys } from './marked-selection.ts';
import {
  DraftChanged,
  EditCancelled,
  EditLastRequested,
  ReplyCancelled,
  SendRequested,
} from './room-events.ts';
import { roomWords } from './room-words.ts';
import type { AidedField, WritingAid } from './writing/writing-aid.ts';

// Most messages never come near the limit. The counter appears in time for those that do.
const SHOW_COUNTER_FROM_BYTES = MAX_PAYLOAD_BYTES * 0.75;
/** What there is help with while it is written, and what cannot go out without. */
const AIDED = /[@:/]/;
const NEEDS_AID = /^\/|:.+:/;

/** A message that is being edited. */
export interface EditedMessage {
  /** Of its row. */
  readonly key: string;
  /** What editing begins with. */
  readonly text: string;
  /** It cannot be changed any more. */
  readonly isGone?: boolean;
}

/**
 * Where messages are written. Enter sends, Shift+Enter starts a new line; Ctrl (on Apple's, Command) with B, I or E
 * puts the marks of bold, italic or code around what is selected, or takes them away. Arrow up, where nothing is written,
 * asks for the last message. While one is edited, what was written before is kept, and comes back. What helps with
 * people, emoji and commands is loaded when the first of them is begun (writing/).
 * @fires SendRequested - clears the text, unless the event is default-prevented
 * @fires DraftChanged
 * @fires ReplyCancelled
 * @fires EditLastRequested
 * @fires EditCancelled
 */
@customElement('chat-composer')
export class ChatComposer extends LitElement {
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };

  /** The initial text. */
  @property({ attribute: false }) draft = '';
  /** Why nothing can be sent from here; empty when it can. */
  @property({ attribute: false }) closedBecause = '';
  /** Whom and what the text answers, in words; absent: nothing. Without a name, an own message. */
  @property({ attribute: false }) answers:
    | { readonly name: string | undefined; readonly text: string }
    | undefined;
  /** The message that is edited, by its key; absent: a new one is written. */
  @property({ attribute: false }) edited: EditedMessage | undefined;
  /** Says which message is answered or edited; nobody answers or edits one before it is loaded. */
  @property({ attribute: false }) banner: typeof composerBanner | undefined;
  /** Marks what is selected; marks can be typed before it is loaded. Nothing is drawn of it. */
  markByKeys: typeof markByKeys | undefined;
  /** The number of bytes that a text takes on the topic. */
  @property({ attribute: false }) payloadBytes: (text: string) => number = (text) => text.length;
  /** Who can be mentioned: the people of a room, but for those who are muted. Nothing is drawn of it. */
  people: AidedField['people'];

  @state() private _text = '';
  @query('textarea') readonly textarea!: HTMLTextAreaElement | null;
  @query('.closed') private readonly _closed!: HTMLElement | null;

  /** Whether the focus was in here before the field came or went. */
  #hadFocus = false;
  /** What was written before a message was edited. */
  #kept = '';
  #aid: WritingAid | undefined;
  readonly #loadAid = lazily(
    async () => (this.#aid = new (await import('./writing/writing-aid.ts')).WritingAid(this)),
  );

  static override styles = [
    pageStyles,
    css`
      :host {
        display: block;
        padding: var(--space-2) var(--space-4) max(var(--space-4), env(safe-area-inset-bottom));
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
      }

      form:focus-within {
        border-color: var(--focus);
        box-shadow: 0 0 0 1px var(--focus);
      }

      textarea {
        field-sizing: content;
        min-height: 2.75rem;
        max-height: min(12rem, 35cqh);
        padding: 10px var(--space-3);
        border: 0;
        background: none;
        color: inherit;
        font: inherit;
        resize: none;
        overflow-wrap: anywhere;
        /* Not dir=auto, which has Chromium write an empty field from the left. */
        unicode-bidi: plaintext;
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

      @media (forced-colors: active) {
        form:focus-within {
          outline: 2px solid Highlight;
        }
      }
    `,
  ];

  /** What stands in the field. */
  get text(): string {
    return this._text;
  }

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
      ${hasField ? this.banner?.(this, this._cancel) : nothing}
      ${hasField ? this._form({ isClosed, excess, describedBy }) : nothing}
      ${counted ? this._counter(bytes, excess) : nothing}
    `;
  }

  private _form(state: { isClosed: boolean; excess: number; describedBy: string | typeof nothing }) {
    const { isClosed, excess, describedBy } = state;
    const say = roomWords();
    return html`
      <div class="aid"></div>
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
          aria-label=${this.edited ? say.saveEdit : say.send}
          aria-describedby=${describedBy}
          aria-disabled=${isClosed || excess > 0 || isBlank(this._text) ? 'true' : nothing}
          @click=${this.send}
        >
          ${this.edited ? checkIcon : arrowUpIcon}
        </button>
      </form>
    `;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    const wasEditing = (changed.has('edited') ? changed.get('edited') : this.edited) !== undefined;
    // A draft that comes late (what was sent is none any more) is not what is being edited.
    if (changed.has('draft') && wasEditing) this.#kept = this.draft;
    else if (changed.has('draft')) this._text = this.draft;
    if (changed.has('edited')) this._turn(wasEditing);
    this.#hadFocus = changed.has('closedBecause') && this.shadowRoot?.activeElement instanceof HTMLElement;
  }

  /** To another message, or to a new one. */
  private _turn(wasEditing: boolean): void {
    if (!wasEditing) this.#kept = this._text;
    this._text = this.edited?.text ?? this.#kept;
  }

  protected override updated(): void {
    // The focus must not get lost when the field is replaced by words, or the other way round.
    if (this.#hadFocus && !this.shadowRoot?.activeElement) (this.textarea ?? this._closed)?.focus();
    if (growsByItself()) return;
    const textarea = this.textarea;
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
    this.write(event.target.value);
    // One can write without.
    if (AIDED.test(this._text))
      this.#loadAid().then(
        (aid) => aid.refresh(),
        () => {},
      );
  }

  private _onKeydown(event: KeyboardEvent): void {
    // While an input method composes, Enter chooses a candidate. Safari ends the composition before this key
    // event, and marks it by the key code only.
    const composing = event.isComposing || event.keyCode === 229;
    if (composing || this.#aid?.takes(event)) return;
    if (event.key === 'Escape') this._cancel();
    if (
      event.key === 'ArrowUp' &&
      this._text === '' &&
      !this.answers &&
      !this.edited &&
      !isWithOthers(event)
    ) {
      event.preventDefault();
      this.dispatchEvent(new EditLastRequested());
      return;
    }
    this.markByKeys?.(event, this);
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    this.send();
  }

  private _cancel(): void {
    if (this.edited) this._cancelEdit();
    else if (this.answers) this._cancelReply();
  }

  private _cancelEdit(): void {
    this.dispatchEvent(new EditCancelled(this._text));
    this.textarea?.focus();
  }

  private _cancelReply(): void {
    this.dispatchEvent(new ReplyCancelled());
    this.textarea?.focus();
  }

  /** Puts a text in the place of what stands between two places (UTF-16 units), as somebody who types would. */
  replace(from: number, to: number, replacement: string): void {
    const { textarea } = this;
    if (!textarea) return;
    textarea.setSelectionRange(from, to);
    // (Deprecated, and still the only way to write so that it can be undone.)
    const isWritten = document.execCommand(replacement === '' ? 'delete' : 'insertText', false, replacement);
    if (!isWritten) textarea.setRangeText(replacement, from, to, 'end');
    this.write(textarea.value);
  }

  /** Sends what is written, if it can be. */
  send(): void {
    this.textarea?.focus();
    const text = this._text;
    if (this.closedBecause !== '' || isBlank(text) || this.payloadBytes(text) > MAX_PAYLOAD_BYTES) return;
    const aid = this.#aid;
    if (aid || !NEEDS_AID.test(text)) this._dispatch(aid ? aid.toSend(text) : text);
    else {
      void this.#loadAid().then(
        () => this._text === text && this.send(),
        (error) => {
          // Without help, what may be a command is not sent; whatever else it is goes out as it is.
          if (text[0] === '/') throw error;
          this._dispatch(text);
        },
      );
    }
  }

  private _dispatch(text: string | undefined): void {
    // After an edit, what was written before comes back.
    if (text !== undefined && this.dispatchEvent(new SendRequested(text)) && !this.edited) this.write('');
  }

  /** What is written is another text from now on. */
  write(text: string): void {
    this._text = text;
    if (this.edited) return;
    this.dispatchEvent(new DraftChanged(isBlank(text) ? '' : text));
  }
}

function isWithOthers({ shiftKey, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  return shiftKey || ctrlKey || altKey || metaKey;
}

declare global {
  interface HTMLElementTagNameMap {
    'chat-composer': ChatComposer;
  }
}
