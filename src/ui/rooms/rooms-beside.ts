import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { pageStyles } from '../parts/page-styles.ts';
import { type RoomEntry, shownIn } from './room-entry.ts';
import type { RoomList } from './room-list.ts';
import type { RoomChosen } from './rooms-events.ts';
import { roomsWords } from './rooms-words.ts';
import './room-list.ts';

/**
 * As `<rooms-frame>`, in somebody else's page: goes by its own width, and covers nothing but itself.
 * @slot - the room
 */
@customElement('rooms-beside')
export class RoomsBeside extends LitElement {
  @property({ attribute: false }) rooms: readonly RoomEntry[] = [];
  /** No other room can be gone to. */
  @property({ attribute: false }) isFixed = false;

  @state() private _isOpen = false;
  @query('room-list') private readonly _list!: RoomList | null;

  /** What had the focus before the list lay over the room. */
  #before: HTMLElement | undefined;

  static override styles = [
    pageStyles,
    css`
      :host {
        display: block;
        container-type: inline-size;
      }

      .frame {
        display: grid;
        position: relative;
        grid-template: minmax(0, 1fr) / minmax(0, 1fr);
        height: 100%;
      }

      .frame:not(.listed) {
        --rooms-button: none;
      }

      .list {
        display: none;
        z-index: 3;
        position: absolute;
        inset: 0;
        padding: var(--space-2);
        background: var(--surface);
      }

      .open .list {
        display: block;
      }

      .open .place {
        visibility: hidden;
      }

      room-list {
        max-height: 100%;
      }

      @container (width >= 44rem) {
        .listed {
          grid-template-columns: minmax(12rem, 16rem) minmax(0, 1fr);
          --rooms-button: none;
        }

        .list {
          display: block;
          position: static;
          min-height: 0;
          border-inline-end: 1px solid var(--line);
          background: var(--surface-sunken);
        }

        .open .place {
          visibility: visible;
        }
      }
    `,
  ];

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this._isOpen = false;
  }

  /** Shows the list over the room, where it has no column of its own. */
  openList(): void {
    this.#before = focusedIn(document);
    this._isOpen = true;
    void this._enterList();
  }

  override render() {
    const isListed = !this.isFixed || this.rooms.length > 1;
    return html`
      <div class="frame${isListed ? ' listed' : ''}${this._isOpen ? ' open' : ''}">
        ${isListed ? this._listTemplate() : nothing}
        <div class="place"><slot></slot></div>
      </div>
    `;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    const before = changed.get('rooms') as readonly RoomEntry[] | undefined;
    if (before && shownIn(before) !== shownIn(this.rooms)) this._isOpen = false;
  }

  private _listTemplate() {
    return html`
      <div
        class="list"
        part="rooms"
        role=${this._isOpen ? 'dialog' : nothing}
        aria-label=${this._isOpen ? roomsWords().rooms : nothing}
        @keydown=${this._onKeyDown}
      >
        <room-list
          .rooms=${this.rooms}
          .canClose=${this._isOpen}
          .isFixed=${this.isFixed}
          @room-chosen=${this._onChosen}
          @close-requested=${this._close}
        ></room-list>
      </div>
    `;
  }

  private async _enterList(): Promise<void> {
    await this.updateComplete;
    await this._list?.updateComplete;
    this._list?.renderRoot.querySelector<HTMLElement>('[aria-current]')?.focus();
  }

  private _onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this._isOpen) return;
    event.stopPropagation();
    void this._close();
  }

  /** Another room closes it by being shown. */
  private _onChosen({ name }: RoomChosen): void {
    if (this._isOpen && name === shownIn(this.rooms)) void this._close();
  }

  private async _close(): Promise<void> {
    this._isOpen = false;
    await this.updateComplete;
    this.#before?.focus();
    this.#before = undefined;
  }
}

/** Also inside of elements. */
function focusedIn({ activeElement }: DocumentOrShadowRoot): HTMLElement | undefined {
  const inside = activeElement?.shadowRoot && focusedIn(activeElement.shadowRoot);
  return inside ?? (activeElement instanceof HTMLElement ? activeElement : undefined);
}

declare global {
  interface HTMLElementTagNameMap {
    'rooms-beside': RoomsBeside;
  }
}
