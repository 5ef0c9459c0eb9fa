import type { ListLayout, Placement } from '../../../../src/ui/room/list/list-layout.ts';

/** A row as the browser would lay it out. */
export interface FakeRow {
  readonly key: string;
  readonly heightPx: number;
}

/**
 * Does with a `ListLayout` what the page does, over rows whose real heights the layout learns only when they are
 * mounted: spacers, rows in a column, a scroll position that is rounded and clamped.
 */
export class FakeScroller {
  readonly layout: ListLayout;
  rows: FakeRow[];
  dropped = 0;
  viewPx = 600;
  scrollTopPx = 0;
  /** Real heights are multiplied by this, as by a larger font. */
  zoom = 1;
  #top = 0;
  #bottom = 0;
  #first = 0;
  #end = 0;

  constructor(layout: ListLayout, rows: readonly FakeRow[]) {
    this.layout = layout;
    this.rows = [...rows];
    this.layout.resized(this.viewPx);
    this.update();
  }

  get maxScrollTopPx(): number {
    return Math.max(0, this.#top + this.#mountedPx + this.#bottom - this.viewPx);
  }

  /** Mounted rows with where they begin, from the top of the view. */
  get shown(): ReadonlyMap<string, number> {
    const tops = new Map<string, number>();
    let top = this.#top - this.scrollTopPx;
    for (const row of this.#mounted) {
      tops.set(row.key, top);
      top += row.heightPx * this.zoom;
    }
    return tops;
  }

  /** The first row that begins in view. */
  get reading(): string {
    for (const [key, top] of this.shown) if (top >= 0) return key;
    throw new Error('unable to read; no row begins in view');
  }

  /** Px of the view without a row. */
  get blankPx(): number {
    const top = this.#top - this.scrollTopPx;
    const bottom = top + this.#mountedPx;
    return Math.max(0, top) + Math.max(0, this.viewPx - bottom);
  }

  topOf(key: string): number {
    return this.shown.get(key) ?? Number.NaN;
  }

  /** One update of the list: plan, mount, measure, again until the view is filled. */
  update(): void {
    for (let pass = 0; pass < 5; pass++) {
      const { first, end, keyAt } = this.#source;
      let mustScroll = this.#write(this.layout.plan({ first, end, keyAt }));
      ({ first: this.#first, end: this.#end } = this.layout.window);
      mustScroll = this.#measure() || mustScroll;
      this.#scroll(mustScroll);
      if (this.layout.covers()) return;
    }
    throw new Error('unable to fill the view; five passes were not enough');
  }

  /** The hand moves the wheel. */
  scrollBy(px: number): void {
    this.scrollTopPx += px;
    this.#clamp();
    this.layout.scrolled({ ...this.#at, isByHand: true });
    if (!this.layout.covers()) this.update();
  }

  rest(): void {
    this.#scroll(this.#write(this.layout.rest()));
    if (!this.layout.covers()) this.update();
  }

  /** Everything gets another size at once. */
  resize(to: { readonly viewPx?: number; readonly zoom?: number }): void {
    this.viewPx = to.viewPx ?? this.viewPx;
    this.zoom = to.zoom ?? this.zoom;
    this.#clamp();
    this.layout.resized(this.viewPx);
    this.#scroll(this.#measure(true));
    if (!this.layout.covers()) this.update();
  }

  /** The row is another than it was, in its old place; drawn with the next update. */
  amend(key: string, heightPx: number): void {
    const index = this.rows.findIndex((row) => row.key === key);
    this.rows[index] = { key, heightPx };
    this.layout.amended(this.dropped + index);
  }

  drop(count: number): void {
    this.rows.splice(0, count);
    this.dropped += count;
  }

  get #at() {
    return { scrollTopPx: this.scrollTopPx, maxScrollTopPx: this.maxScrollTopPx };
  }

  get #source() {
    const keyAt = (number: number) => this.rows[number - this.dropped]?.key;
    return { first: this.dropped, end: this.dropped + this.rows.length, keyAt };
  }

  get #mounted(): readonly FakeRow[] {
    return this.rows.slice(this.#first - this.dropped, this.#end - this.dropped);
  }

  get #mountedPx(): number {
    return this.#mounted.reduce((sum, row) => sum + row.heightPx * this.zoom, 0);
  }

  #measure(othersToo = false): boolean {
    return this.#write(
      this.layout.measured(
        this.#mounted.map((row) => row.heightPx * this.zoom),
        othersToo,
      ),
    );
  }

  #write({ topPx, bottomPx, scrollByPx }: Placement): boolean {
    if (topPx < 0 || bottomPx < 0) throw new RangeError(`unable to place rows; ${topPx} and ${bottomPx} px`);
    this.#top = topPx;
    this.#bottom = bottomPx;
    return scrollByPx !== 0;
  }

  #scroll(must: boolean): void {
    if (this.layout.following) this.scrollTopPx = this.maxScrollTopPx;
    else if (must) this.scrollTopPx = this.layout.scrollTopPx;
    this.#clamp();
    this.layout.scrolledTo(this.#at);
  }

  #clamp(): void {
    this.scrollTopPx = Math.round(Math.min(Math.max(0, this.scrollTopPx), this.maxScrollTopPx));
  }
}
