import type { Cancel } from '../../base/cancel.ts';

const DEFAULT_LIMIT_BYTES = 64_000_000;

/** A timeline, as the budget sees it. */
export interface RowKeeper {
  /** What its rows take. */
  readonly bytes: number;
  /** False where only the newest row is left. */
  mayDrop(): boolean;
  dropOldest(): void;
}

/** The memory that the rows of all rooms of a page may take together. Where it is not enough, the largest room gives. */
export class RowBudget {
  readonly #limitBytes: number;
  readonly #keepers = new Set<RowKeeper>();

  constructor(limitBytes = DEFAULT_LIMIT_BYTES) {
    this.#limitBytes = limitBytes;
  }

  /** Counts what `keeper` has from now on, until the function returned is called. */
  join(keeper: RowKeeper): Cancel {
    this.#keepers.add(keeper);
    return () => void this.#keepers.delete(keeper);
  }

  /** To be called when a keeper has more: drops rows until all fit, or nobody can drop any. */
  keep(): void {
    let bytes = 0;
    for (const keeper of this.#keepers) bytes += keeper.bytes;
    while (bytes > this.#limitBytes) {
      const largest = this.#largest();
      if (!largest) return;
      bytes -= largest.bytes;
      largest.dropOldest();
      bytes += largest.bytes;
    }
  }

  #largest(): RowKeeper | undefined {
    let largest: RowKeeper | undefined;
    for (const keeper of this.#keepers) {
      if (keeper.mayDrop() && keeper.bytes > (largest?.bytes ?? 0)) largest = keeper;
    }
    return largest;
  }
}
