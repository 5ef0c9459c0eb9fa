import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { dialogStyles } from '../parts/dialog-styles.ts';
import { closeDialog, openDialog } from '../parts/open-dialog.ts';
import { pageStyles } from '../parts/page-styles.ts';
import { type RoomEntry, shownIn } from './room-entry.ts';
import type { RoomChosen } from './rooms-events.ts';
import { roomsWords } from './rooms-words.ts';

/** There is space for a column beside a room. */
const WIDE_REM = 60;

/**
 * Puts the list of rooms beside the room, or, where there is no space for that, over it when it is asked for. The list
 * is loaded when it is to be seen.
 * @slot - the room
 */
@customElement('rooms-frame')
export class RoomsFrame extends LitElement {
  @property({ attribute: false }) rooms: readonly RoomEntry[] = [];
  /** Called when the list could not be loaded. */
  @property({ attribute: false }) onFailure: (error: unknown) => void = () => {};

  @state() private _isWide = isWide();
  @state() private _isLoaded = false;
  @state() private _isOpen = false;
  @query('dialog') private readonly _dialog!: HTMLDialogElement | null;

  static override styles = [
    pageStyles,
    dialogStyles,
    css`
      :host {
        display: block;
      }

      aside {
        min-width: 0;
        height: 100dvh;
        padding: max(var(--space-3), env(safe-area-inset-top)) var(--space-2)
          max(var(--space-4), env(safe-area-inset-bottom)) max(var(--space-2), env(safe-area-inset-left));
      }

      room-list {
        max-height: 100%;
      }

      dialog {
        width: min(20rem, calc(100vw - 3rem));
        height: 100dvh;
        max-height: none;
        margin: 0;
        padding: max(var(--space-3), env(safe-area-inset-top)) var(--space-2)
          max(var(--space-4), env(safe-area-inset-bottom)) max(var(--space-2), env(safe-area-inset-left));
        border-width: 0;
        border-inline-end-width: 1px;
        border-radius: 0;
      }

      @media (min-width: 60rem) {
        :host {
          display: grid;
          grid-template-columns: minmax(14rem, 18rem) minmax(0, 56rem);
          justify-content: center;
          --rooms-button: none;
        }
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('resize', this._onResize);
    this._onResize();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('resize', this._onResize);
    this._isOpen = false;
  }

  /** Shows the list over the room. */
  openDrawer(): void {
    this._isOpen = true;
    void this._load();
  }

  override render() {
    if (this._isWide) return html`<aside>${this._list()}</aside><slot></slot>`;
    return html`<slot></slot>${this._isOpen && this._isLoaded ? this._drawer() : nothing}`;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    const before = changed.get('rooms') as readonly RoomEntry[] | undefined;
    if (before && shownIn(before) !== shownIn(this.rooms)) this._close();
  }

  protected override updated(): void {
    const dialog = this._dialog;
    if (dialog && !dialog.open) openDialog(dialog);
  }

  private _drawer() {
    return html`
      <dialog aria-label=${roomsWords().rooms} @close=${this._onClose} @click=${this._onClick}>${this._list()}</dialog>
    `;
  }

  private _list() {
    return this._isLoaded
      ? html`<room-list
          .rooms=${this.rooms}
          .canClose=${this._isOpen}
          @room-chosen=${this._onChosen}
          @close-requested=${this._close}
        ></room-list>`
      : nothing;
  }

  private async _load(): Promise<void> {
    try {
      await import('./room-list.ts');
      this._isLoaded = true;
    } catch (error) {
      this._isOpen = false;
      this.onFailure(error);
    }
  }

  /** Another room closes the drawer by being shown. */
  private _onChosen({ name }: RoomChosen): void {
    if (name === shownIn(this.rooms)) this._close();
  }

  private _close(): void {
    if (this._dialog?.open) closeDialog(this._dialog);
    this._isOpen = false;
  }

  private _onClose(): void {
    this._isOpen = false;
  }

  /** Beside the drawer is outside. */
  private _onClick({ target, clientX }: MouseEvent): void {
    if (target !== this._dialog || !this._dialog) return;
    const { left, right } = this._dialog.getBoundingClientRect();
    if (clientX < left || clientX > right) this._close();
  }

  private readonly _onResize = () => {
    this._isWide = isWide();
    if (!this._isWide) return;
    this._close();
    void this._load();
  };
}

function isWide(): boolean {
  try {
    return matchMedia(`(min-width: ${WIDE_REM}rem)`).matches;
  } catch {
    // As the styles see it where nobody has chosen another size of text.
    return innerWidth >= WIDE_REM * 16;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rooms-frame': RoomsFrame;
  }
}
