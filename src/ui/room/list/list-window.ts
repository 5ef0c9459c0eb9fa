import type { LitElement, ReactiveController } from 'lit';
import type { Cancel } from '../../../base/cancel.ts';
import type { Clock } from '../../../base/clock.ts';
import { microtask } from '../../../base/microtask.ts';
import { DrawingSchedule } from './drawing-schedule.ts';
import { ListLayout, type Placement, type RowRange, type RowSource, type Scrolled } from './list-layout.ts';
import { selectionIn } from './selection.ts';
import { watchSizes } from './watch-sizes.ts';

// No scroll event for this long: the hand is off the wheel, and glides are over.
const REST_MS = 150;
// Rows that turn out lower than estimated leave room for more; each pass mounts what is missing, in the same frame.
const MAX_PASSES = 4;
// What a hand has set in motion glides on for as long.
const HAND_MS = 1_500;
const BY_HAND = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

/** What the host draws for the window; all are there after its first update. */
export interface WindowParts {
  /** Scrolls. */
  readonly scroller: HTMLElement;
  /** Comes before all rows. */
  readonly lead: HTMLElement;
  /** Empty, before and after `rows`. */
  readonly top: HTMLElement;
  readonly bottom: HTMLElement;
  /** Has one child for each mounted row. */
  readonly rows: HTMLElement;
}

export interface ListWindowOptions {
  /** Asked after each update of the host. */
  readonly parts: () => WindowParts;
  readonly source: () => RowSource;
  readonly clock: () => Clock;
}

/**
 * Joins a `ListLayout` to the page: plans before each update of its host, measures after it, and keeps spacers
 * and scroll position as the layout wants them. Everything happens before the frame is painted.
 *
 * Spacers and scroll position are written directly, not rendered: they depend on heights that exist only after
 * rendering, and a resize observer that rendered rows would have to observe them in the same breath.
 */
export class ListWindow implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: ListWindowOptions;
  readonly #schedule: DrawingSchedule;
  #layout = new ListLayout();
  #stopWatching: Cancel | undefined;
  #cancelRest: Cancel | undefined;
  #passes = 0;
  #planned: Placement | undefined;
  #mustScroll = false;
  #soughtRow: number | undefined;
  #widthPx = 0;
  #handAtMs = Number.NEGATIVE_INFINITY;
  #focused: Element | null = null;
  /** Where a selection was when its owner went to the end. */
  #abandonedText: Node | undefined;
  #written = { topPx: 0, bottomPx: 0 };

  constructor(host: LitElement, options: ListWindowOptions) {
    this.#host = host;
    this.#options = options;
    this.#schedule = new DrawingSchedule({
      clock: options.clock,
      end: () => options.source().end,
      draw: () => this.#draw(),
    });
    host.addController(this);
  }

  /** The rows to draw, in order. */
  get range(): RowRange {
    return this.#layout.window;
  }

  /** Whether the newest row is in view and stays there. */
  get isFollowing(): boolean {
    return this.#layout.following;
  }

  /** Forgets everything about the rows there were; another list takes their place. */
  reset(): void {
    this.#layout = new ListLayout();
  }

  /** This row is another than it was, in its old place; to be called before the update that draws it. */
  amended(number: number): void {
    this.#layout.amended(number);
  }

  /** Updates the host in the next frame, or, as long as rows arrive faster than one reads, in a later one. */
  schedule({ atOnce = false }: { readonly atOnce?: boolean } = {}): void {
    if (atOnce) this.#schedule.inNextFrame();
    else this.#schedule.paced();
  }

  /** With the next update, goes to the newest row and stays there. */
  follow(): void {
    this.#abandonedText = selectionIn(this.#host)?.startContainer;
    this.#layout.follow();
  }

  /** With the next update, goes to the oldest row. */
  goToStart(): void {
    this.#layout.goToStart();
    this.#mustScroll = true;
  }

  /** With the next update, goes to this row. */
  goTo(number: number): void {
    this.#soughtRow = number;
    this.#mustScroll = true;
  }

  /** To be called on each scroll event of the scroller. */
  scrolled(): void {
    const wasFollowing = this.#layout.following;
    this.#readScroll();
    if (!this.#layout.covers() || this.#layout.following !== wasFollowing) this.#schedule.inNextFrame();
    this.#cancelRest?.();
    this.#cancelRest = this.#options.clock().setTimer(REST_MS, this.#onRest);
  }

  hostConnected(): void {
    if (!this.#host.hasUpdated) return;
    // Browsers forget how far an element was scrolled when they take it out.
    this.#mustScroll = true;
    void this.#draw();
  }

  hostDisconnected(): void {
    this.#stopWatching?.();
    this.#stopWatching = undefined;
    // Nobody tells of rows that change meanwhile: when it is back, heights are taken anew.
    this.#widthPx = 0;
    this.#cancelRest?.();
    this.#schedule.cancel();
  }

  hostUpdate(): void {
    if (this.#host.hasUpdated) {
      if (!this.#mustScroll) this.#readScroll();
      if (this.#layout.following && this.#isTextMarked) this.#layout.stay();
      this.#focused = this.#host.shadowRoot?.activeElement ?? null;
    }
    const source = this.#options.source();
    this.#planned = this.#layout.plan(source);
    if (this.#soughtRow !== undefined) {
      // Not before: it may have come, or been unfolded, since the last update.
      this.#layout.goTo(this.#soughtRow);
      this.#soughtRow = undefined;
      this.#planned = this.#layout.plan(source);
    }
    this.#mustScroll ||= this.#planned.scrollByPx !== 0;
  }

  hostUpdated(): void {
    const { scroller, rows } = this.#options.parts();
    this.#observe();
    if (this.#planned) this.#writeSpacers(this.#planned);
    this.#keepFocus(scroller);
    if (scroller.clientHeight === 0) return;
    this.#measure(heightsOf(rows), false);
    if (this.#layout.covers() || this.#passes >= MAX_PASSES) return;
    this.#passes += 1;
    // After this update, but still before the frame is painted.
    microtask(() => this.#host.requestUpdate());
  }

  #draw(): Promise<unknown> {
    this.#passes = 0;
    this.#host.requestUpdate();
    return this.#host.updateComplete;
  }

  /** Text that the user is selecting must not move away. */
  get #isTextMarked(): boolean {
    const start = selectionIn(this.#host)?.startContainer;
    return start !== undefined && start !== this.#abandonedText;
  }

  #readScroll(): void {
    const { scroller } = this.#options.parts();
    // Not laid out: its numbers say nothing.
    if (scroller.clientHeight === 0) return;
    const isByHand = this.#nowMs - this.#handAtMs < HAND_MS;
    this.#layout.scrolled({ ...scrollOf(scroller), isByHand });
  }

  get #nowMs(): number {
    return this.#options.clock().monotonicMs();
  }

  readonly #onHand = () => {
    this.#handAtMs = this.#nowMs;
  };

  readonly #onRest = () => {
    if (this.#layout.following) return;
    this.#place(this.#layout.rest());
    if (!this.#layout.covers()) this.#schedule.inNextFrame();
  };

  #observe(): void {
    if (this.#stopWatching) return;
    const { scroller, lead, rows } = this.#options.parts();
    const stopSizes = watchSizes([scroller, lead, rows], this.#onResize);
    for (const type of BY_HAND) scroller.addEventListener(type, this.#onHand, { passive: true });
    this.#stopWatching = () => {
      stopSizes();
      for (const type of BY_HAND) scroller.removeEventListener(type, this.#onHand);
    };
  }

  /** Something else than an update changed sizes: the window, a font, the height of the composer. */
  readonly #onResize = () => {
    const { scroller, rows } = this.#options.parts();
    if (scroller.clientHeight === 0) return;
    const heightsPx = heightsOf(rows);
    const othersToo = scroller.clientWidth !== this.#widthPx || !this.#layout.agreesWith(heightsPx);
    this.#widthPx = scroller.clientWidth;
    this.#measure(heightsPx, othersToo);
    if (!this.#layout.covers()) this.#schedule.inNextFrame();
  };

  #measure(heightsPx: readonly number[], othersToo: boolean): void {
    const { scroller, lead } = this.#options.parts();
    this.#layout.resized(scroller.clientHeight);
    this.#layout.leadMeasured(lead.getBoundingClientRect().height);
    this.#place(this.#layout.measured(heightsPx, othersToo));
  }

  #place(placement: Placement): void {
    this.#writeSpacers(placement);
    const { scroller } = this.#options.parts();
    if (this.#layout.following) scroller.scrollTop = scroller.scrollHeight;
    else if (this.#mustScroll || placement.scrollByPx !== 0) scroller.scrollTop = this.#layout.scrollTopPx;
    else return;
    this.#mustScroll = false;
    this.#layout.scrolledTo(scrollOf(scroller));
  }

  #writeSpacers({ topPx, bottomPx }: Placement): void {
    const { top, bottom } = this.#options.parts();
    if (topPx !== this.#written.topPx) top.style.height = `${topPx}px`;
    if (bottomPx !== this.#written.bottomPx) bottom.style.height = `${bottomPx}px`;
    this.#written = { topPx, bottomPx };
  }

  /** When the row that had the focus is removed, the focus moves to the list, not to the top of the page. */
  #keepFocus(scroller: HTMLElement): void {
    if (this.#focused && !this.#focused.isConnected) scroller.focus({ preventScroll: true });
    this.#focused = null;
  }
}

function scrollOf({ scrollTop, scrollHeight, clientHeight }: HTMLElement): Scrolled {
  return { scrollTopPx: scrollTop, maxScrollTopPx: scrollHeight - clientHeight };
}

function heightsOf(rows: HTMLElement): number[] {
  return Array.from(rows.children, (row) => row.getBoundingClientRect().height);
}
