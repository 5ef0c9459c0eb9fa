import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Cancel } from '../../../base/cancel.ts';
import { type Clock, SystemClock } from '../../../base/clock.ts';
import type { TimelineChange } from '../../../chat/timeline/timeline.ts';
import type { MessageRef, MessageRow, TimelineRow } from '../../../chat/timeline/timeline-row.ts';
import { BriefFlag } from '../../parts/brief-flag.ts';
import { pageStyles } from '../../parts/page-styles.ts';
import { pageLocale } from '../../words/page-locale.ts';
import { ChangeRequested, DiscardRequested, ReplyRequested, RetryRequested } from '../room-events.ts';
import { Announcer } from './announcer.ts';
import { ArrivalWatch, type TimelineView } from './arrivals.ts';
import { copiedLines, isAllSelected, linesOfAll, selectedBelow, selectsAll } from './copying.ts';
import { Dates, nextDayMs } from './dates.ts';
import { startsDay, startsGroup } from './grouping.ts';
import { type KeyedRow, keyedRows } from './keyed-rows.ts';
import { listStyles } from './list-styles.ts';
import { ListWindow, type WindowParts } from './list-window.ts';
import { listWords } from './list-words.ts';
import type { MessageActions } from './message-actions.ts';
import { RowActions } from './row-actions.ts';
import { rowStyles } from './row-styles.ts';
import { drawRow, type RowContext, type RowView } from './row-template.ts';
import { selectText } from './selection.ts';
import './message-actions.ts';

const MAX_COUNT = 999;
/** As long as the animation. */
const SOUGHT_MS = 1_600;

/**
 * The conversation. Draws the rows around the view and no others, whatever the length of `timeline`; what changes
 * is gathered and drawn once a frame. Sticks to the newest message while the reader is at the end, else keeps
 * the row being read where it is and offers "New messages".
 * @fires ReplyRequested
 * @fires ChangeRequested
 * @fires RetryRequested
 * @fires DiscardRequested
 */
@customElement('chat-message-list')
export class ChatMessageList extends LitElement {
  @property({ attribute: false }) timeline: TimelineView | undefined;
  /** Set once. */
  @property({ attribute: false }) clock: Clock = new SystemClock();
  /** What was said before may still arrive: an empty list says nothing yet. */
  @property({ attribute: false }) isLoading = false;

  /** Number (`index + dropped`) of the row before which whoever reads had stopped; undefined: nothing was new. */
  @property({ attribute: false }) newFrom: number | undefined;

  /** Whether who reads may write. */
  @property({ attribute: false }) canWrite = true;
  /** Whether the message of the row with this key can be edited and deleted. Set once. */
  @property({ attribute: false }) canChange: (key: string) => boolean = () => false;

  @state() private _newCount = 0;
  @state() private _expanded: ReadonlySet<string> = new Set();

  @query('.log') private readonly _log!: HTMLElement;
  @query('.content') private readonly _content!: HTMLElement;
  @query('.lead') private readonly _lead!: HTMLElement;
  @query('.top') private readonly _top!: HTMLElement;
  @query('.rows') private readonly _rows!: HTMLElement;
  @query('.bottom') private readonly _bottom!: HTMLElement;
  @query('message-actions') private readonly _actionsElement!: MessageActions | null;
  @query('.announcer') private readonly _announcerElement!: HTMLElement;

  private readonly _window = new ListWindow(this, {
    parts: () => this._parts,
    source: () => this._source,
    clock: () => this.clock,
  });
  private readonly _actions = new RowActions(this, {
    parts: () => ({ rows: this._rows, actions: this._actionsElement }),
    keyAt: (index) => this._drawn[index]?.row.key,
    clock: () => this.clock,
  });
  private readonly _seeking = new BriefFlag(this, { clock: () => this.clock, durationMs: SOUGHT_MS });
  /** Key of the row that somebody was led to last. */
  private _sought: string | undefined;
  private _context: RowContext = this._contextFor();
  /** What the elements in `_rows` show, in their order. */
  private _drawn: RowView[] = [];
  private _arrivals: ArrivalWatch | undefined;
  private _announcer: Announcer | undefined;
  private _unsubscribe: Cancel | undefined;
  private _cancelMidnight: Cancel | undefined;

  static override styles = [pageStyles, listStyles, rowStyles];

  override connectedCallback(): void {
    super.connectedCallback();
    this._follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this._unsubscribe?.();
    this._unsubscribe = undefined;
    this._announcer?.close();
    this._cancelMidnight?.();
    this._cancelMidnight = undefined;
  }

  override render() {
    const { timeline } = this;
    const say = listWords();
    return html`
      <div class="log" role="log" aria-label=${say.messages} aria-live="off" tabindex="0" aria-describedby="keys"
        @scroll=${this._onScroll} @keydown=${this._onKeyDown} @copy=${this._onCopy}
        @pointerover=${this._actions.over} @pointerdown=${this._actions.down} @pointermove=${this._actions.move}
        @pointerup=${this._actions.up} @pointercancel=${this._actions.up} @click=${this._actions.click}
        @focusin=${this._actions.focusIn} @focusout=${this._actions.focusOut}>
        <div class="content">
          <div class="lead">
            ${timeline && timeline.dropped > 0 ? html`<p class="dropped" .textContent=${say.olderDropped}></p>` : nothing}
          </div>
          <div class="top"></div>
          <div class="rows" ${keyedRows(this._mountedRows())}></div>
          <div class="bottom"></div>
        </div>
        ${this._messageActions()}
      </div>
      ${timeline?.length === 0 && !this.isLoading ? this._emptyNote() : nothing}
      ${this._newCount > 0 ? this._newMessagesButton() : nothing}
      <p id="keys" class="keys" .textContent=${say.listKeys}></p>
      <div class="announcer" aria-live="polite" aria-atomic="true"></div>
    `;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('timeline')) this._begin();
    if (this._context.dates.locale !== pageLocale()) this._context = this._contextFor();
    if (this.isConnected) this._watchMidnight();
    const arrivals = this._arrivals?.take();
    if (!arrivals) return;
    if (arrivals.hasOwn) this._window.follow();
    this._announcer?.hear(arrivals);
    this._newCount = this._window.isFollowing ? 0 : this._newCount + arrivals.count;
  }

  private _messageActions() {
    const place = this._placeOf(this._actions.key);
    const row = this._drawn[place]?.row;
    if (row?.kind !== 'message' || row.changed === 'deleted') return nothing;
    const { key } = row;
    const canReply = this.canWrite && this.timeline?.refAt(this._indexAt(place)) !== undefined;
    return html`<message-actions
      .text=${row.text} .canReply=${canReply} .canChange=${this.canWrite && this.canChange(key)} .clock=${this.clock}
      @reply=${() => this._reply(key)} @select-text=${() => this._selectText(key)}
      @edit=${() => this._change(key, 'edit')} @delete=${() => this._change(key, 'delete')}
    ></message-actions>`;
  }

  private _emptyNote() {
    const say = listWords();
    return html`<div class="empty"><h2 .textContent=${say.emptyHeading}></h2><p .textContent=${say.emptyText}></p></div>`;
  }

  private _newMessagesButton() {
    const count = this._newCount > MAX_COUNT ? `${MAX_COUNT}+` : this._newCount;
    return html`<button type="button" class="new" @click=${this._onNewMessagesClick}>
      <span .textContent=${listWords().newMessages}></span><span class="count" aria-hidden="true" .textContent=${count}></span>
    </button>`;
  }

  private _mountedRows(): KeyedRow[] {
    const context = this._context;
    const nowMs = this.clock.wallMs();
    const rows: KeyedRow[] = [];
    this._drawn = [];
    for (let number = this._window.range.first; number < this._window.range.end; number++) {
      const view = this._viewOf(number, nowMs);
      if (!view) continue;
      this._drawn.push(view);
      rows.push({
        key: view.row.key,
        dependsOn: [
          context,
          view.row,
          view.day,
          view.isFirstNew,
          view.startsGroup,
          view.isExpanded,
          view.quoted,
          view.isSought,
        ],
        draw: () => drawRow(view, context),
      });
    }
    return rows;
  }

  private _viewOf(number: number, nowMs: number): RowView | undefined {
    const row = this._rowAt(number);
    if (!row) return undefined;
    const previous = this._rowAt(number - 1);
    return {
      row,
      day: startsDay(row, previous) ? this._context.dates.day(row.atMs, nowMs) : undefined,
      isFirstNew: number === this.newFrom,
      startsGroup: startsGroup(row, previous) || number === this.newFrom,
      isExpanded: this._expanded.has(row.key),
      quoted: row.kind === 'message' && row.replyTo ? this._messageOf(row.replyTo) : undefined,
      isSought: this._seeking.isRaised && row.key === this._sought,
    };
  }

  private _messageOf(ref: MessageRef): MessageRow | undefined {
    const number = this.timeline?.find(ref);
    const row = number === undefined ? undefined : this._rowAt(number);
    return row?.kind === 'message' ? row : undefined;
  }

  /** Where a row stands among the mounted ones; -1 for one that is not mounted. */
  private _placeOf(key: string | undefined): number {
    return this._drawn.findIndex(({ row }) => row.key === key);
  }

  /** Where the row in this place stands in the timeline. */
  private _indexAt(place: number): number {
    return this._window.range.first + place - (this.timeline?.dropped ?? 0);
  }

  private _reply(key: string): void {
    const place = this._placeOf(key);
    if (place >= 0) this.dispatchEvent(new ReplyRequested(this._indexAt(place)));
    this._actions.done();
  }

  private _change(key: string, change: ChangeRequested['change']): void {
    this.dispatchEvent(new ChangeRequested(key, change));
    this._actions.done();
  }

  private _selectText(key: string): void {
    selectText(this._rows.children[this._placeOf(key)]?.querySelector('.text'));
  }

  private _jump(ref: MessageRef): void {
    const number = this.timeline?.find(ref);
    if (number === undefined) return;
    this._sought = this._rowAt(number)?.key;
    this._window.goTo(number);
    this._seeking.raise();
  }

  private _rowAt(number: number): TimelineRow | undefined {
    return this.timeline?.at(number - this.timeline.dropped);
  }

  private get _source() {
    const { length = 0, dropped = 0 } = this.timeline ?? {};
    return { first: dropped, end: dropped + length, keyAt: (number: number) => this._rowAt(number)?.key };
  }

  private get _parts(): WindowParts {
    return {
      scroller: this._log,
      lead: this._lead,
      top: this._top,
      rows: this._rows,
      bottom: this._bottom,
    };
  }

  /** Another conversation: nothing of the last one counts. */
  private _begin(): void {
    this._announcer?.close();
    this._announcer = new Announcer({ clock: this.clock, speak: this._speak });
    this._arrivals = this.timeline && new ArrivalWatch(this.timeline);
    this._expanded = new Set();
    this._newCount = 0;
    this._window.reset();
    this._follow();
  }

  private _follow(): void {
    this._unsubscribe?.();
    this._unsubscribe = this.isConnected ? this.timeline?.onChange(this._onTimelineChange) : undefined;
  }

  private _contextFor(): RowContext {
    return {
      dates: new Dates(pageLocale()),
      retry: (key) => this.dispatchEvent(new RetryRequested(key)),
      discard: (key) => this.dispatchEvent(new DiscardRequested(key)),
      jump: (ref) => this._jump(ref),
      toggle: (key) => {
        const expanded = new Set(this._expanded);
        if (!expanded.delete(key)) expanded.add(key);
        this._expanded = expanded;
      },
    };
  }

  /** At midnight, "Today" becomes "Yesterday". */
  private _watchMidnight(): void {
    if (this._cancelMidnight) return;
    const nowMs = this.clock.wallMs();
    this._cancelMidnight = this.clock.setTimer(nextDayMs(nowMs) - nowMs, () => {
      this._cancelMidnight = undefined;
      this._window.schedule();
    });
  }

  private readonly _onTimelineChange = ({ amended }: TimelineChange) => {
    if (amended !== undefined) {
      this._arrivals?.noteAmended(amended);
      this._window.amended(amended);
    }
    // Own messages on their way are waited for.
    this._window.schedule({ atOnce: (this.timeline?.held.length ?? 0) > 0 });
  };

  private readonly _speak = (text: string) => {
    this._announcerElement.textContent = text;
  };

  private readonly _onScroll = () => this._window.scrolled();

  private _onNewMessagesClick(): void {
    this._window.follow();
    this.requestUpdate();
  }

  private _onCopy(event: ClipboardEvent): void {
    const lines = isAllSelected(this._content) ? this._allLines() : this._selectedLines();
    if (!lines) return;
    event.clipboardData?.setData('text/plain', lines);
    event.preventDefault();
  }

  private _selectedLines(): string | undefined {
    const range = selectedBelow(this._rows);
    const rows = this._drawn.flatMap((view, index) => {
      const element = this._rows.children[index];
      return element ? [{ view, element }] : [];
    });
    return range && copiedLines(range, rows, this._context.dates);
  }

  private _allLines(): string {
    const { length = 0, dropped = 0 } = this.timeline ?? {};
    const nowMs = this.clock.wallMs();
    const views = Array.from({ length }, (_, index) => this._viewOf(dropped + index, nowMs) ?? []).flat();
    return linesOfAll(views, this._context.dates);
  }

  private _onKeyDown(event: KeyboardEvent): void {
    if (selectsAll(event)) {
      // All rows, of which the browser knows those in view only, and nothing around the list.
      document.getSelection()?.selectAllChildren(this._content);
      event.preventDefault();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      this._actions.moveFocus(event.key === 'ArrowUp' ? -1 : 1);
      event.preventDefault();
      return;
    }
    if (
      event.key === 'Enter' &&
      event.target instanceof Element &&
      event.target.parentElement === this._rows
    ) {
      this._actions.enter();
      event.preventDefault();
      return;
    }
    if (event.key === 'Escape') this._actions.back();
    // The browser would go where it believes the ends to be, and heights are guesses until a row is mounted.
    if (event.key === 'Home') this._window.goToStart();
    else if (event.key === 'End') this._window.follow();
    else return;
    event.preventDefault();
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'chat-message-list': ChatMessageList;
  }
}
