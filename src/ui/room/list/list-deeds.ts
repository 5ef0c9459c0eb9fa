import { html, type LitElement, nothing } from 'lit';
import type { Clock } from '../../../base/clock.ts';
import { canBeMuted, type MutedPeople } from '../../../chat/muted-people.ts';
import type { MessageRow } from '../../../chat/timeline/timeline-row.ts';
import { ChangeRequested, MuteRequested, ReplyRequested } from '../room-events.ts';
import { copiedLines, isAllSelected, linesOfAll, selectedBelow } from './copying.ts';
import type { Dates } from './dates.ts';
import type { RowsSource } from './folded-rows.ts';
import type { ReactionsView } from './reactions/reactions-view.ts';
import { RowActions } from './row-actions.ts';
import type { RowView } from './row-template.ts';
import { selectsAll, selectText } from './selecting.ts';

/** The list, with what is drawn of it. */
export interface DrawnList extends LitElement {
  readonly timeline: RowsSource | undefined;
  readonly muted: MutedPeople | undefined;
  readonly canWrite: boolean;
  readonly canChange: (key: string) => boolean;
  readonly clock: Clock;
  readonly dates: Dates;
  /** What the mounted rows show, in their order. */
  readonly drawn: readonly RowView[];
  /** What all rows show, mounted or not. */
  allViews(): readonly RowView[];
  /** Where the row in this place among the mounted ones stands in the timeline. */
  indexAt(place: number): number;
  /** Draws soon, together with what else waits for that. */
  drawSoon(): void;
  /** What people feel about the messages; undefined: that is not offered, or cannot be loaded, which people are told. */
  needReactions(): Promise<ReactionsView | undefined>;
}

/** What somebody does with the rows of a list: by mouse, finger and keys, with one of them or with many. */
export class ListDeeds {
  readonly actions: RowActions;
  readonly #list: DrawnList;
  /** Key of the row for which it is being chosen how to react. */
  #reactedTo: string | undefined;
  #reactions: ReactionsView | undefined;

  constructor(list: DrawnList) {
    this.#list = list;
    this.actions = new RowActions(list, {
      parts: () => ({ rows: this.#rows, actions: list.renderRoot.querySelector('message-actions') }),
      keyAt: (index) => list.drawn[index]?.row.key,
      schedule: () => list.drawSoon(),
      clock: () => list.clock,
    });
  }

  /** What can be done with one row, for the list to draw. */
  template() {
    const list = this.#list;
    const shownFor = this.actions.key;
    if (this.#reactedTo !== shownFor) this.#reactedTo = undefined;
    const place = list.drawn.findIndex(({ row }) => row.key === shownFor);
    const row = list.drawn[place]?.row;
    if (row?.kind !== 'message' || row.changed === 'deleted') return nothing;
    const { key } = row;
    const canReply = list.canWrite && list.timeline?.refAt(list.indexAt(place)) !== undefined;
    return html`<message-actions
      .text=${row.text} .sentAt=${this.actions.isCalledFor ? list.dates.full(row.atMs) : undefined} .picker=${key === this.#reactedTo ? this.#reactions?.picker(key) : undefined} .canReply=${canReply} .canChange=${list.canWrite && list.canChange(key)}
      .isMuted=${this.#isMuted(row)} .clock=${list.clock}
      @react=${() => void this.#react(key)} @reply=${() => this.#reply(key)} @select-text=${() => this.#selectText(key)}
      @edit=${() => this.#change(key, 'edit')} @delete=${() => this.#change(key, 'delete')}
      @mute=${() => this.#mute(row)}
    ></message-actions>`;
  }

  /** It is not being chosen any more how to react. */
  hasReacted(): void {
    this.#reactedTo = undefined;
  }

  /** To be called for each key that is pressed in the list. */
  press(event: KeyboardEvent): void {
    if (selectsAll(event)) {
      // All rows, of which the browser knows those in view only, and nothing around the list.
      document.getSelection()?.selectAllChildren(this.#content);
      event.preventDefault();
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const { key, target } = event;
    if (key === 'ArrowUp' || key === 'ArrowDown') {
      this.actions.moveFocus(key === 'ArrowUp' ? -1 : 1);
      event.preventDefault();
    }
    if (key === 'Enter' && target instanceof Element && target.parentElement === this.#rows) {
      this.actions.enter();
      event.preventDefault();
    }
    if (key === 'Escape') this.actions.back();
  }

  /** To be called for what is copied in the list: several rows are copied as lines. */
  readonly copy = (event: ClipboardEvent) => {
    const lines = isAllSelected(this.#content) ? this.allLines() : this.#selectedLines();
    if (!lines) return;
    event.clipboardData?.setData('text/plain', lines);
    event.preventDefault();
  };

  /** All rows as text, as they are copied. */
  allLines(): string {
    return linesOfAll(this.#list.allViews(), this.#list.dates);
  }

  get #rows(): HTMLElement {
    return this.#part('.rows');
  }

  get #content(): HTMLElement {
    return this.#part('.content');
  }

  #part(selector: string): HTMLElement {
    const part = this.#list.renderRoot.querySelector<HTMLElement>(selector);
    if (!part) throw new Error(`unable to do anything with the list; it has no ${selector}`);
    return part;
  }

  #placeOf(key: string): number {
    return this.#list.drawn.findIndex(({ row }) => row.key === key);
  }

  /** Undefined where it makes no sense to mute the author. */
  #isMuted({ own, author }: MessageRow): boolean | undefined {
    return own || !canBeMuted(author) ? undefined : this.#list.muted?.has(author);
  }

  #mute({ author }: MessageRow): void {
    this.actions.back();
    this.#list.dispatchEvent(new MuteRequested(author, this.#list.muted?.has(author) === false));
  }

  async #react(key: string): Promise<void> {
    const isOpen = key === this.#reactedTo;
    this.#reactions = await this.#list.needReactions();
    this.#reactedTo = isOpen ? undefined : key;
    this.#list.requestUpdate();
  }

  #reply(key: string): void {
    const place = this.#placeOf(key);
    if (place >= 0) this.#list.dispatchEvent(new ReplyRequested(this.#list.indexAt(place)));
    this.actions.done();
  }

  #change(key: string, change: ChangeRequested['change']): void {
    // Where the question is answered with no, the focus comes back to what had it.
    this.actions.back();
    this.actions.done();
    this.#list.dispatchEvent(new ChangeRequested(key, change));
  }

  #selectText(key: string): void {
    selectText(this.#rows.children[this.#placeOf(key)]?.querySelector('.text'));
  }

  #selectedLines(): string | undefined {
    const range = selectedBelow(this.#rows);
    const rows = this.#list.drawn.flatMap((view, index) => {
      const element = this.#rows.children[index];
      return element ? [{ view, element }] : [];
    });
    return range && copiedLines(range, rows, this.#list.dates);
  }
}
