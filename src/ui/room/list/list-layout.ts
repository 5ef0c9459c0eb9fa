import { RowHeights } from './row-heights.ts';

/** Rows `first` to before `end`, by number. */
export interface RowRange {
  readonly first: number;
  readonly end: number;
}

/** The rows there are, by numbers that stay theirs while older rows go. */
export interface RowSource extends RowRange {
  keyAt(number: number): string | undefined;
}

/** Where the mounted rows go. */
export interface Placement {
  /** Height of the room kept for the rows before the mounted ones. */
  readonly topPx: number;
  /** Height of the room kept for the rows after them. */
  readonly bottomPx: number;
  /** By how much to scroll, once the heights above hold, so that nothing moves before the reader's eyes. */
  readonly scrollByPx: number;
}

/** A scroll position, and the farthest that there is. */
export interface Scrolled {
  readonly scrollTopPx: number;
  readonly maxScrollTopPx: number;
}

// Mounted beyond the view on either side, so that a scroll shows rows at once.
const OVERSCAN_PX = 240;
// What must be left of it; less, and rows are mounted anew.
const RESERVE_PX = 120;
// Browsers cut elements off at some 17 to 33 million px. Beyond this one scrolls in stages.
const MAX_SPACER_PX = 6_000_000;
const AT_END_PX = 1;
// Less is rounding.
const ANOTHER_SIZE_PX = 4;
// Before a row that was sought, something shows of what led to it. Under a keyboard on the screen, little does.
const BEFORE_SOUGHT_PX = 36;
// Until the page has been laid out.
const UNTOLD_VIEW_PX = 800;

/**
 * The arithmetic of a windowed list: which rows to mount, and how to keep the row being read where it is.
 *
 * Row n stands at `lead + drift + heights.before(n)` px from the top of the content. Where heights above the
 * reader turn out other than estimated, or rows go, *drift* takes up the difference, so that the row being read
 * keeps its place in the content and nobody has to scroll, which would fight with the hand on the wheel. Drift is
 * paid back, by moving spacer and scroll position together, when the scroll rests or when the beginning is near.
 *
 * It knows no DOM: it is told what happened, and answers with plain numbers.
 */
export class ListLayout {
  readonly #heights = new RowHeights();
  #window: RowRange = { first: 0, end: 0 };
  /** Mounted rows that were amended and not drawn since. */
  readonly #amended = new Set<number>();
  /** Keys of the mounted rows, to notice rows that were put in or taken out between them. */
  #keys: readonly (string | undefined)[] = [];
  /** The row that must not move: of those mounted, the first one that begins in view. */
  #anchor = 0;
  #driftPx = 0;
  #leadPx = 0;
  #viewPx = UNTOLD_VIEW_PX;
  #scrollTopPx = 0;
  /** Farthest scroll position when that one was taken. */
  #maxScrollTopPx = 0;
  #following = true;

  /** The rows to mount. */
  get window(): RowRange {
    return this.#window;
  }

  /** Where the scroll position is, or has to be brought after a placement with `scrollByPx`. */
  get scrollTopPx(): number {
    return this.#scrollTopPx;
  }

  /** Whether the view sticks to the newest row. */
  get following(): boolean {
    return this.#following;
  }

  /** From now on the view sticks to the newest row, until the reader scrolls up. */
  follow(): void {
    this.#following = true;
  }

  /** From now on the row being read stays where it is. */
  stay(): void {
    this.#following = false;
    this.#chooseAnchor();
  }

  /** Goes to the oldest row. */
  goToStart(): void {
    this.#following = false;
    this.#driftPx = 0;
    this.#toScrollTop(0);
  }

  /** Goes to this row, with a part of the one before it in view. */
  goTo(number: number): void {
    this.#following = false;
    this.#toScrollTop(Math.max(0, this.#topOf(number) - BEFORE_SOUGHT_PX));
  }

  /**
   * The reader, or the browser at the end of the content, scrolled.
   * @param to.isByHand the reader did something that scrolls
   */
  scrolled(to: Scrolled & { readonly isByHand: boolean }): void {
    const up = to.scrollTopPx < this.#scrollTopPx - 0.5;
    // Content that gets smaller and then larger within a frame has moved the end, and the scroll position with it.
    const isOther = Math.abs(to.maxScrollTopPx - this.#maxScrollTopPx) > ANOTHER_SIZE_PX;
    if (to.maxScrollTopPx - to.scrollTopPx <= AT_END_PX) this.#following = true;
    else if (up && (to.isByHand || !isOther)) this.#following = false;
    this.scrolledTo(to);
  }

  /** The page itself scrolled, as it was asked to. */
  scrolledTo({ scrollTopPx, maxScrollTopPx }: Scrolled): void {
    this.#maxScrollTopPx = maxScrollTopPx;
    this.#toScrollTop(scrollTopPx);
  }

  /** The view has another height now. */
  resized(viewPx: number): void {
    this.#viewPx = viewPx;
  }

  /** Whatever stands before the first row has another height now; the spacer below it takes the difference. */
  leadMeasured(leadPx: number): void {
    this.#driftPx -= leadPx - this.#leadPx;
    this.#leadPx = leadPx;
  }

  /** A row will be drawn otherwise: of its height nothing is known until it is mounted and measured. */
  amended(number: number): void {
    // A mounted one is measured after it was drawn, and keeps its height until then.
    if (this.#isMounted(number)) this.#amended.add(number);
    else this.#keepingPlace(() => this.#heights.forget(number));
  }

  /** Takes over what happened to the rows, and decides which of them to mount. */
  plan(source: RowSource): Placement {
    this.#takeOver(source);
    if (this.#following) this.#heights.refreshEstimate();
    this.#window = this.#following ? this.#windowAtEnd() : this.#windowInView();
    const amended = [...this.#amended];
    this.#amended.clear();
    for (const number of amended) if (!this.#isMounted(number)) this.amended(number);
    this.#keys = Array.from({ length: this.#window.end - this.#window.first }, (_, index) =>
      source.keyAt(this.#window.first + index),
    );
    return this.#place(this.#following);
  }

  /**
   * Takes the heights of the mounted rows, in order.
   * @param othersToo the cause (a new width, a larger font) changes rows that are not mounted as well
   */
  measured(heightsPx: readonly number[], othersToo = false): Placement {
    this.#keepingPlace(() => {
      if (othersToo) this.#heights.forgetAll();
      for (const [index, px] of heightsPx.entries()) this.#heights.set(this.#window.first + index, px);
    });
    const placement = this.#place(false);
    this.#chooseAnchor();
    return placement;
  }

  /** Whether these heights of the mounted rows are what is known already. */
  agreesWith(heightsPx: readonly number[]): boolean {
    const { first } = this.#window;
    return heightsPx.every((px, index) => Math.abs(this.#heights.get(first + index) - px) < 0.1);
  }

  /** The scroll rests: pays the drift back, so that the scrollbar tells the truth. */
  rest(): Placement {
    this.#keepingPlace(() => this.#heights.refreshEstimate());
    return this.#place(true);
  }

  /** Whether the mounted rows still fill the view and a reserve around it. */
  covers(): boolean {
    const { first, end } = this.#window;
    const topPx = this.#topOf(first) - this.#scrollTopPx;
    const bottomPx = this.#topOf(end) - this.#scrollTopPx - this.#viewPx;
    const enoughAbove = first <= this.#heights.first || topPx <= -RESERVE_PX;
    const enoughBelow = end >= this.#heights.end || bottomPx >= RESERVE_PX;
    if (!this.#following) return enoughAbove && enoughBelow;
    const mountedPx = this.#heights.before(end) - this.#heights.before(first);
    return (
      end >= this.#heights.end && (first <= this.#heights.first || mountedPx >= this.#viewPx + RESERVE_PX)
    );
  }

  #takeOver(source: RowSource): void {
    if (this.#anchor < source.first) this.#anchor = source.first;
    const anchorKey = this.#keys[this.#anchor - this.#window.first];
    const shifted = this.#keys.some((key, index) => {
      const number = this.#window.first + index;
      return number >= source.first && source.keyAt(number) !== key;
    });
    const beforePx = this.#heights.before(this.#anchor);
    if (shifted) {
      this.#anchor = findKey(source, { key: anchorKey, near: this.#anchor });
      this.#moveHeights(source);
    } else {
      this.#heights.moveTo(source.first, source.end);
    }
    this.#driftPx += beforePx - this.#heights.before(this.#anchor);
  }

  #toScrollTop(px: number): void {
    this.#scrollTopPx = px;
    this.#chooseAnchor();
  }

  #isMounted(number: number): boolean {
    return number >= this.#window.first && number < this.#window.end;
  }

  #windowAtEnd(): RowRange {
    const { end, totalPx } = this.#heights;
    return { first: this.#heights.at(totalPx - this.#viewPx - OVERSCAN_PX), end };
  }

  #windowInView(): RowRange {
    const topPx = this.#scrollTopPx - this.#leadPx - this.#driftPx;
    const first = this.#heights.at(topPx - OVERSCAN_PX);
    const last = this.#heights.at(topPx + this.#viewPx + OVERSCAN_PX);
    return { first, end: Math.min(last + 1, this.#heights.end) };
  }

  #topOf(number: number): number {
    return this.#leadPx + this.#driftPx + this.#heights.before(number);
  }

  #chooseAnchor(): void {
    const offsetPx = this.#scrollTopPx - this.#leadPx - this.#driftPx;
    const crossing = this.#heights.at(offsetPx);
    const below = crossing + 1;
    const isInView = (number: number) =>
      number < this.#heights.end && this.#heights.before(number) < offsetPx + this.#viewPx;
    const startsAbove = this.#heights.before(crossing) < offsetPx;
    const first = startsAbove && isInView(below) ? below : crossing;
    // A fast scroll shows a part that is not mounted yet: what the eye can hold on to is mounted.
    const mounted = this.#window.first;
    this.#anchor = mounted > first && isInView(mounted) ? mounted : first;
  }

  /** Whatever `change` does to heights, the row that must not move keeps its place in the content. */
  #keepingPlace(change: () => void): void {
    // A view at the end is held by its end: there the spacer shall keep its height.
    const held = this.#following ? this.#window.first : this.#anchor;
    const before = this.#heights.before(held);
    change();
    this.#driftPx += before - this.#heights.before(held);
  }

  #place(payBack: boolean): Placement {
    const { first, end } = this.#window;
    const beforePx = this.#heights.before(first);
    const topPx = beforePx + this.#driftPx;
    const dueTopPx = Math.min(beforePx, MAX_SPACER_PX);
    const mustPayBack = topPx < 0 || topPx > MAX_SPACER_PX || first <= this.#heights.first;
    // Whole pixels, because the scroll position is rounded to those.
    const scrollByPx = payBack || mustPayBack ? Math.ceil(dueTopPx - topPx) : 0;
    this.#driftPx += scrollByPx;
    this.#scrollTopPx = Math.max(0, this.#scrollTopPx + scrollByPx);
    const afterPx = this.#heights.totalPx - this.#heights.before(end);
    return { topPx: topPx + scrollByPx, bottomPx: Math.min(afterPx, MAX_SPACER_PX), scrollByPx };
  }

  /** After rows were put in or taken out between the mounted ones: heights follow their keys. */
  #moveHeights(source: RowSource): void {
    const known = new Map<string, number>();
    for (const [index, key] of this.#keys.entries()) {
      if (key !== undefined) known.set(key, this.#heights.get(this.#window.first + index));
    }
    this.#heights.moveTo(source.first, source.end);
    this.#heights.forgetFrom(this.#window.first);
    for (let number = Math.max(this.#window.first, source.first); number < source.end; number++) {
      const px = known.get(source.keyAt(number) ?? '');
      if (px !== undefined) this.#heights.set(number, px);
    }
  }
}

/** Number of the row with this key, looked for from `near` outwards; `near` where there is none. */
function findKey(source: RowSource, sought: { key: string | undefined; near: number }): number {
  const near = Math.min(Math.max(sought.near, source.first), Math.max(source.first, source.end - 1));
  if (sought.key === undefined) return near;
  const reach = Math.max(near - source.first, source.end - near);
  for (let distance = 0; distance <= reach; distance++) {
    for (const number of [near - distance, near + distance]) {
      if (number < source.first || number >= source.end) continue;
      if (source.keyAt(number) === sought.key) return number;
    }
  }
  return near;
}
