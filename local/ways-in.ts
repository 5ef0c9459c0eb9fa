// What whoever starts the stand-ins is told about the Token Vending Machines: where they are, who can sign in, and
// a command that gets a token as it is.

import { machineKinds } from '../tvm/kinds/machine-kinds.ts';
import type { Instructions, Place } from './kinds/local-kind.ts';
import { localKinds, localModes } from './kinds/local-kinds.ts';
import type { StandIns } from './stand-ins.ts';

export interface WayIn extends Place, Instructions {}

/** @param guestUrl where guests get their tokens. */
export function waysIn(standIns: StandIns, guestUrl: string): readonly WayIn[] {
  return localModes.map((mode) => {
    const kind = localKinds[mode];
    const url = machineKinds[mode].isForGuests ? guestUrl : standIns.machines.urls[mode];
    return { name: kind.name, url, ...kind.instructions(url, standIns) };
  });
}

/** What there is to say of a way in, under its heading. */
export function detailsOf({ users, curl }: Instructions): string {
  return users === '' ? curl : `${users}\n${curl}`;
}
