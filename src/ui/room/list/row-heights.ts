const CHUNK_ROWS = 512;
const FIRST_ESTIMATE_PX = 48;

/** Heights of `CHUNK_ROWS` consecutive rows, with their sum kept. */
interface Chunk {
  /** NaN where no height is known. */
  readonly px: Float32Array;
  measuredPx: number;
  measuredRows: number;
}

/**
 * The heights of a long list of rows, of which few were ever measured; the others count as the average of those
 * that were. Rows have numbers that stay theirs while older ones go. Sums are kept per chunk, so that every
 * question costs some 100 additions in a list of 100,000 rows, and appending or dropping costs next to nothing.
 */
export class RowHeights {
  #first = 0;
  #end = 0;
  #chunks: Chunk[] = [];
  /** Number of the first chunk divided by `CHUNK_ROWS`. */
  #firstChunk = 0;
  #measuredPx = 0;
  #measuredRows = 0;
  #estimatePx = FIRST_ESTIMATE_PX;

  /** Number of the oldest row. */
  get first(): number {
    return this.#first;
  }

  /** Number after that of the newest row. */
  get end(): number {
    return this.#end;
  }

  /** The height a row counts as until it is measured. */
  get estimatePx(): number {
    return this.#estimatePx;
  }

  get totalPx(): number {
    return this.#measuredPx + (this.#end - this.#first - this.#measuredRows) * this.#estimatePx;
  }

  /** Makes the list reach from `first` to before `end`; rows outside are forgotten, new ones have no height yet. */
  moveTo(first: number, end: number): void {
    if (first < this.#first || first >= this.#end) this.#start(first);
    this.#dropBefore(first);
    if (end < this.#end) this.forgetFrom(end);
    this.#end = end;
  }

  /** The height of a row, measured or estimated, in px. */
  get(number: number): number {
    const px = this.#chunkOf(number)?.px[number % CHUNK_ROWS];
    return px === undefined || Number.isNaN(px) ? this.#estimatePx : px;
  }

  set(number: number, px: number): void {
    if (number < this.#first || number >= this.#end) return;
    this.forget(number);
    const chunk = this.#makeChunkOf(number);
    const stored = Math.fround(px);
    chunk.px[number % CHUNK_ROWS] = stored;
    this.#count(chunk, stored, 1);
  }

  /** This row counts as never measured. */
  forget(number: number): void {
    const chunk = this.#chunkOf(number);
    const px = chunk?.px[number % CHUNK_ROWS];
    if (!chunk || px === undefined || Number.isNaN(px)) return;
    chunk.px[number % CHUNK_ROWS] = Number.NaN;
    this.#count(chunk, -px, -1);
  }

  /** Forgets the heights of this row and of all after it. */
  forgetFrom(number: number): void {
    const last = (this.#firstChunk + this.#chunks.length) * CHUNK_ROWS;
    for (let row = Math.max(number, this.#first); row < last; row++) this.forget(row);
  }

  /** Forgets every height; the estimate stays. */
  forgetAll(): void {
    this.#start(this.#first, this.#end);
  }

  /** Takes the average of what was measured as the new estimate: everything unmeasured changes its height. */
  refreshEstimate(): void {
    if (this.#measuredRows > 0) this.#estimatePx = this.#measuredPx / this.#measuredRows;
  }

  /** The distance from the top of the list to the top of this row, in px; `end` asks for the whole height. */
  before(number: number): number {
    const until = Math.min(Math.max(number, this.#first), this.#end);
    const chunksBefore = Math.floor(until / CHUNK_ROWS) - this.#firstChunk;
    let px = 0;
    let measuredRows = 0;
    for (let index = 0; index < Math.min(chunksBefore, this.#chunks.length); index++) {
      const chunk = this.#chunks[index];
      if (!chunk) continue;
      px += chunk.measuredPx;
      measuredRows += chunk.measuredRows;
    }
    const rest = this.#chunks[chunksBefore];
    for (let slot = 0; rest && slot < until % CHUNK_ROWS; slot++) {
      const height = rest.px[slot];
      if (height === undefined || Number.isNaN(height)) continue;
      px += height;
      measuredRows += 1;
    }
    return px + (until - this.#first - measuredRows) * this.#estimatePx;
  }

  /** Number of the row at a distance from the top of the list; the first or the last one beyond its ends. */
  at(offsetPx: number): number {
    let top = 0;
    let number = this.#first;
    for (const [index, chunk] of this.#chunks.entries()) {
      const next = Math.min(this.#end, (this.#firstChunk + index + 1) * CHUNK_ROWS);
      const bottom = top + chunk.measuredPx + (next - number - chunk.measuredRows) * this.#estimatePx;
      if (bottom > offsetPx) return this.#rowIn(number, next, offsetPx - top);
      top = bottom;
      number = next;
    }
    // Behind the last chunk nothing was ever measured.
    const rows = Math.max(0, Math.floor((offsetPx - top) / this.#estimatePx));
    return Math.max(this.#first, Math.min(number + rows, this.#end - 1));
  }

  #rowIn(from: number, end: number, offsetPx: number): number {
    let bottom = 0;
    for (let number = from; number < end; number++) {
      bottom += this.get(number);
      if (bottom > offsetPx) return number;
    }
    return end - 1;
  }

  #start(first: number, end = first): void {
    this.#first = first;
    this.#end = end;
    this.#chunks = [];
    this.#firstChunk = Math.floor(first / CHUNK_ROWS);
    this.#measuredPx = 0;
    this.#measuredRows = 0;
  }

  #dropBefore(first: number): void {
    for (const chunk of this.#chunks) {
      if ((this.#firstChunk + 1) * CHUNK_ROWS > first) break;
      this.#count(chunk, -chunk.measuredPx, -chunk.measuredRows);
      this.#chunks = this.#chunks.slice(1);
      this.#firstChunk += 1;
    }
    if (this.#chunks.length === 0) this.#firstChunk = Math.floor(first / CHUNK_ROWS);
    for (let number = this.#firstChunk * CHUNK_ROWS; number < first; number++) this.forget(number);
    this.#first = first;
  }

  #count(chunk: Chunk, px: number, rows: number): void {
    chunk.measuredPx += px;
    chunk.measuredRows += rows;
    this.#measuredPx += px;
    this.#measuredRows += rows;
  }

  #chunkOf(number: number): Chunk | undefined {
    return this.#chunks[Math.floor(number / CHUNK_ROWS) - this.#firstChunk];
  }

  #makeChunkOf(number: number): Chunk {
    const index = Math.floor(number / CHUNK_ROWS) - this.#firstChunk;
    while (this.#chunks.length <= index) {
      this.#chunks.push({
        px: new Float32Array(CHUNK_ROWS).fill(Number.NaN),
        measuredPx: 0,
        measuredRows: 0,
      });
    }
    const chunk = this.#chunks[index];
    if (!chunk) throw new RangeError(`unable to keep a height; row ${number} lies before ${this.#first}`);
    return chunk;
  }
}
