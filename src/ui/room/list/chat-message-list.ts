import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Cancel } from '../../../base/cancel.ts';
import { type Clock, SystemClock } from '../../../base/clock.ts';
import { mentions } from '../../../chat/mention.ts';
import type { MutedPeople } from '../../../chat/muted-people.ts';
import type { LateReactions } from '../../../chat/room/late-reactions.ts';
import type { MessageRef, MessageRow } from '../../../chat/timeline/timeline-row.ts';
import { BriefFlag } from '../../parts/brief-flag.ts';
import { pageStyles } from '../../parts/page-styles.ts';
import { pageLocale } from '../../words/page-locale.ts';
import { DiscardRequested, MuteRequested, RetryRequested } from '../room-events.ts';
import { Announcer } from './announcer.ts';
import { ArrivalWatch } from './arrivals.ts';
import { avatarStyles } from './avatar.ts';
import { Dates, nextDayMs } from './dates.ts';
import { FoldedRows, type RowsSource, type ShownChange, type ShownRow } from './folded-rows.ts';
import { startsDay, startsGroup } from './grouping.ts';
import { type KeyedRow, keyedRows } from './keyed-rows.ts';
import type { ListDeeds } from './list-deeds.ts';
import { listStyles } from './list-styles.ts';
import { ListWindow, type WindowParts } from './list-window.ts';
import { listWords } from './list-words.ts';
import type * as OnceDrawn from './once-drawn.ts';
import type { ReactionsView } from './reactions/reactions-view.ts';
import { rowStyles } from './row-styles.ts';
import { drawRow, type RowContext, type RowView } from './row-template.ts';
import { readTextsBy } from './text/text-reader.ts';

const MAX_COUNT = 999;
/** As long as the animation. */
const SOUGHT_MS = 1_600;

/**
 * The conversation. Draws the rows around the view and no others, whatever the length of `timeline`; what changes
 * is gathered and drawn once a frame. Sticks to the newest message while the reader is at the end, else keeps
 * the row being read where it is and offers "New messages".
 * @fires ReplyRequested
 * @fires ChangeRequested
 * @fires MuteRequested
 * @fires RetryRequested
 * @fires DiscardRequested
 */
@customElement('chat-message-list')
export class ChatMessageList extends LitElement {
  @property({ attribute: false }) timeline: RowsSource | undefined;
  /** Whoever reads, as they may be mentioned. */
  @property({ attribute: false }) readerName = '';
  /** Whose messages are folded away; undefined: nobody's, nor can they be. */
  @property({ attribute: false }) muted: MutedPeople | undefined;
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

  /** What people feel about the messages. Set once. */
  @property({ attribute: false }) reactions: LateReactions | undefined;
  /** A part of the page could not be loaded. */
  @property({ attribute: false }) onFailure: (error: unknown) => void = () => {};

  @state() private _newCount = 0;
  @state() private _expanded: ReadonlySet<string> = new Set();

  @query('.log') private readonly _log!: HTMLElement;
  @query('.lead') private readonly _lead!: HTMLElement;
  @query('.top') private readonly _top!: HTMLElement;
  @query('.rows') private readonly _rows!: HTMLElement;
  @query('.bottom') private readonly _bottom!: HTMLElement;
  @query('.announcer') private readonly _announcerElement!: HTMLElement;

  private readonly _window = new ListWindow(this, {
    parts: () => this._parts,
    source: () => this._source,
    clock: () => this.clock,
  });
  private readonly _seeking = new BriefFlag(this, { clock: () => this.clock, durationMs: SOUGHT_MS });
  /** Key of the row that somebody was led to last. */
  private _sought: string | undefined;
  /** Key of the row that is marked. */
  @state() private _found: string | undefined;
  @state() private _later: typeof OnceDrawn | undefined;
  /** There as soon as what is loaded later is. */
  private _deeds: ListDeeds | undefined;
  /** There when somebody has reacted, or is about to. */
  @state() private _reactions: ReactionsView | undefined;
  private _context: RowContext = this._contextFor();
  /** What the mounted rows show, in their order. */
  drawn: readonly RowView[] = [];
  /** Of `timeline`. */
  private _shown: FoldedRows | undefined;
  private _arrivals: ArrivalWatch | undefined;
  private _announcer: Announcer | undefined;
  private _unsubscribe: readonly (Cancel | undefined)[] = [];
  private _cancelMidnight: Cancel | undefined;

  static override styles = [pageStyles, listStyles, avatarStyles, rowStyles];

  override connectedCallback(): void {
    super.connectedCallback();
    this._follow();
  }

  override focus(options?: FocusOptions): void {
    this._log.focus(options);
  }

  /** Brings a row into view, and marks it for a moment. @param number in the timeline (`index + dropped`) */
  goTo(number: number): void {
    const shown = this._lookedFor(number);
    if (shown === undefined) return;
    this._sought = this._rowAt(shown)?.key;
    this._window.goTo(shown);
    this._seeking.raise();
    this.requestUpdate();
  }

  /** Marks a row, and no other, for as long as it is the one. @param number in the timeline; undefined: no row */
  mark(number: number | undefined): void {
    const shown = number === undefined ? undefined : this._lookedFor(number);
    this._found = shown === undefined ? undefined : this._rowAt(shown)?.key;
  }

  /** Where a row is shown that somebody looks for, also where it is one of those that are too many. */
  private _lookedFor(number: number): number | undefined {
    const shown = this._shown?.shownNumber(number);
    const row = shown === undefined ? undefined : this._rowAt(shown);
    if (row?.kind !== 'folded' || !row.isFlood || row.isOpen) return shown;
    this._shown?.toggle(row.key);
    return this._shown?.shownNumber(number);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const cancel of this._unsubscribe) cancel?.();
    this._unsubscribe = [];
    this._announcer?.close();
    this._cancelMidnight?.();
    this._cancelMidnight = undefined;
  }

  override render() {
    const { _shown: shown, _deeds: deeds } = this;
    const actions = deeds?.actions;
    const say = listWords();
    return html`
      <div class="log" role="log" aria-label=${say.messages} aria-live="off" tabindex="0" aria-describedby="keys"
        @scroll=${this._onScroll} @keydown=${this._onKeyDown} @copy=${deeds?.copy}
        @pointerover=${actions?.over ?? this._loadLater} @pointerdown=${actions?.down} @pointermove=${actions?.move}
        @pointerup=${actions?.up} @pointercancel=${actions?.up} @click=${actions?.click}
        @focusin=${actions?.focusIn ?? this._loadLater} @focusout=${actions?.focusOut}>
        <div class="content">
          <div class="lead">
            ${shown && shown.dropped > 0 ? html`<p class="dropped" .textContent=${say.olderDropped}></p>` : nothing}
          </div>
          <div class="top"></div>
          <div class="rows" ${keyedRows(this._mountedRows())}></div>
          <div class="bottom"></div>
        </div>
        ${deeds?.template()}
      </div>
      ${this._isEmpty ? this._emptyNote() : nothing}
      ${this._newCount > 0 ? this._newMessagesButton() : nothing}
      <p id="keys" hidden .textContent=${say.listKeys}></p>
      <div class="announcer" aria-live="polite" aria-atomic="true"></div>
    `;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('timeline')) this._begin();
    else if (changed.has('muted')) this._follow();
    if (this._context.dates.locale !== pageLocale()) this._context = this._contextFor();
    // Where it could not be loaded, there may be a network again.
    if (changed.has('isLoading') && this.hasUpdated) void this._loadLater();
    if (changed.has('canWrite')) this._reactions?.forget();
    if (this.isConnected) this._watchMidnight();
    const arrivals = this._arrivals?.take();
    if (!arrivals) return;
    if (arrivals.hasOwn) this._window.follow();
    this._announcer?.hear(arrivals);
    this._newCount = this._window.isFollowing ? 0 : this._newCount + arrivals.count;
  }

  protected override firstUpdated(): void {
    void this._loadLater();
  }

  /** Nobody misses it before there is a message; until it is there, texts stand as they were written. */
  private readonly _loadLater = async () => {
    try {
      const later = await import('./once-drawn.ts');
      if (this._later) return;
      this._later = later;
      readTextsBy(later.reader);
      this._context = this._contextFor();
      if (this.shadowRoot) later.adoptLateStyles(this.shadowRoot);
      this._deeds = new later.ListDeeds(this);
    } catch {
      // Again when it is needed.
    }
  };

  /** Nobody has said anything: whoever came first is alone with that. */
  private get _isEmpty(): boolean {
    const { timeline, isLoading } = this;
    if (!timeline || isLoading || timeline.length > 1) return false;
    return timeline.length === 0 || timeline.at(0)?.kind === 'joined';
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
    const firstNew = this._firstNew;
    const rows: KeyedRow[] = [];
    const drawn: RowView[] = [];
    for (let number = this._window.range.first; number < this._window.range.end; number++) {
      const view = this._viewOf(number, { nowMs, firstNew });
      if (!view) continue;
      drawn.push(view);
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
          view.reactions,
          view.isSought,
          view.isFound,
          view.hasMention,
          view.whyUnsent,
        ],
        draw: () => drawRow(view, context),
      });
    }
    this.drawn = drawn;
    return rows;
  }

  /** Number of the row before which the line is drawn. */
  private get _firstNew(): number | undefined {
    return this.newFrom === undefined ? undefined : this._shown?.shownNumber(this.newFrom);
  }

  private _viewOf(
    number: number,
    { nowMs, firstNew }: { readonly nowMs: number; readonly firstNew: number | undefined },
  ): RowView | undefined {
    const row = this._rowAt(number);
    if (!row) return undefined;
    const previous = this._rowAt(number - 1);
    return {
      row,
      day: startsDay(row, previous) ? this._context.dates.day(row.atMs, nowMs) : undefined,
      isFirstNew: number === firstNew,
      startsGroup: startsGroup(row, previous) || number === firstNew,
      isExpanded: this._expanded.has(row.key),
      quoted: row.kind === 'message' && row.replyTo ? this._quoted(row.replyTo) : undefined,
      reactions: row.kind === 'message' ? this._reactions?.under(row) : undefined,
      hasMention: 'text' in row && !('own' in row && row.own) && mentions(row.text, this.readerName),
      isFound: row.key === this._found,
      isSought: this._seeking.isRaised && row.key === this._sought,
      whyUnsent: row.kind === 'message' && row.failure ? this._whyUnsent(row) : undefined,
    };
  }

  private _quoted(ref: MessageRef): RowView['quoted'] {
    const { timeline } = this;
    const number = timeline?.find(ref);
    const row = number === undefined ? undefined : timeline?.at(number - timeline.dropped);
    if (row?.kind !== 'message') return undefined;
    return !row.own && this.muted?.has(row.author) ? 'muted' : row;
  }

  /** Where a row stands among the mounted ones; -1 for one that is not mounted. */
  private _placeOf(key: string): number {
    return this.drawn.findIndex(({ row }) => row.key === key);
  }

  /** Where the row in this place among the mounted ones stands in the timeline. */
  indexAt(place: number): number {
    const number = this._shown?.sourceNumber(this._window.range.first + place) ?? 0;
    return number - (this.timeline?.dropped ?? 0);
  }

  /** What people feel about the messages. Where it cannot be loaded, people are told. */
  async needReactions(): Promise<ReactionsView | undefined> {
    try {
      await this._loadReactions();
    } catch (error) {
      this.onFailure(error);
    }
    return this._reactions;
  }

  private async _loadReactions(): Promise<void> {
    const { reactions } = this;
    if (!reactions || this._reactions) return;
    const [{ ReactionsView }, now] = await Promise.all([
      import('./reactions/reactions-view.ts'),
      reactions.get(),
    ]);
    this._reactions ??= new ReactionsView(now, {
      list: this,
      indexOf: (key) => this.indexAt(this._placeOf(key)),
      onChosen: (then) => {
        this._deeds?.hasReacted();
        if (then) this._deeds?.actions[then]();
        this.requestUpdate();
      },
    });
  }

  private readonly _onReaction = (key: string) => {
    this._reactions?.forget();
    const place = this._placeOf(key);
    if (place >= 0) this._window.amended(this._window.range.first + place);
    this._window.schedule();
    this._loadReactions().catch(() => {});
  };

  private _jump(ref: MessageRef): void {
    const number = this.timeline?.find(ref);
    if (number !== undefined) this.goTo(number);
  }

  private _rowAt(number: number): ShownRow | undefined {
    return this._shown?.at(number - this._shown.dropped);
  }

  private get _source() {
    const { length = 0, dropped = 0 } = this._shown ?? {};
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
    this._announcer = new Announcer({ clock: this.clock, speak: this._speak, whyUnsent: this._whyUnsent });
    this._shown = this.timeline && new FoldedRows(this.timeline);
    this._expanded = new Set();
    this._reactions = undefined;
    this._newCount = 0;
    this._window.reset();
    this._follow();
    this._arrivals = this._shown && new ArrivalWatch(this._shown);
  }

  private _follow(): void {
    for (const cancel of this._unsubscribe) cancel?.();
    this._unsubscribe = this.isConnected
      ? [
          this._shown?.onChange(this._onChange),
          this.muted?.onChange(this._fold),
          this.reactions?.onChange(this._onReaction),
        ]
      : [];
    if (this.reactions?.hasBegun) this._loadReactions().catch(() => {});
    this._fold();
  }

  private _contextFor(): RowContext {
    this._reactions?.forget();
    return {
      dates: new Dates(pageLocale()),
      retry: (key) => this.dispatchEvent(new RetryRequested(key)),
      discard: (key) => this.dispatchEvent(new DiscardRequested(key)),
      jump: (ref) => this._jump(ref),
      unfold: (key) => this._shown?.toggle(key),
      mute: (author, isMuted) => this.dispatchEvent(new MuteRequested(author, isMuted)),
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

  private readonly _fold = () => {
    const { muted } = this;
    this._shown?.fold(muted && muted.list.length > 0 ? (author) => muted.has(author) : undefined);
    // Whether somebody is muted shows elsewhere too.
    this._reactions?.forget();
    this.requestUpdate();
  };

  private readonly _onChange = ({ amended, isRefolded }: ShownChange) => {
    // What is shown anew was not said now.
    if (isRefolded && this._shown) this._arrivals = new ArrivalWatch(this._shown);
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

  /** In short, where the words for it cannot be loaded. */
  private readonly _whyUnsent = (row: MessageRow) =>
    this._later?.spokenFailure(row) ?? listWords().deliveries.failed;

  private readonly _onScroll = () => this._window.scrolled();

  private _onNewMessagesClick(): void {
    this._window.follow();
    this.requestUpdate();
  }

  /** All rows as text, as they are copied. */
  allLines(): string {
    return this._deeds?.allLines() ?? '';
  }

  /** What all rows show, mounted or not. */
  allViews(): readonly RowView[] {
    const { length = 0, dropped = 0 } = this._shown ?? {};
    const at = { nowMs: this.clock.wallMs(), firstNew: this._firstNew };
    return Array.from({ length }, (_, index) => this._viewOf(dropped + index, at) ?? []).flat();
  }

  /** As people write down when something was. */
  get dates(): Dates {
    return this._context.dates;
  }

  drawSoon(): void {
    this._window.schedule();
  }

  private _onKeyDown(event: KeyboardEvent): void {
    this._deeds?.press(event);
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
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
