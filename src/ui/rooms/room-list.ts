import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { joinWords } from '../join/join-words.ts';
import { formStyles } from '../parts/form-styles.ts';
import { closeIcon, leaveIcon } from '../parts/icons.ts';
import { pageStyles } from '../parts/page-styles.ts';
import type { RoomEntry } from './room-entry.ts';
import { CloseRequested, RoomChosen, RoomForgotten, RoomLeft } from './rooms-events.ts';
import { roomsWords } from './rooms-words.ts';

const MAX_COUNT = 999;

/**
 * The rooms of whoever is here: goes to them, adds one, leaves one.
 * @fires RoomChosen
 * @fires RoomLeft
 * @fires RoomForgotten
 * @fires CloseRequested
 */
@customElement('room-list')
export class RoomList extends LitElement {
  @property({ attribute: false }) rooms: readonly RoomEntry[] = [];
  /** It lies over the room. */
  @property({ attribute: false }) canClose = false;
  /** No other room can be gone to. */
  @property({ attribute: false }) isFixed = false;
  /** What is wrong with the name that was typed. */
  @state() private _problem = '';
  @query('#room-name') private readonly _input!: HTMLInputElement;

  static override styles = [
    pageStyles,
    formStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: var(--space-2);
        min-height: 0;
      }

      .head {
        display: flex;
        align-items: center;
        justify-content: space-between;
        min-height: 2.75rem;
        padding-inline-start: var(--space-4);
      }

      h2 {
        font-size: 1.125rem;
      }

      nav {
        flex: 0 1 auto;
        min-height: 4rem;
        overflow-y: auto;
      }

      ul {
        margin: 0;
        padding: var(--space-1);
        list-style: none;
      }

      li {
        display: flex;
        align-items: center;
        border-radius: var(--radius-m);
      }

      li:hover {
        background: var(--surface-sunken);
      }

      li.shown {
        outline: 2px solid var(--edge);
        outline-offset: -2px;
        background: var(--accent-soft);
      }

      .room {
        display: grid;
        flex: 1;
        grid-template-columns: minmax(0, 1fr) auto;
        justify-content: stretch;
        gap: 0 var(--space-2);
        min-width: 0;
        min-height: 3.25rem;
        padding: var(--space-2) var(--space-3);
        border-color: transparent;
        background: none;
        text-align: start;
      }

      .name,
      .line {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .unread .name {
        font-weight: 700;
      }

      .known .name,
      .gave-way .name {
        color: var(--text-muted);
      }

      .line {
        grid-column: 1;
        color: var(--text-muted);
        font-size: 0.8125rem;
        font-weight: 400;
        line-height: 1.4;
      }

      .gave-way .line {
        white-space: normal;
      }

      /* What does not fit is missing at the end of the text, also where it is written against the page's direction. */
      .last {
        display: flex;
        white-space: pre;
      }

      .last > * {
        overflow: hidden;
        text-overflow: ellipsis;
      }

      .last bdi {
        flex: none;
        max-width: 50%;
      }

      .counts {
        display: flex;
        grid-row: 1 / span 2;
        grid-column: 2;
        align-self: center;
        align-items: center;
        gap: var(--space-1);
      }

      .mention {
        color: var(--accent);
        font-weight: 700;
      }

      .count {
        min-width: 1.5rem;
        padding: 0 var(--space-2);
        border-radius: 1rem;
        background: var(--accent);
        color: var(--on-accent);
        font-size: 0.8125rem;
        font-variant-numeric: tabular-nums;
        line-height: 1.5rem;
        text-align: center;
      }

      .quiet {
        flex: none;
        width: 2.5rem;
        min-width: 0;
        min-height: 2.5rem;
        padding: 0;
        border-color: transparent;
        background: none;
        color: var(--text-muted);
      }

      @media (hover: hover) {
        li:not(:hover, :focus-within) .quiet {
          opacity: 0;
        }
      }

      input {
        unicode-bidi: plaintext;
      }

      form {
        display: grid;
        flex: none;
        gap: var(--space-1);
        padding: var(--space-2) var(--space-2) 0;
      }

      .fields {
        display: flex;
        gap: var(--space-2);
      }

      input {
        flex: 1;
        min-width: 0;
        min-height: 2.75rem;
        padding-inline: var(--space-3);
      }

      .spoken {
        position: absolute;
        width: 1px;
        height: 1px;
        overflow: hidden;
        clip-path: inset(50%);
        white-space: nowrap;
      }

      @media (forced-colors: active) {
        li.shown {
          outline-color: Highlight;
        }

        .room,
        .quiet {
          border-color: Canvas;
        }

        .count {
          border: 1px solid;
        }
      }
    `,
  ];

  override render() {
    const say = roomsWords();
    const gaveWay = this.rooms.filter((room) => room.state === 'gave-way');
    return html`
      <div class="head">
        <h2 id="rooms" .textContent=${say.rooms}></h2>
        ${
          this.canClose
            ? html`<button type="button" class="quiet" aria-label=${say.close} title=${say.close}
                @click=${() => this.dispatchEvent(new CloseRequested())}>${closeIcon}</button>`
            : nothing
        }
      </div>
      <nav aria-labelledby="rooms"><ul>
        ${repeat(
          this.rooms,
          ({ name }) => name,
          (room) => this._row(room),
        )}
      </ul></nav>
      ${this.isFixed ? nothing : this._form()}
      <div class="spoken" aria-live="polite" .textContent=${gaveWay.map(({ name }) => `${name}: ${say.gaveWay}`).join('\n')}></div>
    `;
  }

  private _form() {
    const say = roomsWords();
    return html`
      <form novalidate>
        <label for="room-name" .textContent=${say.addRoom}></label>
        <div class="fields">
          <input
            id="room-name"
            autocomplete="off"
            autocapitalize="none"
            spellcheck="false"
            enterkeyhint="go"
            aria-invalid=${this._problem === '' ? nothing : 'true'}
            aria-describedby=${this._problem === '' ? nothing : 'problem'}
            @input=${this._onInput}
          />
          <button @click=${this._onSubmit} .textContent=${say.add}></button>
        </div>
        ${this._problem === '' ? nothing : html`<p id="problem" class="error" .textContent=${this._problem}></p>`}
      </form>
    `;
  }

  private _row({ name, state, unreadCount, hasMention, last, canForget }: RoomEntry) {
    const say = roomsWords();
    const isOpen = state === 'shown' || state === 'live';
    const away = isOpen ? say.leave(name) : say.forget(name);
    return html`
      <li class="${state}${unreadCount > 0 ? ' unread' : ''}">
        <button type="button" class="room" aria-current=${state === 'shown' ? 'page' : nothing} @click=${() => this._choose(name)}>
          <span class="name"><bdi translate="no" .textContent=${name}></bdi></span>
          ${state === 'gave-way' ? html`<span class="line" .textContent=${say.gaveWay}></span>` : this._last(last)}
          ${unreadCount > 0 ? this._count(unreadCount, hasMention) : nothing}
        </button>
        ${
          isOpen || canForget
            ? html`<button type="button" class="quiet" aria-label=${away} title=${away}
                @click=${() => this.dispatchEvent(isOpen ? new RoomLeft(name) : new RoomForgotten(name))}
              >${isOpen ? leaveIcon : closeIcon}</button>`
            : nothing
        }
      </li>
    `;
  }

  /** In the order of the page, whatever the directions of name and text are. */
  private _last(last: RoomEntry['last']) {
    if (!last) return nothing;
    return html`<span class="line last" translate="no"><bdi .textContent=${last.name}></bdi>: <span dir="auto" .textContent=${last.text}></span></span>`;
  }

  private _count(count: number, hasMention: boolean) {
    const shown = count > MAX_COUNT ? `${MAX_COUNT}+` : String(count);
    const say = roomsWords();
    const spoken = hasMention ? joinWords().comma(say.unread(count), say.mentioned) : say.unread(count);
    const mention = hasMention ? html`<span class="mention" title=${say.mentioned}>@</span>` : nothing;
    return html`<span class="counts" aria-hidden="true">${mention}<span class="count" .textContent=${shown}></span></span><span class="spoken" .textContent=${spoken}></span>`;
  }

  private _choose(name: string): string | undefined {
    const chosen = new RoomChosen(name);
    this.dispatchEvent(chosen);
    return chosen.problem;
  }

  private _onInput(): void {
    this._problem = '';
  }

  /** Of the button, which Enter presses too: a frame whose sandbox has no `allow-forms` fires no `submit`. */
  private async _onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    const name = this._input.value.trim();
    this._problem = name === '' ? joinWords().noRoom : (this._choose(name) ?? '');
    if (this._problem === '') {
      this._input.value = '';
      return;
    }
    await this.updateComplete;
    this._input.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-list': RoomList;
  }
}
