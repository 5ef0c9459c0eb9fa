import type { Return } from './trips.ts';

let come: Return | undefined;

/** Keeps who has come back until the way in of their machine is there. */
export function keepReturn(back: Return | undefined): void {
  come = back;
}

/** Who has come back to a machine; once. */
export function returnTo(machineName: string): Return | undefined {
  if (come?.machineName !== machineName) return undefined;
  const taken = come;
  come = undefined;
  return taken;
}
