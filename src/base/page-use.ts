import type { Cancel } from './cancel.ts';

/** Says when the page goes out of use (it may come back from the back/forward cache, or be frozen only) and when it is back. */
export interface PageUse {
  readonly subscribe: (listener: (inUse: boolean) => void) => Cancel;
  /** How long it may still be about to be left, ms: what breaks meanwhile need not be mended at once. Absent: never. */
  readonly leavingForMs?: () => number;
}
