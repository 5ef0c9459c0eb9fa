import type { Cancel } from '../base/cancel.ts';

/** Tells that the world may have changed: the network is back, the page is visible or was restored. */
export interface WakeSignal {
  subscribe(listener: () => void): Cancel;
}
