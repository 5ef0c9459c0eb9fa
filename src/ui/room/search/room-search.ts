import { css, html, LitElement, svg } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { type Clock, SystemClock } from '../../../base/clock.ts';
import type { MutedPeople } from '../../../chat/muted-people.ts';
import type { TimelineRow } from '../../../chat/timeline/timeline-row.ts';
import { arrowUpIcon, closeIcon, icon } from '../../parts/icons.ts';
import { pageStyles } from '../../parts/page-styles.ts';
import type { RowsSource } from '../list/folded-rows.ts';
import { withoutMarks } from '../list/text/formatted.ts';
import { Finder } from './finder.ts';
import { firstOnOrAfter, inputDate } from './row-dates.ts';
import { saveText } from './save-text.ts';
import { searchWords } from './search-words.ts';
import { searchedText } from './searched-text.ts';

const arrowDownIcon = icon(svg`<path d="M12 5v14M6 13l6 6 6-6" />`);

/** What the search asks of the list that it stands over. */
export interface SearchedList {
  /** Brings a row into view. @param number in the timeline (`index + dropped`) */
  goTo(number: number): void;
  /** Marks a row, and no other. */
  mark(number: number | undefined): void;
  /** All rows as text, one a line. */
  allLines(): string;
}

/**
 * Searches in what a room holds, goes to a day of it, and saves it as text.
 * @fires close
 */
@customElement('room-search')
export class RoomSearch extends LitElement {
  @property({ attribute: false }) rows: RowsSource | undefined;
  /** Whose messages are not found. */
  @property({ attribute: false }) muted: MutedPeople | undefined;
  @property({ attribute: false }) list: SearchedList | undefined;
  @property({ attribute: false }) roomName = '';
  @property({ attribute: false }) clock: Clock = new SystemClock();

  /** Number of the row that was gone to; undefined before. */
  @state() private _shown: number | undefined;
  /** What became of a date, or of saving. */
  @state() private _said = '';
  @query('input[type=search]') private readonly _input!: HTMLInputElement;

  #finder: Finder | undefined;

  static override styles = [
    pageStyles,
    css`
      :host {
        display: grid;
        flex-basis: 100%;
        /* On a phone, below what is up. */
        order: 2;
        gap: var(--space-2);
        animation: unfold 0.15s ease-out;
      }

      .line {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2);
      }

      input {
        unicode-bidi: plaintext;
        min-height: 2.75rem;
        padding-inline: var(--space-3);
      }

      input[type='search'] {
        flex: 1 1 5rem;
        min-width: 0;
      }

      input[type='date'] {
        width: auto;
        font-weight: 400;
      }

      .icon {
        width: 2.75rem;
        min-width: 0;
        padding: 0;
      }

      label {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2);
        margin: 0;
      }

      .status {
        min-width: 3.5rem;
        color: var(--text-muted);
        font-size: 0.875rem;
        font-variant-numeric: tabular-nums;
      }

      .more {
        justify-content: space-between;
      }

      /* Above a keyboard on the screen, on a lying phone, or in a low element: what is found counts more. */
      @container (height <= 26rem) {
        .line:has(input:focus) + .more {
          display: none;
        }
      }

      @container (width <= 40rem) {
        .line {
          gap: var(--space-2) var(--space-1);
        }

        .status:empty {
          min-width: 0;
        }
      }

      @keyframes unfold {
        from {
          opacity: 0;
        }
      }
    `,
  ];

  /** Puts the focus into the field. */
  override focus(): void {
    this._input.focus();
    this._input.select();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#finder?.close();
    this.#finder = undefined;
    this.list?.mark(undefined);
  }

  override render() {
    const say = searchWords();
    const hasHits = (this.#finder?.hits.length ?? 0) > 0;
    return html`
      <search class="line" @keydown=${this._onKeyDown}>
        <input type="search" aria-label=${say.search} placeholder=${say.search} title=${say.hint} autocomplete="off"
          enterkeyhint="search" @input=${this._onInput}>
        <span class="status" role="status" .textContent=${this._status()}></span>
        <button type="button" class="icon" aria-label=${say.older} title=${say.older} ?disabled=${!hasHits}
          @click=${() => this._go(-1)}>${arrowUpIcon}</button>
        <button type="button" class="icon" aria-label=${say.newer} title=${say.newer} ?disabled=${!hasHits}
          @click=${() => this._go(1)}>${arrowDownIcon}</button>
        <button type="button" class="icon" aria-label=${say.close} title=${say.close} @click=${this._close}>${closeIcon}</button>
      </search>
      <div class="line more" @keydown=${this._onKeyDown}>
        <label><span .textContent=${say.date}></span><input type="date" min=${this._day('first')} max=${this._day('last')}
          @change=${this._onDate}></label>
        <button type="button" @click=${this._save} .textContent=${say.save}></button>
      </div>
    `;
  }

  private _status(): string {
    const say = searchWords();
    const finder = this.#finder;
    if (!finder || this._said) return this._said;
    const { hits, isSearching } = finder;
    if (hits.length === 0) return isSearching ? say.searching : say.none;
    // Counted from the newest, as they are gone through.
    const place = this._shown === undefined ? 0 : hits.length - hits.indexOf(this._shown);
    return isSearching ? say.placeSoFar(place, hits.length) : say.place(place, hits.length);
  }

  private _onInput(): void {
    this.#finder?.close();
    this.#finder = undefined;
    this._show(undefined);
    const { rows, clock } = this;
    const sought = searchedText(this._input.value.trim());
    if (rows && sought !== '') {
      const matches = (row: TimelineRow) => searchedText(this._textOf(row)).includes(sought);
      // It may call at once.
      const onChange = () => void Promise.resolve().then(() => this._onHits());
      this.#finder = new Finder({ rows, clock, matches, onChange });
    }
    this.requestUpdate();
  }

  /** The newest one is shown by itself, and stays when others are found. */
  private _onHits(): void {
    const hits = this.#finder?.hits ?? [];
    if (this._shown === undefined || !hits.includes(this._shown)) this._show(hits.at(-1));
    this.requestUpdate();
  }

  /** What people can read of a row. */
  private _textOf(row: TimelineRow): string {
    if (row.kind !== 'message' && row.kind !== 'foreign') return '';
    if (row.kind === 'foreign') return this.muted?.has(row.author) ? '' : row.text;
    return !row.own && this.muted?.has(row.author) ? '' : withoutMarks(row.text);
  }

  /** From one end to the other, as one goes round. */
  private _go(by: 1 | -1): void {
    const hits = this.#finder?.hits ?? [];
    const place = this._shown === undefined ? -1 : hits.indexOf(this._shown);
    this._show(hits[(place + by + hits.length) % hits.length]);
  }

  private _show(number: number | undefined): void {
    this._shown = number;
    this._said = '';
    this.list?.mark(number);
    if (number !== undefined) this.list?.goTo(number);
  }

  private _onDate({ target }: Event): void {
    const { rows } = this;
    const day = target instanceof HTMLInputElement ? target.value : '';
    if (!rows || day === '') return;
    const number = firstOnOrAfter(rows, day);
    this._said = number === undefined ? searchWords().noneSince : '';
    if (number !== undefined) this.list?.goTo(number);
  }

  private _day(which: 'first' | 'last'): string {
    const { rows } = this;
    const row = rows?.at(which === 'first' ? 0 : rows.length - 1);
    return row ? inputDate(row.atMs) : '';
  }

  private _save(): void {
    const text = this.list?.allLines() ?? '';
    saveText(text, `${this.roomName} ${inputDate(this.clock.wallMs())}`);
    this._said = searchWords().saved(text === '' ? 0 : text.split('\n').length);
  }

  private _onKeyDown(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === 'Escape') this._close();
    else if (event.key === 'Enter' && event.target === this._input) this._go(event.shiftKey ? 1 : -1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private _close(): void {
    this.dispatchEvent(new Event('close'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-search': RoomSearch;
  }
}
