import { SERVICE_MODES, type ServiceMode } from '../../support/service-modes.ts';

/** The room is left alone until what the page loads ahead is there, and connections are idle. */
export const SETTLE_MS = 3_000;
/** Browsers keep a preflight for 5 s where nobody says for how long, and people stay longer. */
const UNKEPT_REST_MS = 6_000;

/** @param names separated by commas. @throws Error where one is not known */
export function serviceModes(names: string): readonly ServiceMode[] {
  return names.split(',').map((name) => {
    const mode = SERVICE_MODES.find((known) => known.name === name);
    if (mode) return mode;
    const known = SERVICE_MODES.map((other) => other.name).join(', ');
    throw new Error(`unable to measure in the mode "${name}"; there is ${known}`);
  });
}

/** How long a room is left alone before somebody comes back to it. */
export function restMs({ keepsPreflights }: ServiceMode): number {
  return keepsPreflights ? SETTLE_MS : UNKEPT_REST_MS;
}
