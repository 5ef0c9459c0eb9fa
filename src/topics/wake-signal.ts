import type { Cancel } from '../base/cancel.ts';

/** Signals that the situation may have changed: the network is back, or the page is visible. */
export interface WakeSignal {
  subscribe(listener: () => void): Cancel;
}
