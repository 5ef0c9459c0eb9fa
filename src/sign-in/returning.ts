// Loaded first of all where the address holds what a sign-in page elsewhere may have put there.

import { comeBack, type Return } from './trips.ts';

let come: Return | undefined;

/** Clears the address. Nothing of the page may have begun: what stands there is a secret, or somebody's trick. */
export function takeReturn(): void {
  come = comeBack({ tab: () => sessionStorage, window, wallMs: () => Date.now() });
}

/** Who has come back to a machine; once. */
export function returnTo(machineName: string): Return | undefined {
  if (come?.machineName !== machineName) return undefined;
  const taken = come;
  come = undefined;
  return taken;
}
