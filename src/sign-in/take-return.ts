// Loaded first of all where the address holds what a sign-in page elsewhere may have put there.

import { SystemClock } from '../base/clock.ts';
import { keepReturn } from './returning.ts';
import { comeBack } from './trips.ts';

/** Clears the address. Nothing of the page may have begun: what stands there is a secret, or somebody's trick. */
export function takeReturn(window: Window): void {
  const clock = new SystemClock();
  keepReturn(comeBack({ tab: () => window.sessionStorage, window, wallMs: () => clock.wallMs() }));
}
